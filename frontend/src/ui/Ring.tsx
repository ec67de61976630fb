/** Progress as a ring, `value` from 0 to 1; the percentage stands inside unless it is `bare`. */
export function Ring({
  value,
  size = 44,
  bare = false,
}: {
  value: number;
  size?: number;
  bare?: boolean;
}) {
  const percent = Math.round(value * 100);
  const middle = size / 2;
  const radius = (size - 4) / 2;
  return (
    <span
      className="ringbox"
      role="progressbar"
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-label="Progress"
      style={{ width: size, height: size }}
    >
      <svg className="ring" width={size} height={size} aria-hidden="true">
        <circle className="tr" cx={middle} cy={middle} r={radius} />
        <circle
          className="pr"
          cx={middle}
          cy={middle}
          r={radius}
          pathLength={100}
          strokeDasharray={`${percent} 100`}
        />
      </svg>
      {!bare && <span>{percent}</span>}
    </span>
  );
}

/** The mark: an M that is a small figure on its plinth. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg className="logo" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <path
        d="M7.5 22.6V11.8L16 19.4L24.5 11.8V22.6"
        fill="none"
        stroke="currentColor"
        strokeWidth="3.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="16" cy="7.6" r="4.1" fill="none" stroke="var(--blue)" strokeWidth="2.2" />
      <rect x="2.5" y="26.2" width="27" height="3.6" rx="1" fill="currentColor" />
    </svg>
  );
}

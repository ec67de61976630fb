import { useComposer } from "../Composer";

/** Whether each change is drawn at once, by `model`; null where none is free. */
export function LiveSwitch({ model, touch }: { model: string | null; touch?: boolean }) {
  const { desk, setLive } = useComposer();
  const on = desk.live && model !== null;
  const toggle = {
    type: "button",
    role: "switch",
    "aria-checked": on,
    disabled: model === null,
    title: model ? `Each change is drawn at once by ${model}` : "No model draws for free",
    onClick: () => setLive(!desk.live),
  } as const;
  if (touch) {
    return (
      <button {...toggle} className="btn line touch live">
        <span className={on ? "dot" : "dot none"} />
        Live
      </button>
    );
  }
  return (
    <button {...toggle} className="row live">
      <span className={on ? "switch on" : "switch"} aria-hidden />
      <span className="m">Live</span>
      <span className="mut onlarge">{model}</span>
    </button>
  );
}

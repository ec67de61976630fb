import { type ComponentProps, useLayoutEffect, useRef } from "react";

/** A text of several lines whose field is as high as the text, so that none of it hides. */
export function GrowingText(props: ComponentProps<"textarea">) {
  const field = useRef<HTMLTextAreaElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is measured when the text changes.
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = "0";
    element.style.height = `${element.scrollHeight}px`;
  }, [props.value]);
  return <textarea rows={1} {...props} ref={field} />;
}

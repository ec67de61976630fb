import { type ComponentProps, type KeyboardEvent, useLayoutEffect, useRef } from "react";

interface Props extends ComponentProps<"textarea"> {
  /** It holds no line breaks: Enter sends the form, as in any field of one line. */
  oneLine?: boolean;
}

/** A text whose field is as high as the text, so that none of it hides. */
export function GrowingText({ oneLine = false, ...props }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = "0";
    element.style.height = `${element.scrollHeight}px`;
  });
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (!oneLine || event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.currentTarget.form?.requestSubmit();
  };
  return <textarea rows={1} onKeyDown={onKeyDown} {...props} ref={field} />;
}

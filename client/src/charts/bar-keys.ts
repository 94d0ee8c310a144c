import { type RefObject, useEffect } from "react";

/** Keys as the reader presses them, and as the library takes them where bars lie: it steps down on ArrowLeft. */
const LYING: Readonly<Record<string, string>> = {
  ArrowDown: "ArrowLeft",
  ArrowRight: "ArrowLeft",
  ArrowUp: "ArrowRight",
  ArrowLeft: "ArrowRight",
};

/** Lets arrow keys step through lying bars: down and right to the next, up and left to the one before. */
export function useBarKeys(picture: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = picture.current;
    if (element === null) return;
    const onKey = (event: KeyboardEvent) => {
      const key = LYING[event.key];
      if (key === undefined || !event.isTrusted) return;
      event.preventDefault();
      event.stopPropagation();
      event.target?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    };
    element.addEventListener("keydown", onKey, { capture: true });
    return () => element.removeEventListener("keydown", onKey, { capture: true });
  }, [picture]);
}

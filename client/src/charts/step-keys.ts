import { type RefObject, useEffect } from "react";

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** Which of a count of parts a key leads to; null where it leads nowhere. */
function targetOf(key: string, at: number, count: number): number | null {
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  const step = STEPS[key];
  return step === undefined ? null : Math.min(count - 1, Math.max(0, at + step));
}

type Part = HTMLElement | SVGElement;

/**
 * Makes the marked parts of a picture one stop of the Tab key, and lets the arrow keys, Home and End step through them;
 * parts that are drawn later are taken in as they come.
 */
export function useStepKeys(picture: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = picture.current;
    if (element === null) return;
    const parts = () => [...element.querySelectorAll<Part>("[data-step]")];
    const enter = (part: Part | undefined) => {
      for (const other of parts()) other.setAttribute("tabindex", other === part ? "0" : "-1");
    };
    const takeIn = () => {
      const all = parts();
      enter(all.find((part) => part.getAttribute("tabindex") === "0") ?? all[0]);
    };
    const onKey = (event: KeyboardEvent) => {
      const all = parts();
      const at = all.indexOf(document.activeElement as Part);
      const to = at < 0 ? null : targetOf(event.key, at, all.length);
      if (to === null) return;
      event.preventDefault();
      enter(all[to]);
      all[to]?.focus();
    };
    takeIn();
    const watch = new MutationObserver(takeIn);
    watch.observe(element, { childList: true, subtree: true });
    element.addEventListener("keydown", onKey);
    return () => {
      watch.disconnect();
      element.removeEventListener("keydown", onKey);
    };
  }, [picture]);
}

import { type RefObject, useEffect } from "react";
import { type AreaOutline, type MapStep, nextArea } from "./area-outlines.ts";

const STEPS: Readonly<Record<string, MapStep>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

/** Lets the arrow keys lead from area to area of a map; the area arrived at has the focus. */
export function useMapKeys(map: RefObject<HTMLElement | null>, outlines: readonly AreaOutline[]): void {
  useEffect(() => {
    const element = map.current;
    if (element === null) return;
    const onKey = (event: KeyboardEvent) => {
      const step = STEPS[event.key];
      if (step === undefined || !(event.target instanceof Element)) return;
      event.preventDefault();
      const code = event.target.closest<SVGElement>("[data-area]")?.dataset.area;
      const next = code === undefined ? null : nextArea(outlines, code, step);
      if (next !== null) element.querySelector<SVGElement>(`[data-area="${next.code}"]`)?.focus();
    };
    element.addEventListener("keydown", onKey);
    return () => element.removeEventListener("keydown", onKey);
  }, [map, outlines]);
}

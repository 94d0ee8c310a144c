import { type RefObject, useEffect, useRef } from "react";

const STEPS: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};

function linksOf(table: HTMLTableElement): readonly HTMLAnchorElement[] {
  return [...table.querySelectorAll<HTMLAnchorElement>("td a")];
}

/** The next cell with a link in one direction; null at the edge. */
function neighbour(table: HTMLTableElement, from: HTMLTableCellElement, step: readonly [number, number]) {
  let row = (from.parentElement as HTMLTableRowElement).rowIndex + step[0];
  let column = from.cellIndex + step[1];
  for (let cell = table.rows[row]?.cells[column]; cell !== undefined; cell = table.rows[row]?.cells[column]) {
    const link = cell.querySelector<HTMLAnchorElement>("a");
    if (link !== null) return link;
    row += step[0];
    column += step[1];
  }
  return null;
}

/** Makes the links of a table one stop of the Tab key, and lets the arrow keys move between them; new links leave the stop where it is. */
export function useArrowKeys(reference: RefObject<HTMLTableElement | null>): void {
  const stop = useRef<HTMLAnchorElement>(undefined);
  useEffect(() => {
    const table = reference.current;
    if (table === null) return;
    const enter = (link: HTMLAnchorElement | undefined) => {
      stop.current = link;
      for (const other of linksOf(table)) other.tabIndex = other === link ? 0 : -1;
    };
    const links = linksOf(table);
    enter(links.find((link) => link === stop.current) ?? links[0]);
    const onKey = (event: KeyboardEvent) => {
      const step = STEPS[event.key];
      const cell = event.target instanceof Element ? event.target.closest("td") : null;
      if (step === undefined || cell === null) return;
      const next = neighbour(table, cell, step);
      if (next === null) return;
      event.preventDefault();
      enter(next);
      next.focus();
    };
    const onFocus = (event: FocusEvent) => {
      if (event.target instanceof HTMLAnchorElement) enter(event.target);
    };
    table.addEventListener("keydown", onKey);
    table.addEventListener("focusin", onFocus);
    return () => {
      table.removeEventListener("keydown", onKey);
      table.removeEventListener("focusin", onFocus);
    };
  });
}

import highsModule from "highs";
import type { CountTable } from "../../server/src/analytics/disclosure/count-table.ts";

// Its types describe the CommonJS build, whose default export stands one step further in.
const loadHighs = highsModule as unknown as typeof highsModule.default;
const highs = await loadHighs();

/** The sums of a table with everything an attacker knows put in: what is left says something of hidden cells only. */
function knownRows({ counts, sums }: CountTable, isHidden: Uint8Array): string[] {
  return sums.flatMap(({ total, parts }) => {
    const terms = parts.filter((part) => isHidden[part] === 1).map((part) => `+ 1 x${part}`);
    if (isHidden[total] === 1) terms.push(`- 1 x${total}`);
    if (terms.length === 0) return [];
    const shown = parts.filter((part) => isHidden[part] === 0).reduce((all, part) => all + (counts[part] ?? 0), 0);
    const bound = (isHidden[total] === 1 ? 0 : (counts[total] ?? 0)) - shown;
    return [`${terms.join(" ")} = ${bound}`];
  });
}

/** Counts no partnership reaches; a program without bounds would have no solution to tell. */
const CEILING = 1_000_000;

function solve(sense: "Minimize" | "Maximize", cell: number, rows: readonly string[]): number {
  const body = rows.map((row, index) => ` r${index}: ${row}`);
  const program = `${sense}\n obj: x${cell}\nSubject To\n${body.join("\n")}\n cap: x${cell} <= ${CEILING}\nEnd`;
  const solution = highs.solve(program);
  if (solution.Status !== "Optimal") throw new Error(`linear program is ${solution.Status}`);
  return solution.ObjectiveValue;
}

/** Width of the narrowest interval that linear programming leaves to a hidden cell, for somebody who knows every shown count exactly. */
export function narrowestInterval(table: CountTable, isHidden: Uint8Array): number {
  const rows = knownRows(table, isHidden);
  let narrowest = Number.POSITIVE_INFINITY;
  for (const cell of table.counts.keys()) {
    if (isHidden[cell] === 0) continue;
    const width = solve("Maximize", cell, rows) - solve("Minimize", cell, rows);
    narrowest = Math.min(narrowest, width);
  }
  return narrowest;
}

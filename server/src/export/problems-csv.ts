import type { Problem } from "../persistence/stores/problem.ts";
import { writeNamedCsv } from "./csv.ts";

const COLUMNS = ["severity", "sheet", "row", "column", "value", "code", "message", "mend"] as const;

/** What was wrong with a file, a row each, to be worked through in a spreadsheet. */
export function problemsCsv(problems: readonly Problem[]): string {
  return writeNamedCsv(COLUMNS, problems);
}

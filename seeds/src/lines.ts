import { EDUCATION_LINES } from "./education-lines.ts";
import { HEALTH_LINES } from "./health-lines.ts";
import type { LinePlan } from "./line-plan.ts";

/** The fifteen lines of the illustrative register. */
export const LINES: readonly LinePlan[] = [...HEALTH_LINES, ...EDUCATION_LINES];

/** The line with a code. */
export function lineOf(code: string): LinePlan {
  const line = LINES.find((entry) => entry.code === code);
  if (line === undefined) throw new RangeError(`there is no line ${code}`);
  return line;
}

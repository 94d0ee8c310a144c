import type { WaitLineRow } from "./wait-rows.ts";

/** Lines whose delays the area inspection of December 2025 named, in its order. */
const NAMED = ["CAMHS", "SLT", "DIET", "DYSPHAGIA", "NDA"] as const;

/** A line that the inspection named, with its queues on each clock; none where no queue is recorded. */
export interface NamedLine {
  readonly code: string;
  readonly name: string;
  readonly lines: readonly WaitLineRow[];
}

/** The named lines among those asked for. */
export function namedLines(
  lines: readonly WaitLineRow[],
  serviceLines: readonly { readonly code: string; readonly name: string }[],
  asked: readonly string[] | null,
): readonly NamedLine[] {
  return NAMED.filter((code) => asked === null || asked.includes(code)).flatMap((code) => {
    const name = serviceLines.find((line) => line.code === code)?.name;
    return name === undefined ? [] : [{ code, name, lines: lines.filter((line) => line.serviceLine.code === code) }];
  });
}

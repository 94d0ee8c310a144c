import { formatNumber, stateWords } from "../../words/figure.ts";
import { publishedText } from "../../words/published-period.ts";
import { countText } from "../../words/text.ts";
import type { ExceptionRow } from "./exception-kind.ts";
import type { OverviewRows } from "./overview-series.ts";

type Comparisons = OverviewRows["measureComparisons"];
type Compared = Comparisons["rows"][number];
type Shown = Compared["periods"][number]["own"];

/** A measure's value with its unit, or why there is none. */
function measureText({ value, state }: Shown, unit: string): string {
  if (value === null || value === undefined) return stateWords(state);
  return unit === "%" ? `${formatNumber(value)}\u00a0%` : `${formatNumber(value)} ${unit}`;
}

function rangeText({ lower, upper }: Compared["periods"][number]["others"]): string {
  if (lower === null || lower === undefined || upper === null || upper === undefined) return "";
  return ` (${formatNumber(lower)} to ${formatNumber(upper)})`;
}

/** Against whom a measure is clearly worse, in words; null where against nobody. */
function worseThan({ versusOthers, versusEngland }: Compared, councils: number): string | null {
  const middle = `the middle of ${countText(councils, "other council")}`;
  const isWorse = [versusOthers.verdict === "WORSE", versusEngland.verdict === "WORSE"];
  if (isWorse[0] && isWorse[1]) return `${middle}, and than England`;
  if (isWorse[0]) return middle;
  return isWorse[1] ? "England" : null;
}

/** How many allowances a measure is away, at its worst. */
function sizeOf({ versusOthers, versusEngland }: Compared): number {
  const parts = [versusOthers, versusEngland].map(({ worseBy, allowance }) =>
    allowance.value ? (worseBy.value ?? 0) / allowance.value : 0,
  );
  return Math.max(...parts);
}

/** Published measures that are clearly worse than others', by more than movement from year to year explains. */
export function measureExceptions({ rows, comparedWith }: Comparisons): ExceptionRow[] {
  return rows.flatMap((row): ExceptionRow[] => {
    const than = worseThan(row, comparedWith.length);
    const at = row.latest ?? -1;
    const latest = row.periods[at];
    if (than === null || latest === undefined) return [];
    const earlier = row.periods.slice(0, at).findLast(({ own }) => own.value !== null && own.value !== undefined);
    const { code, name, unit } = row;
    return [
      {
        code: `measure:${code}`,
        kind: "measure",
        name,
        says: `${measureText(latest.own, unit)} in ${publishedText(latest.period)}: clearly worse than ${than}.`,
        before:
          earlier === undefined
            ? "not published"
            : `${measureText(earlier.own, unit)} in ${publishedText(earlier.period)}`,
        target: "none set",
        others: `councils ${measureText(latest.others, unit)}${rangeText(latest.others)}, England ${measureText(latest.england, unit)}`,
        size: sizeOf(row),
        to: `?open=${encodeURIComponent(`measure:${code}`)}`,
      },
    ];
  });
}

/** What a measure counts and where its figures come from, in words. */
export function measureLines({ definition, source, versusOthers, versusEngland, unit }: Compared) {
  const allowed = (entry: Compared["versusOthers"]) =>
    `${measureText(entry.worseBy, unit)} worse; movement explains ${measureText(entry.allowance, unit)}`;
  return [
    ["What is counted", definition],
    ["Beside the middle of other councils", allowed(versusOthers)],
    ["Beside England", allowed(versusEngland)],
    ["Source", `${source.publisher}, ${source.dataset}${source.release ? `, ${source.release}` : ""}`],
  ] as const;
}

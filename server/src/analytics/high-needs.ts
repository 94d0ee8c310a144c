import { type Figure, known, type Money, missing, noMoney, pounds, type Warning } from "./figure.ts";
import { ratioOf } from "./ratio.ts";

/** Top-level high needs lines of section 251, as the department's own tool has them; the lines below them are parts of these. */
const TOP_LINES = [
  "LINE_PLACES",
  "LINE_TOP_UP",
  "LINE_INDEPENDENT",
  "LINE_SEN_SUPPORT",
  "LINE_AP_SERVICES",
  "LINE_HOSPITAL",
  "LINE_THERAPIES",
] as const;

/** One council's budget for one line, in pounds; null where none is published. */
export interface HighNeedsObservation {
  readonly areaCode: string;
  readonly lineCode: string;
  readonly lineName: string;
  readonly pounds: number | null;
}

/** A line of the council's budget beside others'. */
export interface HighNeedsLine {
  readonly code: string;
  readonly name: string;
  readonly budget: Money;
  /** Over all top-level lines of the same council: councils of any size compare. */
  readonly share: Figure;
  /** Middle share of the councils compared with, lowest and highest as its ends. */
  readonly others: Figure;
  readonly england: Figure;
}

export interface HighNeedsBenchmark {
  readonly lines: readonly HighNeedsLine[];
  /** Councils compared with, by code. */
  readonly comparedWith: readonly string[];
  readonly warnings: readonly Warning[];
}

const ENGLAND = "E92000001";

const WARNINGS: readonly Warning[] = [
  {
    code: "BUDGET_NOT_OUTTURN",
    message:
      "These are budgets. Outturn leaves out place funding of academies, which budgets include, so the two cannot be compared without adjustment.",
  },
  {
    code: "SHARES_NOT_NEED",
    message: "A share says how a council divides its money between lines, not whether it is enough.",
  },
];

/** Each line's share of one council's top-level lines; empty where any of them is not published. */
function sharesOf(observations: readonly HighNeedsObservation[], area: string): ReadonlyMap<string, number> {
  const own = TOP_LINES.map(
    (line) => observations.find((row) => row.areaCode === area && row.lineCode === line)?.pounds ?? null,
  );
  if (own.some((amount) => amount === null)) return new Map();
  const whole = own.reduce<number>((sum, amount) => sum + (amount ?? 0), 0);
  return new Map(TOP_LINES.map((line, at) => [line, ratioOf(own[at] ?? 0, whole) ?? 0]));
}

/** The middle of sorted numbers; between two the mean of both. */
function middleOf(sorted: readonly number[]): number | null {
  const half = Math.floor(sorted.length / 2);
  const [low, high] = sorted.length % 2 === 1 ? [sorted[half], sorted[half]] : [sorted[half - 1], sorted[half]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

function shareFigure(share: number | undefined): Figure {
  return share === undefined ? missing("NOT_LOADED", "share", "OFFICIAL") : known(share, "share", "OFFICIAL");
}

/** A council's high needs budget lines beside those of other councils. */
export function compareHighNeeds(
  observations: readonly HighNeedsObservation[],
  ownArea: string,
  compareWith: readonly string[],
): HighNeedsBenchmark {
  const own = sharesOf(observations, ownArea);
  const england = sharesOf(observations, ENGLAND);
  const others = compareWith
    .filter((area) => area !== ownArea && area !== ENGLAND)
    .map((area) => [area, sharesOf(observations, area)] as const)
    .filter(([, shares]) => shares.size > 0);
  const lines = TOP_LINES.flatMap((code): HighNeedsLine[] => {
    const row = observations.find((entry) => entry.areaCode === ownArea && entry.lineCode === code);
    const shares = others.map(([, of]) => of.get(code) ?? 0).sort((a, b) => a - b);
    const middle = middleOf(shares);
    return row === undefined
      ? []
      : [
          {
            code,
            name: row.lineName,
            budget: row.pounds === null ? noMoney("UNAVAILABLE") : pounds(Math.round(row.pounds * 100)),
            share: shareFigure(own.get(code)),
            others:
              middle === null
                ? missing("NOT_LOADED", "share", "OFFICIAL")
                : known(middle, "share", "OFFICIAL", { lower: shares[0] ?? middle, upper: shares.at(-1) ?? middle }),
            england: shareFigure(england.get(code)),
          },
        ];
  });
  return { lines, comparedWith: others.map(([area]) => area).sort(), warnings: WARNINGS };
}

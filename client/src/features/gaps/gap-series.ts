import { formatFigure, formatNumber, formatShare, type ShownFigure } from "../../words/figure.ts";
import { agesText, REMEDY_WORDS, unitText } from "../../words/text.ts";

/** What a bar of gap parts needs of a row. */
export interface GapBarRow {
  readonly serviceLine: { readonly code: string; readonly name: string; readonly unitOfCare: string };
  readonly demand: ShownFigure;
  readonly met: ShownFigure;
  readonly unmet: ShownFigure;
  readonly coverageGap: ShownFigure;
  readonly capacityGap: ShownFigure;
  readonly deliveryGap: ShownFigure;
  readonly targetingGap: ShownFigure;
  readonly ahead: ShownFigure;
  readonly coverage: ShownFigure;
  readonly remedy: string;
}

/** What a cell of the heat table needs of a row. */
export interface GapPlaceRow {
  readonly key: string;
  readonly serviceLine: { readonly code: string; readonly name: string; readonly unitOfCare: string };
  readonly area?: { readonly code: string; readonly name: string } | null;
  readonly ageBand?: { readonly code: string; readonly from: number; readonly to: number } | null;
  readonly demand: ShownFigure;
  readonly unmet: ShownFigure;
  readonly coverage: ShownFigure;
  readonly remedy: string;
}

const number = ({ value }: ShownFigure) => value ?? 0;

/** Parts of each line's demand as shares of it, since units differ from line to line; widest unmet share first. */
export function gapShares(rows: readonly GapBarRow[]) {
  return rows
    .filter(({ demand }) => number(demand) > 0)
    .map((row) => {
      const demand = number(row.demand);
      const share = (figure: ShownFigure) => Math.max(0, number(figure)) / demand;
      const [ahead, delivery, targeting] = [share(row.ahead), share(row.deliveryGap), share(row.targetingGap)];
      const [capacity, coverage] = [share(row.capacityGap), share(row.coverageGap)];
      // Need = met within the fair share + distribution gap + capacity gap + coverage gap; what was met ahead of the fair share
      // is a part of the last two, so the bar shows each need once.
      const met = Math.max(0, 1 - capacity - coverage - delivery - targeting);
      const open = capacity + coverage;
      const left = open > 0 ? Math.max(0, open - ahead) / open : 0;
      return {
        name: row.serviceLine.name,
        met,
        ahead,
        delivery,
        targeting,
        capacity: capacity * left,
        coverage: coverage * left,
      };
    })
    .sort((a, b) => a.met + a.ahead - (b.met + b.ahead) || (a.name < b.name ? -1 : 1));
}

/** The same numbers in units of care, line by line. */
export function gapTable(rows: readonly GapBarRow[]): readonly (readonly string[])[] {
  return rows.map((row) => [
    `${row.serviceLine.name} (${unitText(row.serviceLine.unitOfCare)})`,
    formatFigure(row.demand),
    formatFigure(row.met),
    formatFigure(row.ahead),
    formatFigure(row.deliveryGap),
    formatFigure(row.targetingGap),
    formatFigure(row.capacityGap),
    formatFigure(row.coverageGap),
    formatShare(row.coverage),
  ]);
}

export const GAP_TABLE_COLUMNS = [
  "Service line",
  "Need",
  "Met",
  "Met ahead of others",
  "Paid for, not delivered",
  "Delivered elsewhere",
  "Too little capacity",
  "No service reaches",
  "Covered",
] as const;

/** Lines whose unmet need is the largest share of their need, widest first. */
export function widestLines<Row extends Pick<GapBarRow, "demand" | "unmet" | "serviceLine">>(
  rows: readonly Row[],
): readonly Row[] {
  const share = ({ demand, unmet }: Row) => (number(demand) > 0 ? number(unmet) / number(demand) : 0);
  return [...rows]
    .filter((row) => share(row) > 0)
    .sort((a, b) => share(b) - share(a) || (a.serviceLine.code < b.serviceLine.code ? -1 : 1));
}

/** A gap in one sentence: what, where, for whom, how much, and the remedy. */
export function gapSentence(row: GapPlaceRow): string {
  const unit = unitText(row.serviceLine.unitOfCare);
  const place = [row.serviceLine.name, row.ageBand ? `ages ${agesText(row.ageBand)}` : null, row.area?.name]
    .filter(Boolean)
    .join(", ");
  return `${place}: ${formatFigure(row.unmet)} of ${formatFigure(row.demand)} ${unit} are not met. Remedy: ${REMEDY_WORDS[row.remedy] ?? row.remedy}.`;
}

/** A whole line's gap in one sentence. */
export function lineSentence(row: GapBarRow): string {
  const part = number(row.demand) > 0 ? Math.round((100 * number(row.unmet)) / number(row.demand)) : 0;
  const unit = unitText(row.serviceLine.unitOfCare);
  return `${row.serviceLine.name}: ${formatNumber(number(row.unmet))} of ${formatNumber(number(row.demand))} ${unit} (${part} %) are not met. Remedy: ${REMEDY_WORDS[row.remedy] ?? row.remedy}.`;
}

/** One cell of the heat table: unmet need over the rows that fall in it. */
export interface HeatCell {
  readonly line: string;
  readonly column: string;
  readonly unmet: number;
  readonly demand: number;
  /** A row in it has no number, so the sum would mislead. */
  readonly isUnknown: boolean;
  readonly widest: GapPlaceRow;
}

/** Unmet need by line and ward, or by line and age band. */
export function heatCells(rows: readonly GapPlaceRow[], by: "area" | "ageBand"): ReadonlyMap<string, HeatCell> {
  const cells = new Map<string, HeatCell>();
  for (const row of rows) {
    const column = row[by]?.code ?? "UNKNOWN";
    const key = `${row.serviceLine.code}|${column}`;
    const cell = cells.get(key);
    const isUnknown = row.unmet.value === null || row.unmet.value === undefined;
    cells.set(key, {
      line: row.serviceLine.code,
      column,
      unmet: (cell?.unmet ?? 0) + number(row.unmet),
      demand: (cell?.demand ?? 0) + number(row.demand),
      isUnknown: isUnknown || (cell?.isUnknown ?? false),
      widest: cell === undefined || number(row.unmet) > number(cell.widest.unmet) ? row : cell.widest,
    });
  }
  return cells;
}

/** Places with the most unmet need for their line: the share of the line's unmet need, so that units need not be compared. */
export function worstPlaces(rows: readonly GapPlaceRow[]): readonly GapPlaceRow[] {
  const totals = new Map<string, number>();
  for (const row of rows)
    totals.set(row.serviceLine.code, (totals.get(row.serviceLine.code) ?? 0) + number(row.demand));
  const weight = (row: GapPlaceRow) => number(row.unmet) / (totals.get(row.serviceLine.code) ?? 1);
  return [...rows]
    .filter(({ unmet }) => number(unmet) > 0)
    .sort((a, b) => weight(b) - weight(a) || (a.key < b.key ? -1 : 1));
}

/** The first row of each line, in the order given. */
export function worstOfEachLine(rows: readonly GapPlaceRow[]): readonly GapPlaceRow[] {
  const seen = new Set<string>();
  return rows.filter(({ serviceLine }) => !seen.has(serviceLine.code) && seen.add(serviceLine.code));
}

import type { Bullet } from "../../charts/bar-row.ts";
import type { Twin } from "../../charts/ChartFrame.tsx";
import { formatFigure, formatNumber, formatPercent, formatShare, type ShownFigure } from "../../words/figure.ts";
import { countText } from "../../words/text.ts";
import type { CapacityLineRow, StaffRow } from "./wait-rows.ts";

/** What the three sizes of a bullet are. */
export const CAPACITY_LABELS = {
  wide: "Needed",
  thin: "Staff in post can do",
  mark: "With every post filled",
} as const;

/** The part of what is needed, from 0; null where either is not known. */
function ofNeeded(part: ShownFigure, needed: ShownFigure): number | null {
  if (part.value === null || part.value === undefined || !needed.value) return null;
  return part.value / needed.value;
}

const partly = ({ state }: ShownFigure) => (state === "UNRELIABLE" ? " (services that sent figures)" : "");

/** What staff can do as a part of what is needed, line by line, the smallest first; units differ, so parts are drawn. */
export function capacityBullets(lines: readonly CapacityLineRow[]): readonly Bullet[] {
  return sortedLines(lines).map(({ serviceLine, figures }) => {
    const { neededCapacity, staffCapacity, fundedCapacity } = figures;
    const unit = `${serviceLine.unitOfCare}s a month`;
    const thin = ofNeeded(staffCapacity, neededCapacity);
    const mark = ofNeeded(fundedCapacity, neededCapacity);
    const share = thin === null ? "not known what part" : formatPercent(thin);
    const note = `${share} of ${plain(neededCapacity)} ${unit}${partly(neededCapacity)}`;
    return {
      name: serviceLine.name,
      note,
      wide: neededCapacity.value ? 1 : null,
      thin,
      mark,
      says: `Needed ${plain(neededCapacity)}, staff in post can do ${plain(staffCapacity)}, with every post filled ${plain(fundedCapacity)} ${unit}`,
    };
  });
}

function sortedLines(lines: readonly CapacityLineRow[]): readonly CapacityLineRow[] {
  const weight = ({ figures }: CapacityLineRow) => ofNeeded(figures.staffCapacity, figures.neededCapacity) ?? 9;
  return [...lines].sort((a, b) => weight(a) - weight(b) || (a.serviceLine.code < b.serviceLine.code ? -1 : 1));
}

/** A figure without the word for a partial sum, which is said once a row. */
function plain(figure: ShownFigure): string {
  return figure.value !== null && figure.value !== undefined ? formatNumber(figure.value) : formatFigure(figure);
}

/** The same numbers as a table, with the posts behind them. */
export function capacityTwin(lines: readonly CapacityLineRow[]): Twin {
  return {
    columns: [
      "Line",
      "Unit, a month",
      "Needed",
      "Staff can do",
      "Every post filled",
      "Lost to vacancies",
      "Lost: not brought",
      "WTE filled",
      "WTE more",
      "All sent figures",
    ],
    rows: sortedLines(lines).map(({ serviceLine, figures }) => [
      serviceLine.name,
      `${serviceLine.unitOfCare}s`,
      plain(figures.neededCapacity),
      plain(figures.staffCapacity),
      plain(figures.fundedCapacity),
      plain(figures.vacancyEffect),
      plain(figures.notBroughtEffect),
      `${plain(figures.inPostWte)} of ${plain(figures.fundedWte)}`,
      plain(figures.wteNeeded),
      figures.staffCapacity.state === "UNRELIABLE" ? "no" : "yes",
    ]),
  };
}

/** What the picture proves: how many lines have staff for what is needed, and which has least. */
export function capacitySentence(lines: readonly CapacityLineRow[]): string {
  const [least] = sortedLines(lines);
  if (least === undefined) return "No staff of these services is recorded for this month.";
  const { serviceLine, figures } = least;
  const share = ofNeeded(figures.staffCapacity, figures.neededCapacity);
  if (share === null) return "What staff can do beside what is needed is not known.";
  const parts = lines.flatMap((line) => ofNeeded(line.figures.staffCapacity, line.figures.neededCapacity) ?? []);
  const silent = lines.length - parts.length;
  const rest = silent === 0 ? "" : `; of ${countText(silent, "other")} it is not known`;
  const unit = `${serviceLine.unitOfCare}s a month`;
  return `${serviceLine.name}: staff in post can do ${plain(figures.staffCapacity)} of ${plain(figures.neededCapacity)} ${unit} that are needed (${formatPercent(share)}). Enough staff in ${parts.filter((part) => part >= 1).length} of ${countText(parts.length, "line")}${rest}.`;
}

/** Every service's staff with its unit. */
export function staffRows(lines: readonly CapacityLineRow[]): readonly StaffRow[] {
  return lines.flatMap(({ serviceLine, services }) =>
    services.map(({ service, figures }) => ({ service, unitOfCare: serviceLine.unitOfCare, figures })),
  );
}

/** Posts filled of those paid for, with the part that is vacant. */
export function postsText({ inPostWte, fundedWte, vacancyShare }: StaffRow["figures"]): string {
  if (inPostWte.value === null || inPostWte.value === undefined) return formatFigure(inPostWte);
  return `${formatFigure(inPostWte)} of ${formatFigure(fundedWte)} (${formatShare(vacancyShare)} vacant)`;
}

import {
  formatFigure,
  formatMoney,
  formatPence,
  formatShare,
  type ShownFigure,
  type ShownMoney,
} from "../../words/figure.ts";
import { readPounds } from "../../words/money-input.ts";
import { unitText } from "../../words/text.ts";
import { type LineName, sizeOf } from "./gap-rows.ts";

/** More capacity at one service, in the order in which it helps most. */
export interface SpendingStepRow {
  readonly service: { readonly code: string; readonly name: string };
  readonly units: ShownFigure;
  readonly helpful: ShownFigure;
  readonly unitCost: ShownMoney;
  readonly cost: ShownMoney;
  readonly unmetAfter: ShownFigure;
}

/** What a sum would buy if all of it went to one line. */
export interface SpendingRow {
  readonly serviceLine: LineName;
  readonly unmet: ShownFigure;
  readonly unreached: ShownFigure;
  readonly bought: ShownFigure;
  readonly shareMet: ShownFigure;
  readonly spent: ShownMoney;
  readonly left: ShownMoney;
  readonly steps: readonly SpendingStepRow[];
}

/** The amount asked about where the address names none: £100,000. */
export const USUAL_PENCE = 10_000_000;

/** Most that may be asked about: a thousand million pounds. */
const MOST_PENCE = 100_000_000_000;

/** Whole pence of an amount as somebody writes it; null where it is no sum that may be asked about. */
export function readAmount(text: string): number | null {
  const pence = readPounds(text);
  return pence === null || pence < 0 || pence > MOST_PENCE ? null : pence;
}

/** A number of units, as "1 place" or "540 contacts a year". */
export function unitsText(units: ShownFigure, { unitOfCare }: LineName): string {
  const number = formatFigure(units);
  return number === "1"
    ? `1 ${unitText(unitOfCare).replace(`${unitOfCare}s`, unitOfCare)}`
    : `${number} ${unitText(unitOfCare)}`;
}

/** Where a step is spent, how much it buys there, and from where on more would not help. */
export function stepText({ service, units, helpful, unitCost }: SpendingStepRow, line: LineName): string {
  const more =
    sizeOf(units) >= sizeOf(helpful) * (1 - 1e-9)
      ? "more would not help there"
      : `up to ${formatFigure(helpful)} would help there`;
  return `${service.name}: ${unitsText(units, line)} at ${formatMoney(unitCost)} each; ${more}`;
}

const isSome = (money: ShownMoney) => (money.pence ?? 0) > 0;

/** What a sum buys on one line, in a sentence or two. */
export function spendingSentence(row: SpendingRow): string {
  const { serviceLine, unmet, unreached, bought, shareMet, left } = row;
  const unit = unitText(serviceLine.unitOfCare);
  const scope =
    sizeOf(unreached) > 0
      ? ` No service reaches ${formatFigure(unreached)} of it: that takes new scope, not capacity.`
      : "";
  if (unmet.value === null || unmet.value === undefined)
    return `${serviceLine.name}: what its capacity cannot meet is ${formatFigure(unmet)}, so nothing can be said of more.`;
  if (sizeOf(unmet) === 0) return `${serviceLine.name}: nothing; its capacity could meet all of its need.`;
  if (bought.value === null || bought.value === undefined)
    return `${serviceLine.name}: what it would buy is ${formatFigure(bought)}.${scope}`;
  if (sizeOf(bought) === 0)
    return `${serviceLine.name}: nothing; more capacity where there is a price would not meet any of the ${formatFigure(unmet)} ${unit} that lack it.${scope}`;
  const rest = isSome(left) ? ` ${formatMoney(left)} would be left over.` : "";
  return `${serviceLine.name}: ${formatFigure(bought)} of the ${formatFigure(unmet)} ${unit} that lack capacity (${formatShare(shareMet)}).${rest}${scope}`;
}

/** Lines by name: they count in units of their own, so no order of size would mean anything. */
export function spendingRows<Row extends SpendingRow>(rows: readonly Row[]): readonly Row[] {
  return [...rows].sort((a, b) => (a.serviceLine.name < b.serviceLine.name ? -1 : 1));
}

/** What is said above the lines. */
export function spendingFinding(pence: number, rows: readonly SpendingRow[]): string {
  const helped = rows.filter(({ bought }) => sizeOf(bought) > 0).length;
  return `Each line is shown as if all ${formatPence(pence)} went to it, to the cheapest service first. It would help on ${helped} of ${rows.length} lines.`;
}

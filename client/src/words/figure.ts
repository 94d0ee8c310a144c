/** A figure as the API gives it. */
export interface ShownFigure {
  readonly value?: number | null;
  readonly state: string;
  readonly lower?: number | null;
  readonly upper?: number | null;
}

/** An amount as the API gives it. */
export interface ShownMoney {
  readonly pence?: number | null;
  readonly state: string;
}

/** Why a figure is no number, in words. */
const STATES: Readonly<Record<string, string>> = {
  LOW: "under a half",
  SUPPRESSED: "c (hidden: too few children)",
  NOT_SUBMITTED: "not submitted",
  NOT_COLLECTED: "not collected",
  NOT_LOADED: "not loaded yet",
  NOT_APPLICABLE: "not applicable",
  UNAVAILABLE: "not available",
  UNDEFINED: "cannot be computed",
  UNRELIABLE: "unreliable",
};

/** A state in words. */
function stateWords(state: string): string {
  return STATES[state] ?? state.toLowerCase().replaceAll("_", " ");
}

const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });

/** A number with at most one decimal, none from 100 on. */
export function formatNumber(value: number): string {
  return Math.abs(value) >= 100 ? whole.format(value) : oneDecimal.format(value);
}

/** A figure in words or digits: never a blank, never a zero that is none. */
export function formatFigure({ value, state }: ShownFigure): string {
  if (value === null || value === undefined) return stateWords(state);
  return state === "KNOWN" ? formatNumber(value) : `${formatNumber(value)} (${stateWords(state)})`;
}

/** A share as a percentage, with its interval as "62 % (57 to 66)" where there is one. */
export function formatShare({ value, state, lower, upper }: ShownFigure): string {
  if (value === null || value === undefined) return stateWords(state);
  const percent = (share: number) => whole.format(share * 100);
  const ends =
    lower === null || lower === undefined || upper === null || upper === undefined
      ? ""
      : ` (${percent(lower)} to ${percent(upper)})`;
  return `${percent(value)} %${ends}`;
}

/** A figure with its interval, as "540 (430 to 650)". */
export function formatInterval(figure: ShownFigure): string {
  const { lower, upper } = figure;
  const text = formatFigure(figure);
  if (lower === null || lower === undefined || upper === null || upper === undefined) return text;
  return `${text} (${formatNumber(lower)} to ${formatNumber(upper)})`;
}

const exactPounds = new Intl.NumberFormat("en-GB", { style: "currency", currency: "GBP" });
const wholePounds = new Intl.NumberFormat("en-GB", { style: "currency", currency: "GBP", maximumFractionDigits: 0 });

/** An amount to the pound, or as £1.24m from a million on. */
export function formatMoney({ pence, state }: ShownMoney): string {
  if (pence === null || pence === undefined) return stateWords(state);
  const isLarge = Math.abs(pence) >= 100_000_000;
  const sign = pence < 0 ? "−" : "";
  const size = Math.abs(pence) / 100;
  return isLarge ? `${sign}£${(size / 1_000_000).toFixed(2)}m` : `${sign}${wholePounds.format(size)}`;
}

/** An amount to the penny. */
export function formatExactMoney({ pence, state }: ShownMoney): string {
  if (pence === null || pence === undefined) return stateWords(state);
  return `${pence < 0 ? "−" : ""}${exactPounds.format(Math.abs(pence) / 100)}`;
}

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
  LOW: "less than a half",
  SUPPRESSED: "c (hidden: too few children)",
  NOT_SUBMITTED: "not submitted",
  NOT_COLLECTED: "not recorded",
  NOT_LOADED: "not loaded yet",
  NOT_APPLICABLE: "does not apply",
  UNAVAILABLE: "not published",
  UNDEFINED: "cannot be worked out",
  UNRELIABLE: "not reliable",
};

/** A state in words. */
export function stateWords(state: string): string {
  return STATES[state] ?? state.toLowerCase().replaceAll("_", " ");
}

/** Whether the figure may be drawn as a number. */
export function isKnown(figure: ShownFigure): boolean {
  return figure.value !== null && figure.value !== undefined && figure.state === "KNOWN";
}

const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });

/** Signed with a true minus; a rounded zero carries no sign. */
function signed(text: string): string {
  return text.replace(/^-(?=[0.,]*$)/, "").replace("-", "−");
}

/** A number with at most one decimal, none from 100 on. */
export function formatNumber(value: number): string {
  return signed(Math.abs(value) >= 100 ? whole.format(value) : oneDecimal.format(value));
}

/** A figure in words or digits: never a blank, never a zero that is none. */
export function formatFigure({ value, state }: ShownFigure): string {
  if (value === null || value === undefined) return stateWords(state);
  return state === "KNOWN" ? formatNumber(value) : `${formatNumber(value)} (${stateWords(state)})`;
}

/** A share from 0 to 1 as "62 %", its parts held on one line. */
export function formatPercent(share: number): string {
  const percent = share * 100;
  const isSmall = Math.abs(percent) < 1 && Math.abs(percent) >= 0.05;
  return `${signed((isSmall ? oneDecimal : whole).format(percent))}\u00a0%`;
}

function ends({ lower, upper }: ShownFigure): readonly [number, number] | null {
  return lower === null || lower === undefined || upper === null || upper === undefined ? null : [lower, upper];
}

/** A share as a percentage, with its interval as "62 % (57 to 66)" where there is one. */
export function formatShare(figure: ShownFigure): string {
  const { value, state } = figure;
  if (value === null || value === undefined) return stateWords(state);
  const both = ends(figure);
  const interval = both === null ? "" : ` (${whole.format(both[0] * 100)} to ${whole.format(both[1] * 100)})`;
  return `${formatPercent(value)}${interval}${state === "KNOWN" ? "" : ` (${stateWords(state)})`}`;
}

/** A figure with its interval, as "540 (430 to 650)". */
export function formatInterval(figure: ShownFigure): string {
  const both = ends(figure);
  const text = formatFigure(figure);
  return both === null || !isKnown(figure) ? text : `${text} (${formatNumber(both[0])} to ${formatNumber(both[1])})`;
}

const roughly = (text: string, state: string) => (state === "UNRELIABLE" ? `roughly ${text}` : text);

/** A figure within a sentence: one that is not reliable as "roughly 15". */
export function sayFigure(figure: ShownFigure): string {
  const { value, state } = figure;
  return value === null || value === undefined ? stateWords(state) : roughly(formatNumber(value), state);
}

const exactPounds = new Intl.NumberFormat("en-GB", { style: "currency", currency: "GBP" });
const wholePounds = new Intl.NumberFormat("en-GB", { style: "currency", currency: "GBP", maximumFractionDigits: 0 });

/** Pence to the pound, or as £1.24m from a million on; a rounded zero carries no sign. */
export function formatPence(pence: number): string {
  const sign = pence <= -50 ? "−" : "";
  const size = Math.abs(pence) / 100;
  return `${sign}${size >= 999_999.5 ? `£${(size / 1_000_000).toFixed(2)}m` : wholePounds.format(size)}`;
}

/** An amount to the pound, or as £1.24m from a million on; otherwise why there is none. */
export function formatMoney({ pence, state }: ShownMoney): string {
  return pence === null || pence === undefined ? stateWords(state) : formatPence(pence);
}

/** An amount within a sentence: one that is not reliable as "roughly £144,000". */
export function sayMoney(money: ShownMoney): string {
  return money.pence === null || money.pence === undefined
    ? formatMoney(money)
    : roughly(formatMoney(money), money.state);
}

/** An amount to the pound however large, for what is compared closely; otherwise why there is none. */
export function formatPounds({ pence, state }: ShownMoney): string {
  if (pence === null || pence === undefined) return stateWords(state);
  return `${pence <= -50 ? "−" : ""}${wholePounds.format(Math.abs(pence) / 100)}`;
}

/** An amount to the penny; otherwise why there is none. */
export function formatExactMoney({ pence, state }: ShownMoney): string {
  if (pence === null || pence === undefined) return stateWords(state);
  return `${pence < 0 ? "−" : ""}${exactPounds.format(Math.abs(pence) / 100)}`;
}

/** A figure in its own unit: a share as a percentage, pounds as money, anything else as a number. */
export function formatUnit({ unit, ...figure }: ShownFigure & { readonly unit: string }): string {
  if (unit === "share") return formatShare(figure);
  if (unit !== "£" || figure.value === null || figure.value === undefined) return formatFigure(figure);
  const money = formatPence(Math.round(figure.value * 100));
  return figure.state === "KNOWN" ? money : `${money} (${stateWords(figure.state)})`;
}

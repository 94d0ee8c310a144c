import type { ServicesPageQuery } from "@tandem/schema/operations";
import type { ShownMoney } from "../../words/figure.ts";

type Services = ServicesPageQuery["partnership"]["services"];

/** A service as the register holds it. */
export type RegisterService = Services["edges"][number]["node"];

/** One purchase of a service. */
export type RegisterCommission = RegisterService["commissions"][number];

/** A service with what follows from today. */
export interface RegisterRow {
  readonly service: RegisterService;
  /** Commissions in force today. */
  readonly current: readonly RegisterCommission[];
  /** The first of their last days; null where none ends or none is in force. */
  readonly ends: string | null;
  /** The first day by which notice must be given on one of them, of those still to come; null where there is none. */
  readonly noticeBy: string | null;
  /** Someone buys standing capacity of it today, so that it reaches children it was not asked for one by one. */
  readonly isStanding: boolean;
}

/** Whether a commission is in force on a day. */
export function isInForce({ start, end }: Pick<RegisterCommission, "start" | "end">, day: string): boolean {
  return start <= day && (end ?? "9999") >= day;
}

const first = (days: readonly string[]) => [...days].sort()[0] ?? null;

/** A service with what follows from today. */
export function registerRow(service: RegisterService, today: string): RegisterRow {
  const current = service.commissions.filter((commission) => isInForce(commission, today));
  return {
    service,
    current,
    ends: first(current.flatMap(({ end }) => end ?? [])),
    noticeBy: first(current.flatMap(({ noticeBy }) => (noticeBy && noticeBy >= today ? noticeBy : []))),
    isStanding: current.some(({ isSpot }) => !isSpot),
  };
}

/** Sum of amounts; at least so much where some of them are not known. */
export function sumMoney(amounts: readonly ShownMoney[]): { readonly pence: number; readonly unknown: number } {
  let pence = 0;
  let unknown = 0;
  for (const amount of amounts) {
    if (amount.pence === null || amount.pence === undefined) unknown += 1;
    else pence += amount.pence;
  }
  return { pence, unknown };
}

/** Organisations that buy a service today, each once. */
export function buyersOf({ current }: Pick<RegisterRow, "current">): readonly { code: string; name: string }[] {
  return [...new Map(current.map(({ commissioner }) => [commissioner.code, commissioner])).values()];
}

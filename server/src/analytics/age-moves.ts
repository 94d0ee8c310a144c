import { OLDEST_AGE } from "./age-band.ts";
import { servicesOnLine } from "./line-services.ts";
import { isAreaReached, isReachInForce } from "./reach-index.ts";
import type { Area, MonthIndex, Service, ServiceLine, Snapshot } from "./snapshot.ts";
import { isInForce } from "./stretch.ts";
import { rowsOfLine } from "./table-rows.ts";

/** First age at which services for children may hand over to those for young people and adults. */
const FIRST_MOVE = 16;

/** What there is after a service's oldest age: another in every ward, in some, in none, or nothing that a register of ages 0 to 25 could hold. */
export type AgeMoveOutcome = "TAKEN_OVER" | "IN_PART" | "NOTHING" | "NOT_RECORDED";

/** The age at which services of a line end, and what reaches young people of that age after it. */
export interface AgeMove {
  readonly line: ServiceLine;
  /** First age that the services which end do not reach. */
  readonly age: number;
  readonly outcome: AgeMoveOutcome;
  /** Services that reach the year of age before in some ward, and this one in none. */
  readonly ending: readonly Service[];
  /** Services that reach this age in a ward that those which end reached. */
  readonly following: readonly Service[];
  /** Wards where the services which end reached young people. */
  readonly wards: readonly Area[];
  /** Of those, the ones that no service of the line reaches at this age. */
  readonly wardsWithout: readonly Area[];
  /** Whether new need at this age is recorded on the line in the twelve months to the month; where it is not, no gap can be counted. */
  readonly isNeedRecorded: boolean;
}

/** Wards there are in a month. */
function wardsIn({ areas }: Snapshot, month: MonthIndex): readonly Area[] {
  return areas.filter(
    ({ level, fromMonth, toMonth }) =>
      level === "WARD" && (fromMonth === null || fromMonth <= month) && (toMonth === null || month <= toMonth),
  );
}

/** Services of a line that are bought in a month. */
function boughtOn(snapshot: Snapshot, line: ServiceLine, month: MonthIndex): readonly Service[] {
  const bought = new Set(
    snapshot.commissions.filter((commission) => isInForce(commission, month)).map(({ serviceCode }) => serviceCode),
  );
  return servicesOnLine(snapshot, line.code).filter(({ code }) => bought.has(code));
}

/** The wards in which a service reaches an age in a month, by code. */
function wardsReached(snapshot: Snapshot, service: Service, age: number, month: MonthIndex): ReadonlySet<string> {
  const reaches = service.reaches.filter(
    (reach) => isReachInForce(reach, month) && reach.ageFrom <= age && age <= reach.ageTo,
  );
  return new Set(
    wardsIn(snapshot, month)
      .filter(({ code }) => reaches.some((reach) => isAreaReached(snapshot.areas, code, reach)))
      .map(({ code }) => code),
  );
}

/** Whether a line has new need at an age in the twelve months to a month. */
function hasNeed({ lines, demand }: Snapshot, line: ServiceLine, age: number, month: MonthIndex): boolean {
  const { ageFrom, ageTo, firstMonth, monthCount, cumulativeUnits } = demand;
  const clamp = (at: number) => Math.min(monthCount, Math.max(0, at - firstMonth));
  return rowsOfLine(demand, lines.indexOf(line)).some((row) => {
    if ((ageFrom[row] ?? 0) > age || age > (ageTo[row] ?? 0)) return false;
    const at = (index: number) => cumulativeUnits[row * (monthCount + 1) + index] ?? 0;
    return at(clamp(month + 1)) - at(clamp(month - 11)) > 0;
  });
}

function outcomeOf(age: number, wards: number, without: number): AgeMoveOutcome {
  if (age > OLDEST_AGE) return "NOT_RECORDED";
  if (without === 0) return "TAKEN_OVER";
  return without === wards ? "NOTHING" : "IN_PART";
}

function moveOn(
  snapshot: Snapshot,
  line: ServiceLine,
  bought: readonly Service[],
  age: number,
  month: MonthIndex,
): AgeMove | null {
  const services = bought.map((service) => ({
    service,
    before: wardsReached(snapshot, service, age - 1, month),
    after: wardsReached(snapshot, service, age, month),
  }));
  const ending = services.filter(({ before, after }) => before.size > 0 && after.size === 0);
  if (ending.length === 0) return null;
  const wards = wardsIn(snapshot, month).filter(({ code }) => ending.some(({ before }) => before.has(code)));
  const following = services.filter(({ after }) => wards.some(({ code }) => after.has(code)));
  const wardsWithout = wards.filter(({ code }) => !following.some(({ after }) => after.has(code)));
  return {
    line,
    age,
    outcome: outcomeOf(age, wards.length, wardsWithout.length),
    ending: ending.map(({ service }) => service),
    following: following.map(({ service }) => service),
    wards,
    wardsWithout,
    isNeedRecorded: hasNeed(snapshot, line, age, month),
  };
}

/** Every age from 16 on at which services of a line end in a month, youngest first; lines in order of their codes. */
export function findAgeMoves(snapshot: Snapshot, month: MonthIndex): readonly AgeMove[] {
  const moves = snapshot.lines.flatMap((line) => {
    const bought = boughtOn(snapshot, line, month);
    // A service ends only where one of its reaches does.
    const ages = new Set(bought.flatMap(({ reaches }) => reaches.map(({ ageTo }) => ageTo + 1)));
    return [...ages]
      .filter((age) => age >= FIRST_MOVE)
      .flatMap((age) => moveOn(snapshot, line, bought, age, month) ?? []);
  });
  return moves.sort((a, b) => a.age - b.age || (a.line.code < b.line.code ? -1 : 1));
}

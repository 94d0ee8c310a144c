import { apportion } from "./apportionment.ts";
import { lineSpendIn, servicesOnLine } from "./line-services.ts";
import type { MonthRange } from "./period.ts";
import type { ServiceLine, Snapshot } from "./snapshot.ts";
import { commissionsOfService } from "./stretch.ts";

/** Spend of a line by where the children it was spent on live. */
export interface SpendByArea {
  /** Whole pence by area code. */
  readonly pence: ReadonlyMap<string, number>;
  /** Pence of services without recorded activity, which no area can be named for. */
  readonly unplacedPence: number;
  /** Codes of those services. */
  readonly unplaced: readonly string[];
  /** Services some of whose spend in the period is not known; their spend is left out. */
  readonly unknown: readonly string[];
}

/** Units each service delivered by area over a range of months, by position in the snapshot's lists. */
function deliveredBy(
  snapshot: Snapshot,
  lineIndex: number,
  { from, to }: MonthRange,
): Map<number, Map<number, number>> {
  const { activity } = snapshot;
  const width = activity.monthCount + 1;
  const clamp = (month: number) => Math.min(Math.max(month - activity.firstMonth, 0), activity.monthCount);
  const found = new Map<number, Map<number, number>>();
  for (let row = 0; row < activity.rowCount; row += 1) {
    if (activity.line[row] !== lineIndex) continue;
    const sums = activity.cumulativeUnits;
    const units = (sums[row * width + clamp(to + 1)] ?? 0) - (sums[row * width + clamp(from)] ?? 0);
    const service = activity.service[row] ?? -1;
    const areas = found.get(service) ?? new Map<number, number>();
    const area = activity.area[row] ?? -1;
    areas.set(area, (areas.get(area) ?? 0) + units);
    found.set(service, areas);
  }
  return found;
}

/**
 * Places each service's spend, spot purchases included, where it delivered: cost-weighted met need by place of residence, whole
 * pence by largest remainder, so that nothing is lost.
 */
export function spendByArea(snapshot: Snapshot, line: ServiceLine, period: MonthRange): SpendByArea {
  const lineIndex = snapshot.lines.findIndex(({ code }) => code === line.code);
  const delivered = deliveredBy(snapshot, lineIndex, period);
  const pence = new Map<string, number>();
  const unplaced: string[] = [];
  const unknown: string[] = [];
  let unplacedPence = 0;
  const positions = new Map(snapshot.services.map(({ code }, index) => [code, index]));
  for (const service of servicesOnLine(snapshot, line.code)) {
    const spend = commissionsOfService(snapshot, service.code).map((commission) =>
      lineSpendIn(service, line.code, commission, period),
    );
    if (spend.includes(null)) unknown.push(service.code);
    const whole = Math.round(spend.reduce<number>((sum, part) => sum + (part ?? 0), 0));
    if (spend.includes(null) || whole === 0) continue;
    const parts = [...(delivered.get(positions.get(service.code) ?? -1) ?? [])].map(([area, units]) => ({
      code: snapshot.areas[area]?.code ?? "UNKNOWN",
      weight: Math.round(units),
    }));
    const shares = apportion(whole, parts);
    if (shares === null) {
      unplaced.push(service.code);
      unplacedPence += whole;
    } else for (const [code, share] of shares) pence.set(code, (pence.get(code) ?? 0) + share);
  }
  return { pence, unplacedPence, unplaced, unknown };
}

import type { MonthRange } from "./period.ts";
import type { Commission, MonthIndex, MonthlySeries, Service, Snapshot } from "./snapshot.ts";
import { spendIn } from "./spend.ts";

/** Part of a service's capacity, contracts and staff that belongs to a line in a month, 0 to 1; NaN where its parts exceed 1. */
export function shareOn({ lineCode, lineShares }: Service, line: string, month: MonthIndex): number {
  if (lineShares.length === 0) return line === lineCode ? 1 : 0;
  const inForce = lineShares.filter(
    ({ fromMonth, toMonth }) => fromMonth <= month && (toMonth === null || month <= toMonth),
  );
  const sum = (shares: typeof inForce) => shares.reduce((total, { share }) => total + share, 0);
  const whole = sum(inForce);
  // Shares are typed as decimals: three of 0.33 and one of 0.01 may miss 1 by a last digit.
  if (whole > 1 + 1e-9) return Number.NaN;
  const named = inForce.filter((share) => share.lineCode === line);
  if (named.length > 0) return sum(named);
  return line === lineCode ? Math.max(0, 1 - whole) : 0;
}

function scale({ firstMonth, values }: MonthlySeries, share: (month: MonthIndex) => number): MonthlySeries {
  return { firstMonth, values: values.map((value, index) => value * share(firstMonth + index)) };
}

/** A service as it is on one line: that line's part of its capacity, referrals and staff. */
function onLine(service: Service, line: string): Service {
  if (service.lineShares.length === 0) return service;
  const share = (month: MonthIndex) => shareOn(service, line, month);
  return {
    ...service,
    capacity: scale(service.capacity, share),
    referrals: scale(service.referrals, share),
    staff: service.staff.map((entry) => ({
      ...entry,
      fundedWte: entry.fundedWte * share(entry.month),
      inPostWte: entry.inPostWte * share(entry.month),
    })),
  };
}

const linesOfServices = new WeakMap<readonly Service[], ReadonlyMap<string, Service[]>>();

function groupByLine(services: readonly Service[]): ReadonlyMap<string, Service[]> {
  const groups = new Map<string, Service[]>();
  for (const service of services) {
    const lines = new Set([service.lineCode, ...service.lineShares.map(({ lineCode }) => lineCode)]);
    for (const line of lines) groups.set(line, [...(groups.get(line) ?? []), onLine(service, line)]);
  }
  return groups;
}

/** Every service that works on a line, each as it is there; a service on several lines is one on each. */
export function servicesOnLine({ services }: Snapshot, line: string): readonly Service[] {
  const found = linesOfServices.get(services) ?? groupByLine(services);
  linesOfServices.set(services, found);
  return found.get(line) ?? [];
}

/** A line's part of the spend on a service's commission, in pence with fractions; null where it is not known. */
export function lineSpendIn(service: Service, line: string, commission: Commission, months: MonthRange): number | null {
  if (service.lineShares.length === 0) return line === service.lineCode ? spendIn(commission, months) : 0;
  let pence = 0;
  for (let month = months.from; month <= months.to; month += 1) {
    const spend = spendIn(commission, { from: month, to: month });
    const share = shareOn(service, line, month);
    if (spend === null || Number.isNaN(share)) return null;
    pence += spend * share;
  }
  return pence;
}

/** A line's part of the spend on a service's standing commissions in a range of months; null where it is not known for all. */
export function serviceSpend(
  service: Service,
  line: string,
  commissions: readonly Commission[],
  months: MonthRange,
): number | null {
  let pence = 0;
  for (const commission of commissions) {
    if (commission.serviceCode !== service.code || commission.isSpot) continue;
    const spend = lineSpendIn(service, line, commission, months);
    if (spend === null) return null;
    pence += spend;
  }
  return pence;
}

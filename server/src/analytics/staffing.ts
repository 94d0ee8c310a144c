import type { MonthRange } from "./period.ts";
import type { Service, StaffMonth } from "./snapshot.ts";

/** Staff of a service in a range of months. */
export function staffIn({ staff }: Service, { from, to }: MonthRange): StaffMonth[] {
  return staff.filter(({ month }) => from <= month && month <= to);
}

/** Mean of one figure of staff over a range of months; null where a month lacks it or none is recorded. */
export function meanStaff(service: Service, months: MonthRange, read: (staff: StaffMonth) => number): number | null {
  const found = staffIn(service, months).map(read);
  if (found.length === 0 || found.some(Number.isNaN)) return null;
  return found.reduce((sum, value) => sum + value, 0) / found.length;
}

import { FIRST_MONTH, MONTHS, monthCode } from "./calendar.ts";
import { cellColumns, DEMAND, type DemandFact } from "./demand.ts";
import { randomFrom } from "./random.ts";
import { isBought, REGISTER, type RegisterService, wardsIn } from "./register.ts";
import { shareWhole } from "./shares.ts";

/** EHC plans issued by Walsall Council by calendar year (DfE, Education, health and care plans 2026). */
export const OFFICIAL_PLANS: Readonly<Record<number, number>> = { 2023: 1_181, 2024: 457, 2025: 301 };

/** First three months of 2026, illustrative. */
const PLANS_2026_START = 75;

/** Service whose activity its provider did not submit from October 2025 on. */
const SILENT_SERVICE = "DIET-1W";
const SILENT_FROM = 2025 * 12 + 9;

const byLineMonth = Map.groupBy(DEMAND, ({ line, month }) => `${line.code}|${month}`);

/** Demand that a service reaches in a month. */
export function reachedDemand(service: RegisterService, month: number): DemandFact[] {
  const wards = new Set(wardsIn(service, month));
  return (byLineMonth.get(`${service.line.code}|${month}`) ?? []).filter(
    ({ area, need, ageFrom, ageTo }) =>
      wards.has(area) && service.needs.includes(need) && ageFrom <= service.ageTo && service.ageFrom <= ageTo,
  );
}

function activityRow(service: RegisterService, fact: DemandFact, units: number) {
  const isSilent = service.code === SILENT_SERVICE && fact.month >= SILENT_FROM;
  return {
    service_code: service.code,
    ...cellColumns(fact),
    units: isSilent ? null : units,
    children: isSilent ? null : Math.max(1, Math.round(units / service.line.unitsPerChild)),
    state: isSilent ? "NOT_SUBMITTED" : "KNOWN",
  };
}

/** What a service delivers in a month: as planted, or its capacity less some slots lost, spread by need. */
function deliverMonth(service: RegisterService, month: number, random: () => number) {
  const facts = reachedDemand(service, month);
  const { delivered } = service;
  if (delivered !== null) {
    return facts.flatMap((fact) => activityRow(service, fact, delivered[service.wards.indexOf(fact.area)] ?? 0));
  }
  const needed = facts.map(({ children }) => children * service.line.unitsPerChild);
  const capacity = service.capacity[month - FIRST_MONTH] ?? 0;
  const total = Math.min(
    capacity,
    needed.reduce((sum, units) => sum + units, 0),
  );
  const shares = shareWhole(Math.floor(total * (0.93 + 0.07 * random())), needed);
  return facts.flatMap((fact, index) =>
    (shares[index] ?? 0) > 0 ? activityRow(service, fact, shares[index] ?? 0) : [],
  );
}

/** Plans a service issues in some months, shared by its capacity of the month, then by requests. */
function issueService(service: RegisterService, months: readonly number[], total: number) {
  const random = randomFrom(`plans ${service.code} ${months[0]}`);
  const slots = months.flatMap((month) => {
    const facts = reachedDemand(service, month);
    const asked = facts.reduce((sum, { children }) => sum + children, 0);
    const perChild = (service.capacity[month - FIRST_MONTH] ?? 0) / asked;
    return facts.map((fact) => ({ fact, weight: fact.children * perChild * (0.7 + 0.6 * random()) }));
  });
  const counts = shareWhole(
    total,
    slots.map(({ weight }) => weight),
  );
  return slots.flatMap(({ fact }, index) =>
    (counts[index] ?? 0) > 0 ? activityRow(service, fact, counts[index] ?? 0) : [],
  );
}

/** Official plans of a calendar year, or of its part inside the register, shared over services by their capacity. */
function issuePlans(year: number) {
  const services = REGISTER.filter(({ line }) => line.code === "EHCNA");
  const months = MONTHS.filter((month) => Math.floor(month / 12) === year);
  const official = OFFICIAL_PLANS[year];
  const total = official === undefined ? PLANS_2026_START : Math.round((official * months.length) / 12);
  const capacities = services.map(({ capacity }) =>
    months.reduce((sum, month) => sum + (capacity[month - FIRST_MONTH] ?? 0), 0),
  );
  const totals = shareWhole(total, capacities);
  return services.flatMap((service, index) => issueService(service, months, totals[index] ?? 0));
}

/** Rows of the activity file. */
export function activityRows() {
  const regular = REGISTER.filter(({ line, code }) => line.code !== "EHCNA" && code !== "AP-SPOT").flatMap(
    (service) => {
      const random = randomFrom(`activity ${service.code}`);
      return MONTHS.flatMap((month) => (isBought(service, month) ? deliverMonth(service, month, random) : []));
    },
  );
  return [...regular, ...[2023, 2024, 2025, 2026].flatMap(issuePlans)];
}

/** Rows of the referrals file: all need that a service reaches is referred to it. */
export function referralRows() {
  return REGISTER.filter(({ line, code }) => !line.isStock && code !== "AP-SPOT").flatMap((service) =>
    MONTHS.filter((month) => isBought(service, month)).map((month) => {
      const children = reachedDemand(service, month).reduce((sum, fact) => sum + fact.children, 0);
      return {
        service_code: service.code,
        month: monthCode(month),
        units: children * service.line.unitsPerChild,
        children,
        state: "KNOWN",
      };
    }),
  );
}

import { FIRST_MONTH, MONTHS, monthCode, YEARS, yearOf } from "./calendar.ts";
import { randomFrom } from "./random.ts";
import { isBought, REGISTER, type RegisterService } from "./register.ts";

const bought = REGISTER.filter(({ capacity }) => capacity.length > 0);

/** Rows of the capacity file, for months in which the service is commissioned. */
export function capacityRows() {
  return bought.flatMap((service) =>
    MONTHS.filter((month) => isBought(service, month)).map((month) => ({
      service_code: service.code,
      month: monthCode(month),
      units: service.capacity[month - FIRST_MONTH] ?? 0,
      state: "KNOWN",
    })),
  );
}

/** Units a whole-time equivalent delivers a month, illustrative; a therapist's contacts where no other is given. */
const UNITS_PER_WTE: Readonly<Record<string, number>> = {
  ...{ NDA: 6, CPAED: 20, EHCNA: 5, EP: 8, POST16: 30, EQUIPMENT: 20 },
  ...{ AP: 6, SRP: 6, SHORTBREAK: 6 },
};

/** Weeks in an average month. */
const WEEKS_PER_MONTH = 365.25 / 7 / 12;

/** Sessions with children a whole-time equivalent holds in a week at work; the other two are for notes and meetings. */
const SESSIONS_PER_WEEK = 8;

/** Sessions lost to leave, sickness and training. */
const ABSENCE_SHARE = 0.22;

/** Services that see one child after another by appointment; places and equipment have no clinics. */
const isClinical = ({ line }: RegisterService) => !line.isStock && line.code !== "EQUIPMENT";

const hundredth = (value: number) => Math.round(value * 100) / 100;

/** What a whole-time equivalent does: sessions whose slots, absence and children not brought apart, make its units a month. */
function jobPlan(service: RegisterService, unitsPerWte: number, notBrought: number) {
  if (!isClinical(service)) return {};
  const kept = (1 - ABSENCE_SHARE) * (1 - notBrought);
  return {
    sessions_per_week: SESSIONS_PER_WEEK,
    slots_per_session: Math.round((unitsPerWte / (SESSIONS_PER_WEEK * WEEKS_PER_MONTH * kept)) * 1_000) / 1_000,
    absence_share: ABSENCE_SHARE,
    not_brought_share: notBrought,
  };
}

/** Posts are paid for by the year; those in post follow the capacity, so that a service which loses staff shows the vacancy. */
function workforceMonths(service: RegisterService) {
  const random = randomFrom(`workforce ${service.code}`);
  const perWte = UNITS_PER_WTE[service.line.code] ?? 45;
  const plan = jobPlan(service, perWte, hundredth(0.05 + 0.06 * randomFrom(`not brought ${service.code}`)()));
  const vacancies = YEARS.map(() => 0.04 + 0.08 * random());
  const inPost = (month: number) => (service.capacity[month - FIRST_MONTH] ?? 0) / perWte;
  return MONTHS.filter((month) => isBought(service, month)).map((month) => {
    const year = yearOf(month);
    const funded = inPost(FIRST_MONTH + year * 12) / (1 - (vacancies[year] ?? 0));
    return {
      service_code: service.code,
      month: monthCode(month),
      funded_wte: hundredth(funded),
      in_post_wte: hundredth(inPost(month)),
      sessions_per_week: plan.sessions_per_week ?? null,
      slots_per_session: plan.slots_per_session ?? null,
      absence_share: plan.absence_share ?? null,
      not_brought_share: plan.not_brought_share ?? null,
      state: "KNOWN",
    };
  });
}

/** Rows of the workforce file. */
export function workforceRows() {
  return bought.flatMap(workforceMonths);
}

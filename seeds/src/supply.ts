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

/** Posts are paid for by the year; those in post follow the capacity, so that a service which loses staff shows the vacancy. */
function workforceMonths(service: RegisterService) {
  const random = randomFrom(`workforce ${service.code}`);
  const perWte = UNITS_PER_WTE[service.line.code] ?? 45;
  const vacancies = YEARS.map(() => 0.04 + 0.08 * random());
  const inPost = (month: number) => (service.capacity[month - FIRST_MONTH] ?? 0) / perWte;
  return MONTHS.filter((month) => isBought(service, month)).map((month) => {
    const year = yearOf(month);
    const funded = inPost(FIRST_MONTH + year * 12) / (1 - (vacancies[year] ?? 0));
    return {
      service_code: service.code,
      month: monthCode(month),
      funded_wte: Math.round(funded * 100) / 100,
      in_post_wte: Math.round(inPost(month) * 100) / 100,
      state: "KNOWN",
    };
  });
}

/** Rows of the workforce file. */
export function workforceRows() {
  return bought.flatMap(workforceMonths);
}

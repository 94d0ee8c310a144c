import { FIRST_MONTH, MONTHS, monthCode } from "./calendar.ts";
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

/** Units a whole-time equivalent delivers a month, illustrative. */
const UNITS_PER_WTE: Readonly<Record<string, number>> = { contact: 45, place: 6 };

function workforceMonths(service: RegisterService) {
  const random = randomFrom(`workforce ${service.code}`);
  const perWte = service.line.isStock ? UNITS_PER_WTE.place : UNITS_PER_WTE.contact;
  return MONTHS.filter((month) => isBought(service, month)).map((month) => {
    const inPost = (service.capacity[month - FIRST_MONTH] ?? 0) / (perWte ?? 1);
    const vacancy = service.code === "OT-2S" ? 0.3 : 0.04 + 0.08 * random();
    return {
      service_code: service.code,
      month: monthCode(month),
      funded_wte: Math.round((inPost / (1 - vacancy)) * 100) / 100,
      in_post_wte: Math.round(inPost * 100) / 100,
      state: "KNOWN",
    };
  });
}

/** Rows of the workforce file. */
export function workforceRows() {
  return bought.flatMap(workforceMonths);
}

import type { Queue } from "../../../server/src/analytics/snapshot.ts";
import { MARCH, monthly, type ServiceRow, snapshotOf } from "./snapshot-case.ts";

/** Nobody waits for a service. */
function emptyQueue(serviceCode: string): Queue {
  return {
    serviceCode,
    clockCode: "TREATMENT",
    month: MARCH - 11,
    targetWeeks: 18,
    bands: [{ fromWeeks: 0, toWeeks: 18, count: 0 }],
  };
}

/** What the queue's variability alone keeps back of 100 contacts a month: 4 ÷ 18 contacts a week. */
export const KEPT_FOR_THE_QUEUE = (4 / 18) * (365.25 / 7);

export const COUNCIL_SERVICE: ServiceRow = {
  code: "council-slt",
  capacity: 100,
  referrals: 50,
  commissions: [{ code: "C-COUNCIL", by: "council", yearPence: 1_200_000 }],
};

export const ICB_SERVICE: ServiceRow = {
  code: "icb-slt",
  capacity: 100,
  referrals: 50,
  commissions: [{ code: "C-ICB", by: "icb", yearPence: 2_400_000 }],
};

/** Council and ICB each buy enough speech therapy for all the 100 contacts a month that one ward needs. */
export function twoFundersOneWard(services: readonly ServiceRow[] = [COUNCIL_SERVICE, ICB_SERVICE], withQueues = true) {
  return snapshotOf({
    demand: [{ units: monthly(100) }],
    activity: [{ units: monthly(90) }],
    services,
    queues: withQueues ? services.map(({ code }) => emptyQueue(code)) : [],
  });
}

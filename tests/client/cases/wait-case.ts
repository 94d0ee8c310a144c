import type {
  CapacityLineRow,
  StaffFigures,
  WaitLineRow,
  WaitQueueRow,
} from "../../../client/src/features/waits/wait-rows.ts";

type State = WaitLineRow["queue"]["state"];

/** A figure that is a number, or says why it is none. */
export const figure = (value: number | null, state: State = value === null ? "NOT_SUBMITTED" : "KNOWN") => ({
  value,
  state,
  provenance: "ILLUSTRATIVE" as const,
  lower: null,
  upper: null,
});

/** A share with its interval. */
export const share = (value: number, lower: number, upper: number) => ({ ...figure(value), lower, upper });

const clock = { code: "REFERRAL_TO_FIRST_CONTACT", name: "Referral to first contact" };

/** A line of 100 children, 60 of them within 18 weeks. */
export function waitLine(code: string, changes: Partial<WaitLineRow> = {}): WaitLineRow {
  return {
    serviceLine: { code, name: `Line ${code}`, unitOfCare: "contact" },
    clock,
    targetWeeks: 18,
    standardBasis: "NHS community health services: 18 weeks",
    clockDefinition: "From the day a referral is received to the first contact.",
    queues: 4,
    notSubmitted: 0,
    queue: figure(100),
    bands: [
      { fromWeeks: 0, toWeeks: 4, count: figure(20) },
      { fromWeeks: 4, toWeeks: 18, count: figure(40) },
      { fromWeeks: 18, toWeeks: 52, count: figure(30) },
      { fromWeeks: 52, toWeeks: null, count: figure(10) },
    ],
    withinTarget: share(0.6, 0.5, 0.69),
    pressure: figure(2),
    ...changes,
  };
}

/** A line of which nothing was submitted. */
export function silentLine(code: string): WaitLineRow {
  const bands = waitLine(code).bands.map((band) => ({ ...band, count: figure(null) }));
  const none = figure(null);
  return waitLine(code, { notSubmitted: 4, queue: none, bands, withinTarget: none, pressure: none });
}

/** A queue of a service. */
export function waitQueue(code: string, line: string, pressure: number | null, changes: Partial<WaitQueueRow> = {}) {
  const row: WaitQueueRow = {
    service: { code, name: `Service ${code}`, provider: { code: "P", name: "Provider" } },
    serviceLine: { code: line, name: `Line ${line}`, unitOfCare: "contact" },
    clock,
    targetWeeks: 18,
    queue: figure(pressure === null ? null : 50),
    withinTarget: pressure === null ? figure(null) : share(0.5, 0.36, 0.64),
    load: figure(pressure === null ? null : 1.1),
    pressure: figure(pressure),
    breachShare: figure(pressure === null ? null : 0.2),
    targetQueue: figure(pressure === null ? null : 20),
    reliefCapacity: figure(pressure === null ? null : 30),
    targetCapacity: figure(pressure === null ? null : 25),
    weeksToTarget: pressure === null ? figure(null) : figure(null, "NOT_APPLICABLE"),
    control: { points: 36, variation: "COMMON", assurance: "FAIL" },
    ...changes,
  };
  return row;
}

/** Staff who can do 60 of the 100 units that are needed. */
export function staff(changes: Partial<StaffFigures> = {}): StaffFigures {
  return {
    fundedWte: figure(10),
    inPostWte: figure(8),
    vacancyShare: figure(0.2),
    staffCapacity: figure(60),
    fundedCapacity: figure(75),
    vacancyEffect: figure(15),
    notBroughtEffect: figure(5),
    returnedCapacity: figure(60),
    referrals: figure(70),
    neededCapacity: figure(100),
    isRelief: true,
    wteNeeded: figure(5.3),
    ...changes,
  };
}

/** A line's staff, and that of one service each. */
export function capacityLine(code: string, figures: StaffFigures, services: readonly string[] = []): CapacityLineRow {
  return {
    serviceLine: { code, name: `Line ${code}`, unitOfCare: "contact" },
    figures,
    services: services.map((service) => ({ service: { code: service, name: `Service ${service}` }, figures })),
  };
}

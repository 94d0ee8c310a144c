/** A queue that stands still through a financial year, so that its waits can be checked by hand. */
export interface PlantedQueue {
  readonly service: string;
  readonly financialYear: string;
  readonly targetWeeks: number;
  /** Children by band of weeks: 0–1, 1–2, 2–4, 4–12, 12–13, 13–18, 18–52, 52 and over. */
  readonly bands: readonly number[];
  readonly children: number;
  /** Children whose wait is within the target. */
  readonly withinTarget: number;
}

/** Three quarters of these young people wait longer than the 13 weeks of NICE quality standard 51. */
export const PLANTED_QUEUES: readonly PlantedQueue[] = [
  {
    service: "NDA-2S",
    financialYear: "2025-26",
    targetWeeks: 13,
    bands: [8, 8, 16, 64, 8, 40, 160, 96],
    children: 400,
    withinTarget: 104,
  },
];

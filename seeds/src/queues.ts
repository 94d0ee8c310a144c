import { reachedDemand } from "./activity.ts";
import { FIRST_MONTH, MONTHS, monthCode } from "./calendar.ts";
import { randomFrom } from "./random.ts";
import { isBought, REGISTER, type RegisterService } from "./register.ts";
import { shareWhole } from "./shares.ts";

/** Bands of weeks as NHS England's community waiting list has them. */
const BANDS: readonly (readonly [number, number | null])[] = [
  [0, 1],
  [1, 2],
  [2, 4],
  [4, 12],
  [12, 18],
  [18, 52],
  [52, null],
];

/** The same bands cut at the line's own standard, so that the share within it can be told. */
function bandsOf(line: string): typeof BANDS {
  const standard = { NDA: 13, EHCNA: 20 }[line];
  return standard === undefined
    ? BANDS
    : BANDS.flatMap(([from, to]) =>
        from < standard && (to ?? standard) > standard
          ? [
              [from, standard],
              [standard, to],
            ]
          : [[from, to]],
      );
}

/** Children waiting for speech and language therapy at Walsall Healthcare, April to October 2023 (NHS England community health services waiting lists). */
export const OFFICIAL_SLT_QUEUE: readonly number[] = [527, 562, 533, 518, 385, 394, 377];

/** Lines whose queues Walsall Healthcare does not submit, as it did not in 2023. */
const SILENT_LINES = ["CPAED", "DIET"];

/** Weeks of need a line's queue holds, illustrative. */
const QUEUE_MONTHS: Readonly<Record<string, number>> = {
  NDA: 9,
  CAMHS: 3.2,
  SLT: 2.6,
  CPAED: 3.4,
  EHCNA: 5,
  DYSPHAGIA: 0.6,
};

/** Share of a queue in each band: waits thin out by a half-life that grows with the queue. */
function bandWeights(bands: typeof BANDS, months: number): number[] {
  const scale = Math.max(4, months * 4.3);
  const tail = (weeks: number) => Math.exp(-weeks / scale);
  return bands.map(([from, to]) => tail(from) - (to === null ? 0 : tail(to)));
}

interface QueueMonth {
  readonly service: RegisterService;
  readonly month: number;
  readonly children: number;
  readonly months: number;
}

function queueMonths(service: RegisterService): QueueMonth[] {
  const random = randomFrom(`queue ${service.code}`);
  const held = QUEUE_MONTHS[service.line.code] ?? 1.4;
  let drift = 0.9 + 0.2 * random();
  return MONTHS.filter((month) => isBought(service, month)).map((month) => {
    drift = Math.min(1.5, Math.max(0.6, drift + 0.06 * (random() - 0.48)));
    const recent = reachedDemand(service, month).reduce((sum, { children }) => sum + children, 0);
    return { service, month, children: Math.round(recent * held * drift), months: held * drift };
  });
}

/** Sets the speech and language queues of Walsall Healthcare to the published totals where there are any. */
function tieToOfficial(all: readonly QueueMonth[]): QueueMonth[] {
  const isTied = ({ service, month }: QueueMonth) =>
    service.line.code === "SLT" && service.provider === "RBK" && OFFICIAL_SLT_QUEUE[month - FIRST_MONTH] !== undefined;
  const tied = [...Map.groupBy(all.filter(isTied), ({ month }) => month)].flatMap(([month, queues]) => {
    const shares = shareWhole(
      OFFICIAL_SLT_QUEUE[month - FIRST_MONTH] ?? 0,
      queues.map(({ children }) => children),
    );
    return queues.map((queue, index) => ({ ...queue, children: shares[index] ?? 0 }));
  });
  return [...all.filter((queue) => !isTied(queue)), ...tied];
}

function bandRows({ service, month, children, months }: QueueMonth) {
  const isSilent = service.provider === "RBK" && SILENT_LINES.includes(service.line.code);
  const bands = bandsOf(service.line.code);
  const counts = shareWhole(children, bandWeights(bands, months));
  return bands.map(([from, to], index) => ({
    service_code: service.code,
    clock_code: service.line.clock,
    month: monthCode(month),
    weeks_from: from,
    weeks_to: to,
    children: isSilent ? null : (counts[index] ?? 0),
    state: isSilent ? "NOT_SUBMITTED" : "KNOWN",
  }));
}

/** Rows of the queues file. */
export function queueRows() {
  const waiting = REGISTER.filter(({ line, code }) => line.clock !== null && code !== "AP-SPOT");
  return tieToOfficial(waiting.flatMap(queueMonths)).flatMap(bandRows);
}

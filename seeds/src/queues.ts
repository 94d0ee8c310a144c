import { reachedDemand } from "./activity.ts";
import { FIRST_MONTH, MONTHS, monthCode, YEARS, yearOf } from "./calendar.ts";
import { PLANTED_QUEUES } from "./planted-queues.ts";
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

/** Children of the planted early years service among the published ones, the same whatever else is drawn. */
const PLANTED_IN_OFFICIAL: readonly number[] = [64, 68, 67, 64, 57, 46, 41];
const PLANTED_SERVICE = "SLT-EARLY-NHS";

/** After the last published month the queue grows by a part of itself a month, illustrative. */
const SLT_GROWTH = 1.005;

/** Months a wait lasts in the published queue: 173 of its 377 children had waited over 18 weeks. */
const OFFICIAL_SLT_MONTHS = 5.9;

/** Months' growth of a queue that is never worked off, as a part of its size. */
const QUEUE_GROWTH: Readonly<Record<string, number>> = { NDA: 0.006 };

interface QueueMonth {
  readonly service: RegisterService;
  readonly month: number;
  readonly children: number;
  readonly months: number;
}

function queueMonths(service: RegisterService): QueueMonth[] {
  const random = randomFrom(`queue ${service.code}`);
  const held = QUEUE_MONTHS[service.line.code] ?? 1.4;
  const growth = QUEUE_GROWTH[service.line.code] ?? 0;
  let drift = 0.9 + 0.2 * random();
  const bought = MONTHS.filter((month) => isBought(service, month));
  return [...Map.groupBy(bought, yearOf).values()].flatMap((months) => {
    const arriving = months.flatMap((month) => reachedDemand(service, month));
    const mean = arriving.reduce((sum, { children }) => sum + children, 0) / months.length;
    return months.map((month) => {
      drift = Math.min(1.5, Math.max(0.6, drift + growth + 0.06 * (random() - 0.48)));
      return { service, month, children: Math.round(mean * held * drift), months: held * drift };
    });
  });
}

/** Children waiting for speech and language therapy at Walsall Healthcare: as published, and grown from there. */
function sltTotal(position: number): number {
  const last = OFFICIAL_SLT_QUEUE.length - 1;
  const noise = 0.96 + 0.08 * randomFrom(`speech and language queue ${position}`)();
  const grown = (OFFICIAL_SLT_QUEUE[last] ?? 0) * SLT_GROWTH ** (position - last) * noise;
  return OFFICIAL_SLT_QUEUE[position] ?? Math.round(grown);
}

/** Sets the speech and language queues of Walsall Healthcare so that they add up to its total. */
function tieToOfficial(all: readonly QueueMonth[]): QueueMonth[] {
  const isTied = ({ service }: QueueMonth) => service.line.code === "SLT" && service.provider === "RBK";
  const tied = [...Map.groupBy(all.filter(isTied), ({ month }) => month)].flatMap(([month, queues]) => {
    const position = month - FIRST_MONTH;
    const planted = queues
      .filter(({ service }) => service.code === PLANTED_SERVICE)
      .map((queue) => ({ ...queue, children: PLANTED_IN_OFFICIAL[position] ?? queue.children }));
    const others = queues.filter(({ service }) => service.code !== PLANTED_SERVICE);
    const shares = shareWhole(
      sltTotal(position) - planted.reduce((sum, { children }) => sum + children, 0),
      others.map(({ children }) => children),
    );
    const shared = others.map((queue, index) => ({
      ...queue,
      children: shares[index] ?? 0,
      months: OFFICIAL_SLT_MONTHS,
    }));
    return [...shared, ...planted];
  });
  return [...all.filter((queue) => !isTied(queue)), ...tied];
}

/** Children by band: as planted, or thinning out. */
function bandCounts({ service, month, children, months }: QueueMonth, bands: typeof BANDS): readonly number[] {
  const planted = PLANTED_QUEUES.find((queue) => queue.service === service.code);
  return planted !== undefined && yearOf(month) === YEARS.indexOf(planted.financialYear)
    ? planted.bands
    : shareWhole(children, bandWeights(bands, months));
}

function bandRows(queue: QueueMonth) {
  const { service, month } = queue;
  const isSilent = service.provider === "RBK" && SILENT_LINES.includes(service.line.code);
  const bands = bandsOf(service.line.code);
  const counts = bandCounts(queue, bands);
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

import { fork } from "node:child_process";
import { once } from "node:events";
import { allocateFairly } from "../../server/src/analytics/fair-allocation.ts";
import type { CellDimension } from "../../server/src/analytics/gap-request.ts";
import { computeGaps } from "../../server/src/analytics/gaps.ts";
import { computeOverlaps } from "../../server/src/analytics/overlaps.ts";
import type { MonthRange } from "../../server/src/analytics/period.ts";
import { decompose } from "../../server/src/analytics/principal-decomposition.ts";
import type { Snapshot } from "../../server/src/analytics/snapshot.ts";
import { collapseCells } from "../../server/src/analytics/supply-graph.ts";
import { type LocalAreaSize, localArea } from "../analytics/cases/local-area-case.ts";
import { YEAR } from "../analytics/cases/snapshot-case.ts";
import { wideLine } from "../analytics/cases/wide-line-case.ts";
import { medianMs, onceMs, peakMemoryMiB, printTable } from "./measure.ts";

/** A snapshot for which nothing is kept yet. */
const fresh = (snapshot: Snapshot): Snapshot => ({
  ...snapshot,
  demand: { ...snapshot.demand },
  activity: { ...snapshot.activity },
});

/** A year, and two of eleven months: asked in turn, each is solved anew, since only two questions' solutions are kept. */
const PERIODS: readonly MonthRange[] = [
  YEAR,
  { from: YEAR.from, to: YEAR.to - 1 },
  { from: YEAR.from + 1, to: YEAR.to },
];

/** How fine the rows are: their number, and with it that of the intervals, makes half of the cost. */
const GRAINS: Readonly<Record<string, readonly CellDimension[]>> = {
  "by line": ["SERVICE_LINE"],
  "by ward and age": ["AREA", "AGE_BAND"],
};

const gapsOf = (snapshot: Snapshot, period: MonthRange, by: readonly CellDimension[]) =>
  computeGaps(snapshot, { period, basis: "EXPRESSED", by, filter: {} });
const overlapsOf = (snapshot: Snapshot, period: MonthRange) => computeOverlaps(snapshot, { period, filter: {} });

function measureArea(name: string, size: LocalAreaSize, calls: number): void {
  const snapshot = localArea(size);
  const { overlaps, sets } = overlapsOf(snapshot, YEAR);
  const inTurn = (ask: (of: Snapshot, period: MonthRange) => void) =>
    medianMs((call) => ask(snapshot, PERIODS[call % PERIODS.length] ?? YEAR), calls);
  const rows = Object.entries(GRAINS).map(([grain, by]) => {
    const table = gapsOf(snapshot, YEAR, by);
    const askBoth = (of: Snapshot, period: MonthRange) => {
      gapsOf(of, period, by);
      overlapsOf(of, period);
    };
    const times = [
      inTurn((of, period) => gapsOf(of, period, by)),
      inTurn(overlapsOf),
      inTurn(askBoth),
      medianMs(() => askBoth(fresh(snapshot), YEAR), calls),
    ];
    const counts = [table.rows, table.findBottlenecks(), overlaps, sets].map(({ length }) => String(length));
    return [grain, ...times, ...counts, peakMemoryMiB()];
  });
  printTable(
    [name, "gaps ms", "overlaps ms", "both ms", "first ms", "rows", "bottlenecks", "pairs", "sets", "peak MiB"],
    rows,
  );
}

function measureLine(reach: "blocks" | "random"): void {
  const graph = wideLine(reach);
  const cells = Array.from(graph.demand, (demand, index) => ({ id: `c${index}`, demand }));
  const services = Array.from(graph.capacity, (capacity, index) => ({
    id: `s${index}`,
    capacity,
    reaches: Array.from(graph.reaches[index] ?? [], (cell) => `c${cell}`),
  }));
  let groups = 0;
  const core = onceMs(() => {
    groups = decompose(collapseCells(graph)).length;
  });
  const coreMemory = peakMemoryMiB();
  const named = onceMs(() => allocateFairly(cells, services));
  printTable(
    [`one line, 1,000,000 pairs (${reach})`, "by position ms", "by name ms", "groups", "peak MiB"],
    [["", core, named, String(groups), Math.max(coreMemory, peakMemoryMiB())]],
  );
}

const PARTS: Readonly<Record<string, () => void>> = {
  area: () => measureArea("local area, 300 services", { services: 300, wideShare: 0 }, 40),
  "area-wide": () => measureArea("local area, 300 services, wide reach", { services: 300, wideShare: 1 }, 3),
  "ten-areas": () => measureArea("ten areas, 3,000 services", { services: 3_000, places: 10, wideShare: 0 }, 5),
  "line-blocks": () => measureLine("blocks"),
  "line-random": () => measureLine("random"),
};

/** Each part runs in a process of its own, so that neither memory nor compiled code of one helps another. */
const asked = process.argv[2];
if (asked !== undefined) PARTS[asked]?.();
else for (const part of Object.keys(PARTS)) await once(fork(import.meta.filename, [part]), "exit");

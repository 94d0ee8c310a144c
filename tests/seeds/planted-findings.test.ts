import { EXPECTED_DATA_GAPS } from "@tandem/seeds/known-children";
import { EXPECTED_GAPS, EXPECTED_OVERLAPS, FOLLOWING_GAPS, PLANTED_SLICES } from "@tandem/seeds/planted-findings";
import { PLANTED_QUEUES } from "@tandem/seeds/planted-queues";
import { EXPECTED_POOL } from "@tandem/seeds/pool";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});

afterAll(() => app.stop());

const PERIOD = { type: "FINANCIAL_YEAR", code: "2025-26" };

const GAPS = `query($period: PeriodInput!, $filter: GapFilter) {
  partnership(code: "walsall") {
    gaps(period: $period, basis: EXPRESSED, by: [SERVICE_LINE, NEED], first: 10, filter: $filter) {
      rows {
        demand { value } coverageGap { value } capacityGap { value } deliveryGap { value } targetingGap { value }
        unmet { value } ahead { value } distributionGap { value } remedy
      }
    }
  }
}`;

interface GapAnswer {
  readonly partnership: { readonly gaps: { readonly rows: readonly Record<string, { readonly value: number }>[] } };
}

test.each(EXPECTED_GAPS)("the planted gap $slice is found at its exact size with its remedy", async (expected) => {
  const slice = PLANTED_SLICES.find(({ code }) => code === expected.slice);
  const filter = {
    serviceLines: [slice?.line],
    areas: slice?.wards,
    ageBands: [`${slice?.ageFrom}-${slice?.ageTo}`],
    needs: [slice?.need],
  };
  const { data, errors } = await app.ask(GAPS, { period: PERIOD, filter });
  expect(errors).toBeUndefined();
  const [row, ...others] = (data as unknown as GapAnswer).partnership.gaps.rows;
  expect(others).toEqual([]);
  expect(row?.remedy).toBe(expected.remedy);
  for (const part of ["demand", "coverageGap", "capacityGap", "deliveryGap", "targetingGap"] as const) {
    expect(row?.[part]?.value, part).toBeCloseTo(expected[part], 6);
  }
});

const UNREACHED = `query($period: PeriodInput!) {
  partnership(code: "walsall") {
    gaps(period: $period, basis: EXPRESSED, by: [SERVICE_LINE], first: 100) {
      rows { serviceLine { code } coverageGap { value } }
    }
  }
}`;

interface UnreachedAnswer {
  readonly partnership: {
    readonly gaps: {
      readonly rows: readonly {
        readonly serviceLine: { readonly code: string };
        readonly coverageGap: { readonly value: number };
      }[];
    };
  };
}

test("no line has a coverage gap that is neither planted nor follows from a change in mid-year", async () => {
  const { data, errors } = await app.ask(UNREACHED, { period: PERIOD });
  expect(errors).toBeUndefined();
  const expected = new Map<string, number>();
  const planted = EXPECTED_GAPS.map(({ slice, coverageGap }) => ({
    line: PLANTED_SLICES.find(({ code }) => code === slice)?.line ?? "",
    coverageGap,
  }));
  for (const { line, coverageGap } of [...planted, ...FOLLOWING_GAPS]) {
    expected.set(line, (expected.get(line) ?? 0) + coverageGap);
  }
  const { rows } = (data as unknown as UnreachedAnswer).partnership.gaps;
  expect(rows.length).toBe(15);
  for (const { serviceLine, coverageGap } of rows) {
    expect(coverageGap.value, serviceLine.code).toBeCloseTo(expected.get(serviceLine.code) ?? 0, 6);
  }
});

const WAITS = `query($service: ID!) {
  partnership(code: "walsall") {
    waits(month: "2026-03", filter: { services: [$service] }) {
      rows { targetWeeks queue { value state } withinTarget { value state } }
    }
  }
}`;

async function readWaits(service: string) {
  const { data, errors } = await app.ask(WAITS, { service });
  expect(errors).toBeUndefined();
  return (data as unknown as { partnership: { waits: { rows: readonly unknown[] } } }).partnership.waits.rows;
}

test.each(PLANTED_QUEUES)("the planted queue of $service is found at its size and lateness", async (queue) => {
  expect(await readWaits(queue.service)).toEqual([
    {
      targetWeeks: queue.targetWeeks,
      queue: { value: queue.children, state: "KNOWN" },
      withinTarget: { value: queue.withinTarget / queue.children, state: "KNOWN" },
    },
  ]);
});

test.each(["CPAED-1N", "DIET-1W"])("the queue of %s says that it was not submitted", async (service) => {
  expect(await readWaits(service)).toMatchObject([
    { queue: { value: null, state: "NOT_SUBMITTED" }, withinTarget: { value: null, state: "NOT_SUBMITTED" } },
  ]);
});

const OVERLAPS = `query($period: PeriodInput!) {
  partnership(code: "walsall") {
    overlaps(period: $period, first: 1000, orderBy: [{ field: SHARED_SPEND, direction: DESC }]) {
      totalCount
      totals { duplicateSpend { pence } }
      edges { node { code kind set { id } } }
      sets { id overlapSurplus { value } duplicateSpend { pence } reductions { units { value } saving { pence } } }
    }
  }
}`;

interface OverlapAnswer {
  readonly partnership: {
    readonly overlaps: {
      readonly totalCount: number;
      readonly totals: { readonly duplicateSpend: { readonly pence: number } };
      readonly edges: readonly {
        readonly node: { readonly code: string; readonly kind: string; readonly set: { readonly id: string } | null };
      }[];
      readonly sets: readonly {
        readonly id: string;
        readonly overlapSurplus: { readonly value: number };
        readonly duplicateSpend: { readonly pence: number };
        readonly reductions: readonly {
          readonly units: { readonly value: number };
          readonly saving: { readonly pence: number };
        }[];
      }[];
    };
  };
}

async function readOverlaps() {
  const { data, errors } = await app.ask(OVERLAPS, { period: PERIOD });
  expect(errors).toBeUndefined();
  return (data as unknown as OverlapAnswer).partnership.overlaps;
}

test("every planted overlap is found, of its kind, with its surplus, and no other", async () => {
  const overlaps = await readOverlaps();
  expect(overlaps.totalCount).toBe(EXPECTED_OVERLAPS.length);
  for (const { commissions, kind, overlapSurplus, duplicatePence } of EXPECTED_OVERLAPS) {
    const node = overlaps.edges.find((edge) => edge.node.code === commissions.join("+"))?.node;
    expect(node?.kind, commissions.join("+")).toBe(kind);
    const set = overlaps.sets.find(({ id }) => id === node?.set?.id);
    if (overlapSurplus === null) continue;
    expect(set?.overlapSurplus.value).toBeCloseTo(overlapSurplus, 6);
    expect(set?.duplicateSpend.pence).toBe(duplicatePence);
  }
});

test("duplicate spend in the total counts each set once, and reductions add up to it", async () => {
  const { sets, totals } = await readOverlaps();
  const sum = sets.reduce((pence, set) => pence + set.duplicateSpend.pence, 0);
  expect(totals.duplicateSpend.pence).toBe(sum);
  expect(sum).toBe(9_000_000 + 14_400_000);
  for (const set of sets) {
    expect(set.reductions.reduce((units, { units: { value } }) => units + value, 0)).toBeCloseTo(
      set.overlapSurplus.value,
      6,
    );
  }
});

const POOL = `query($year: FinancialYear!) {
  partnership(code: "walsall") {
    pooledBudgets(financialYear: $year) {
      pools {
        arrangement { code }
        budget { pence } forecast { pence } variance { pence } unallocatedVariance { pence }
        varianceShares { organisation { code } basis share { pence } }
      }
    }
  }
}`;

test("the pool's overspend is shared to the penny by own risk, then by equal weights", async () => {
  const { data } = await app.ask(POOL, { year: EXPECTED_POOL.financialYear });
  const [pool] = (data as unknown as { partnership: { pooledBudgets: { pools: Record<string, unknown>[] } } })
    .partnership.pooledBudgets.pools;
  expect(pool).toMatchObject({
    arrangement: { code: EXPECTED_POOL.arrangement },
    budget: { pence: EXPECTED_POOL.budget },
    forecast: { pence: EXPECTED_POOL.forecast },
    variance: { pence: EXPECTED_POOL.variance },
    unallocatedVariance: { pence: EXPECTED_POOL.unallocated },
  });
  const shares = pool?.varianceShares as { organisation: { code: string }; basis: string; share: { pence: number } }[];
  expect(
    shares.map(({ organisation, basis, share }) => ({ organisation: organisation.code, basis, pence: share.pence })),
  ).toEqual([...EXPECTED_POOL.shares]);
});

const UNDERSTANDING = `{
  partnership(code: "walsall") {
    sharedUnderstanding(month: "2026-03", first: 1) { complete dataGaps { key state areas { code } } }
  }
}`;

test("what agencies know differs where it is planted to, and nowhere else", async () => {
  const { data, errors } = await app.ask(UNDERSTANDING, {});
  expect(errors).toBeUndefined();
  const { sharedUnderstanding } = (
    data as unknown as {
      partnership: {
        sharedUnderstanding: {
          complete: boolean;
          dataGaps: readonly { key: string; state: string | null; areas: readonly unknown[] }[];
        };
      };
    }
  ).partnership;
  const found = sharedUnderstanding.dataGaps.filter(({ state }) => state !== "NOT_COLLECTED");
  expect(found.map(({ key }) => key).sort()).toEqual(EXPECTED_DATA_GAPS);
  expect(found.find(({ state }) => state === "NOT_SUBMITTED")?.areas).toHaveLength(5);
  expect(sharedUnderstanding.complete).toBe(false);
});

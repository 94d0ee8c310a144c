import { yearOfMonth } from "../../analytics/financial-year.ts";
import { computeGaps } from "../../analytics/gaps.ts";
import { computeOverlaps } from "../../analytics/overlaps.ts";
import { parsePeriod } from "../../analytics/period.ts";
import { readJudgements } from "../../persistence/queries/judgements.query.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import { presentBottleneck } from "../gap/gap.resolver.ts";
import { presentOverlap, presentSet } from "../overlap/overlap.resolver.ts";
import { todayOf } from "../shared/partnership-argument.ts";
import { type NodeReader, nodesOf, withCodes } from "./node-reader.ts";

/** Months of the financial year that a partnership's today is in. */
const yearNow = (partnership: PartnershipRow) =>
  parsePeriod("FINANCIAL_YEAR", yearOfMonth(todayOf(partnership).slice(0, 7)));

const overlapReader: NodeReader = {
  rule: "READ_FIGURES",
  read: async ({ orm, readSnapshot }, partnership, codes) => {
    const snapshot = await readSnapshot(partnership);
    const { overlaps } = computeOverlaps(snapshot, { period: yearNow(partnership), filter: {} });
    const judgements = await readJudgements(orm, partnership);
    return nodesOf(
      "Overlap",
      withCodes(overlaps, codes, ({ id }) => id).map((row) => presentOverlap(snapshot, row, judgements.get(row.id))),
    );
  },
};

const setReader: NodeReader = {
  rule: "READ_FIGURES",
  read: async ({ readSnapshot }, partnership, codes) => {
    const snapshot = await readSnapshot(partnership);
    const { sets } = computeOverlaps(snapshot, { period: yearNow(partnership), filter: {} });
    return nodesOf(
      "OverlapSet",
      withCodes(sets, codes, ({ id }) => id).map((set) => presentSet(snapshot, set)),
    );
  },
};

const bottleneckReader: NodeReader = {
  rule: "READ_FIGURES",
  read: async ({ readSnapshot }, partnership, codes) => {
    const snapshot = await readSnapshot(partnership);
    const request = { period: yearNow(partnership), basis: "EXPRESSED", by: [], filter: {} } as const;
    const bottlenecks = computeGaps(snapshot, request).findBottlenecks();
    return nodesOf(
      "Bottleneck",
      withCodes(bottlenecks, codes, ({ id }) => id).map((row) => presentBottleneck(snapshot, row)),
    );
  },
};

/** Types that are computed of a period; by id, of the financial year that today is in. */
export const FINDING_NODES: Readonly<Record<string, NodeReader>> = {
  Overlap: overlapReader,
  OverlapSet: setReader,
  Bottleneck: bottleneckReader,
};

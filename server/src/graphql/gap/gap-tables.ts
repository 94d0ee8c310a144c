import { LRUCache } from "lru-cache";
import type { GapRequest } from "../../analytics/gap-request.ts";
import { computeGaps, type GapTable } from "../../analytics/gaps.ts";
import type { Snapshot } from "../../analytics/snapshot.ts";

/** Most rows of gap tables kept with a snapshot, about 10 MB; a larger table is computed each time. */
const KEPT_ROWS = 4_000;

const tablesOf = new WeakMap<Snapshot, LRUCache<string, GapTable>>();

/** The gap table of a question, computed once a snapshot: its pages, orders and selections share it. */
export function readGaps(snapshot: Snapshot, request: GapRequest): GapTable {
  const tables =
    tablesOf.get(snapshot) ??
    new LRUCache<string, GapTable>({ maxSize: KEPT_ROWS, sizeCalculation: ({ rows }) => rows.length + 1 });
  tablesOf.set(snapshot, tables);
  const key = JSON.stringify(request);
  const table = tables.get(key) ?? computeGaps(snapshot, request);
  tables.set(key, table);
  return table;
}

import { readEntriesNamed } from "../../persistence/queries/ledger.query.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import { type PoolYear, readPoolYears } from "../../persistence/queries/pool-years.query.ts";
import { presentArrangements } from "../arrangement/arrangement.present.ts";
import type { Context } from "../context.ts";
import { presentEntry } from "../ledger/ledger.resolver.ts";
import { presentPools } from "../pooled-budget/read-pool.ts";
import { presentReturns } from "../quarter-return/quarter-return.present.ts";
import { readGlobalId } from "../shared/global-id.ts";
import { type NodeReader, nodesOf, withCodes } from "./node-reader.ts";

/** The code within an id of ours. */
const codeIn = ({ id }: { readonly id: string }) => readGlobalId(id)?.code ?? "";

/** Pools' years that codes begin with; codes of what was never kept name none, so that nothing is computed for them. */
async function yearsNamed(
  { orm }: Context,
  partnership: PartnershipRow,
  codes: readonly string[],
): Promise<PoolYear[]> {
  const named = new Set(codes.map((code) => /^.+\|\d{4}-\d{2}/.exec(code)?.[0]));
  const kept = await readPoolYears(orm, partnership);
  return kept.filter(({ arrangement, financialYear }) => named.has(`${arrangement}|${financialYear}`));
}

/** What is read of each, one after another: a list of ids waits for one connection and not for all. */
async function readEach<Of, T>(all: readonly Of[], read: (of: Of) => Promise<readonly T[]>): Promise<T[]> {
  const found: T[] = [];
  for (const of of all) found.push(...(await read(of)));
  return found;
}

const arrangementReader: NodeReader = {
  rule: "READ_MONEY",
  read: async (context, partnership, codes) =>
    nodesOf(
      "Arrangement",
      withCodes(await presentArrangements(context, partnership), codes, ({ code }) => code),
    ),
};

const poolReader: NodeReader = {
  rule: "READ_MONEY",
  read: async (context, partnership, codes) => {
    const named = await yearsNamed(context, partnership, codes);
    const years = [...new Set(named.map(({ financialYear }) => financialYear))];
    const pools = await readEach(years, (year) => presentPools(context, partnership, year));
    return nodesOf("Pool", withCodes(pools, codes, codeIn));
  },
};

const entryReader: NodeReader = {
  rule: "READ_MONEY",
  read: async ({ orm, dimensions }, partnership, codes) => {
    const words = await dimensions.read(partnership);
    const rows = await readEntriesNamed(orm, partnership, codes);
    return nodesOf(
      "LedgerEntry",
      rows.map(({ arrangementCode, ...row }) => presentEntry(partnership, arrangementCode, words, row)),
    );
  },
};

const returnReader: NodeReader = {
  rule: "READ_MONEY",
  read: async (context, partnership, codes) => {
    const named = await yearsNamed(context, partnership, codes);
    const returns = await readEach(named, (of) => presentReturns(context, partnership, of));
    return nodesOf("QuarterReturn", withCodes(returns, codes, codeIn));
  },
};

/** Types of what was agreed, paid and returned. */
export const MONEY_NODES: Readonly<Record<string, NodeReader>> = {
  Arrangement: arrangementReader,
  Pool: poolReader,
  LedgerEntry: entryReader,
  QuarterReturn: returnReader,
};

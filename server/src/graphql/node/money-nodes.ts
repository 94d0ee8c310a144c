import { readEntriesNamed } from "../../persistence/queries/ledger.query.ts";
import { presentArrangements } from "../arrangement/arrangement.present.ts";
import { presentEntry } from "../ledger/ledger.resolver.ts";
import { presentPools } from "../pooled-budget/read-pool.ts";
import { presentReturns } from "../quarter-return/quarter-return.present.ts";
import { readGlobalId } from "../shared/global-id.ts";
import { type NodeReader, nodesOf, withCodes } from "./node-reader.ts";

/** The code within an id of ours. */
const codeIn = ({ id }: { readonly id: string }) => readGlobalId(id)?.code ?? "";

/** The distinct answers of `find` to codes it finds something in. */
const distinct = (codes: readonly string[], find: (code: string) => string | undefined) => [
  ...new Set(codes.flatMap((code) => find(code) ?? [])),
];

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
    const years = distinct(codes, (code) => /\|(\d{4}-\d{2})$/.exec(code)?.[1]);
    const pools = await Promise.all(years.map((year) => presentPools(context, partnership, year)));
    return nodesOf("Pool", withCodes(pools.flat(), codes, codeIn));
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
    const years = distinct(codes, (code) => /^(.+\|\d{4}-\d{2})-Q[1-4]\|\d+$/.exec(code)?.[1]);
    const found = years.map((named) => {
      const at = named.lastIndexOf("|");
      const of = { arrangement: named.slice(0, at), financialYear: named.slice(at + 1) };
      return presentReturns(context, partnership, of);
    });
    return nodesOf("QuarterReturn", withCodes((await Promise.all(found)).flat(), codes, codeIn));
  },
};

/** Types of what was agreed, paid and returned. */
export const MONEY_NODES: Readonly<Record<string, NodeReader>> = {
  Arrangement: arrangementReader,
  Pool: poolReader,
  LedgerEntry: entryReader,
  QuarterReturn: returnReader,
};

import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { pounds } from "../../analytics/figure.ts";
import { formatMonth, type MonthRange, parsePeriod, type TimeGrain } from "../../analytics/period.ts";
import {
  groupMoney,
  type MoneyDimension,
  type MoneyEntry,
  type MoneyRequest,
  type MoneyRow,
  periodsOf,
} from "../../analytics/pool-money.ts";
import type { Dimensions } from "../../persistence/dimensions.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import { readPoolMoney } from "../../persistence/queries/pool-money.query.ts";
import type { Context } from "../context.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { Rule } from "../rule.ts";
import { readMonths } from "../shared/arguments.ts";
import { listName } from "../shared/cursor.ts";
import { TimeGrainEnum } from "../shared/enums.ts";
import { badInput } from "../shared/errors.ts";
import { checkParts, filterRows } from "../shared/filter-tree.ts";
import { pageOf } from "../shared/page.ts";
import { nameOfOrder, type OrderReaders, orderRows, type RowOrder } from "../shared/row-order.ts";
import { MonthScalar } from "../shared/scalars.ts";
import {
  MoneyDimensionEnum,
  PoolMoneyFilterInput,
  type PoolMoneyOrderFieldEnum,
  PoolMoneyOrderInput,
  type PoolMoneyRowType,
  PoolMoneyTableType,
} from "./pool-money.type.ts";

type OrderField = keyof typeof PoolMoneyOrderFieldEnum;

const code = (dimension: MoneyDimension) => ["text", ({ codes }: MoneyRow) => codes.get(dimension) ?? null] as const;

const ORDER: OrderReaders<MoneyRow, OrderField> = {
  PERIOD: ["text", ({ period }) => period],
  ARRANGEMENT: code("ARRANGEMENT"),
  SCHEME: code("SCHEME"),
  ORGANISATION: code("ORGANISATION"),
  FUNDING_SOURCE: code("FUNDING_SOURCE"),
  KIND: code("KIND"),
  MONEY_IN: ["integer", ({ inPence }) => inPence],
  MONEY_OUT: ["integer", ({ outPence }) => outPence],
};

const isOneOf = (codes: readonly string[] | null | undefined, own: string | null) =>
  !codes || (own !== null && codes.includes(own));

const passes = (filter: PoolMoneyFilterInput, entry: MoneyEntry) =>
  isOneOf(filter.arrangements, entry.arrangementCode) &&
  isOneOf(filter.schemes, entry.schemeCode) &&
  isOneOf(filter.organisations, entry.organisationCode) &&
  isOneOf(filter.fundingSources, entry.fundingSourceCode) &&
  isOneOf(filter.kinds, entry.kind);

const KEPT = {
  own: passes,
  check: ({ arrangements, schemes, organisations, fundingSources, kinds }: PoolMoneyFilterInput, at: string) =>
    checkParts(at, { arrangements, schemes, organisations, fundingSources, kinds }),
};

/** Names of the codes that rows are grouped by. */
function namesOf(words: Dimensions, entries: readonly MoneyEntry[]) {
  const schemes = new Map(entries.map(({ schemeCode, schemeName }) => [schemeCode, schemeName]));
  const names: Readonly<Partial<Record<MoneyDimension, (code: string) => string | null | undefined>>> = {
    ARRANGEMENT: (own) => words.arrangements.get(own)?.name,
    SCHEME: (own) => schemes.get(own),
    ORGANISATION: (own) => words.organisations.get(own)?.name,
    FUNDING_SOURCE: (own) => words.fundingSources.get(own)?.name,
  };
  return ({ codes }: MoneyRow, dimension: MoneyDimension) => {
    const own = codes.get(dimension);
    if (own === undefined) return null;
    return { code: own, name: names[dimension]?.(own) ?? (own === "UNKNOWN" ? "None named" : own) };
  };
}

function presentRow(row: MoneyRow, nameOf: ReturnType<typeof namesOf>): PoolMoneyRowType {
  return {
    period: row.period,
    arrangement: nameOf(row, "ARRANGEMENT"),
    scheme: nameOf(row, "SCHEME"),
    organisation: nameOf(row, "ORGANISATION"),
    fundingSource: nameOf(row, "FUNDING_SOURCE"),
    kind: (row.codes.get("KIND") ?? null) as PoolMoneyRowType["kind"],
    moneyIn: pounds(row.inPence),
    moneyOut: pounds(row.outPence),
    entries: row.entries,
  };
}

type Read = (months: MonthRange) => Promise<readonly MoneyEntry[]>;

/** Finds each row's money in as many months from another one on; 0 where nothing was posted. */
async function readCompared(read: Read, request: MoneyRequest, from: string) {
  const start = parsePeriod("MONTH", from).from;
  const months = { from: start, to: start + request.months.to - request.months.from };
  const [now, then] = [periodsOf(request), periodsOf({ ...request, months })];
  if (now.length !== then.length)
    throw badInput(
      "compareFrom",
      "cuts the months into another number of periods than from does; move it by whole ones.",
    );
  const rows = new Map(groupMoney(await read(months), { ...request, months }).map((row) => [row.key, row]));
  return (row: MoneyRow): NonNullable<PoolMoneyRowType["compared"]> => {
    const period = then[now.indexOf(row.period)] ?? "";
    const other = rows.get(`${row.key.slice(0, row.key.length - row.period.length)}${period}`);
    const [inPence, outPence] = [other?.inPence ?? 0, other?.outPence ?? 0];
    return {
      period,
      moneyIn: pounds(inPence),
      moneyOut: pounds(outPence),
      changeIn: pounds(row.inPence - inPence),
      changeOut: pounds(row.outPence - outPence),
    };
  };
}

@Resolver(() => PartnershipType)
export class PoolMoneyResolver {
  @Rule("READ_MONEY")
  @FieldResolver(() => PoolMoneyTableType, {
    description: "What was paid into pools and spent from them over time, from their ledgers.",
  })
  async poolMoney(
    @Root() partnership: PartnershipRow,
    @Ctx() { orm, dimensions }: Context,
    @Arg("from", () => MonthScalar, { description: "First month." }) from: string,
    @Arg("to", () => MonthScalar, { description: "Last month, at most 10 years on." }) to: string,
    @Arg("grain", () => TimeGrainEnum, { description: "Periods the months are cut into." }) grain: TimeGrain,
    @Arg("by", () => [MoneyDimensionEnum], { description: "What rows are grouped by." }) by: MoneyDimension[],
    @Arg("first", () => Int, { description: "Rows in the page, 1 to 1,000." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor of the row to start after." }) after?:
      | string
      | null,
    @Arg("filter", () => PoolMoneyFilterInput, { nullable: true, description: "Which entries to count." })
    filter?: PoolMoneyFilterInput | null,
    @Arg("orderBy", () => [PoolMoneyOrderInput], {
      nullable: true,
      description: "Order; by the rows' codes, then by time, where none is given.",
    })
    orderBy?: RowOrder<OrderField>[] | null,
    @Arg("compareFrom", () => MonthScalar, {
      nullable: true,
      description: "First of as many months that each row is compared with, as a year before `from`.",
    })
    compareFrom?: string | null,
  ): Promise<PoolMoneyTableType> {
    const request = { months: readMonths(from, to), grain, by };
    const read: Read = async (months) => {
      const range = { from: formatMonth(months.from), to: formatMonth(months.to) };
      return filterRows(await readPoolMoney(orm, partnership, range), filter, KEPT);
    };
    const entries = await read(request.months);
    const grouped = groupMoney(entries, request);
    const compared = compareFrom ? await readCompared(read, request, compareFrom) : () => null;
    const list = listName(partnership, "poolMoney", grain, ...new Set(by), ...nameOfOrder(orderBy));
    const { rows, pageInfo } = pageOf(grouped, orderRows(orderBy, ORDER), list, { first, after });
    const nameOf = namesOf(await dimensions.read(partnership), entries);
    return {
      complete: true,
      rowCount: grouped.length,
      warnings: [],
      pageInfo,
      rows: rows.map(({ row }) => ({ ...presentRow(row, nameOf), compared: compared(row) })),
      totals: groupMoney(entries, { ...request, by: [] }).map((row) => presentRow(row, nameOf)),
    };
  }
}

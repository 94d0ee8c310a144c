import { sql } from "kysely";
import type { CellTable, PopulationBasis } from "../../analytics/snapshot.ts";
import type { Sql } from "../orm.ts";
import { heldAt, monthIndex } from "../versions.ts";
import type { PartnershipRow } from "./partnership.query.ts";

/** Positions of codes in the snapshot's lists. */
export interface CodeIndexes {
  readonly line: ReadonlyMap<string, number>;
  readonly area: ReadonlyMap<string, number>;
  readonly need: ReadonlyMap<string, number>;
  readonly layer: ReadonlyMap<string, number>;
  readonly function: ReadonlyMap<string, number>;
  readonly service: ReadonlyMap<string, number>;
}

/** Where a table of cells is read: the session, whose it is and how its codes are numbered. */
export interface CellTables {
  readonly db: Sql;
  readonly partnership: PartnershipRow;
  readonly indexes: CodeIndexes;
}

/** A cell with its months, as text: PostgreSQL sends one row a cell, where one a month would take most of the time to read. */
interface CellRow {
  readonly service: string;
  readonly basis: PopulationBasis;
  readonly line: string;
  readonly area: string;
  readonly need: string;
  readonly layer: string;
  readonly function: string;
  readonly age_from: number;
  readonly age_to: number;
  /** Each month's number, units, children, variance and rows not KNOWN, by commas; months by spaces, in no order. */
  readonly months: string;
}

/** A month of a cell: its number, units, children, variance and rows not KNOWN. */
type MonthFigures = readonly number[];

/** Monthly figures by cell, service (of activity) and population basis (of demand), cells in order. */
async function readCells({ db, partnership }: CellTables, table: "demand" | "activity"): Promise<readonly CellRow[]> {
  const own =
    table === "demand"
      ? sql`'' as service, population_basis as basis`
      : sql`service_code as service, 'RESIDENT' as basis`;
  const { rows } = await sql<CellRow>`
    select service, basis, line, area, need, layer, "function", age_from, age_to,
      string_agg(concat_ws(',', month, units, children, variance, unknown), ' ') as months
    from (
      select ${own}, service_line_code as line, area_code as area, need_code as need, layer_code as layer,
        function_code as "function", age_from, age_to, ${monthIndex("f.month")} as month,
        coalesce(sum(units), 0)::float8 as units, coalesce(sum(children), 0)::float8 as children,
        coalesce(sum(units::float8 * units / nullif(children, 0)), 0) as variance,
        count(*) filter (where state <> 'KNOWN') as unknown
      from ${sql.table(table)} f
      where ${heldAt("f", partnership.id, partnership.dataVersion)}
      group by 1, 2, 3, 4, 5, 6, 7, 8, 9, f.month
    ) by_month
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9
    order by 3, 4, 5, 6, 7, 8, 9, 1, 2`.execute(db);
  return rows;
}

const figuresOf = ({ months }: CellRow): readonly MonthFigures[] =>
  months.split(" ").map((month) => month.split(",").map(Number));

/** In the table of demand, and of activity by a service the register no longer holds. */
const NO_SERVICE = -1;

function position(indexes: ReadonlyMap<string, number>, code: string): number {
  const index = indexes.get(code);
  if (index === undefined) throw new RangeError(`code ${code} is not in the snapshot`);
  return index;
}

/** Running sums over the months, one more entry than months. */
function cumulate(
  cells: readonly (readonly MonthFigures[])[],
  firstMonth: number,
  monthCount: number,
  target: Float64Array | Int32Array,
  figure: number,
): void {
  cells.forEach((months, index) => {
    const start = index * (monthCount + 1);
    for (const month of months) target[start + (month[0] as number) - firstMonth + 1] = month[figure] as number;
    for (let m = 1; m <= monthCount; m += 1)
      target[start + m] = (target[start + m] ?? 0) + (target[start + m - 1] ?? 0);
  });
}

/** First and last month of any cell; a last before the first where there is none. */
function monthsOf(cells: readonly (readonly MonthFigures[])[]): { readonly first: number; readonly last: number } {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const months of cells) {
    for (const [month = 0] of months) {
      first = Math.min(first, month);
      last = Math.max(last, month);
    }
  }
  return cells.length === 0 ? { first: 0, last: -1 } : { first, last };
}

/** Reads demand or activity as one table of cells with running sums over the months. */
export async function readCellTable(tables: CellTables, table: "demand" | "activity"): Promise<CellTable> {
  const rows = await readCells(tables, table);
  const cells = rows.map(figuresOf);
  const { first: firstMonth, last } = monthsOf(cells);
  const monthCount = last - firstMonth + 1;
  const { indexes } = tables;
  const column = (read: (row: CellRow) => number) => Int32Array.from(rows, read);
  const running = () => new Float64Array(cells.length * (monthCount + 1));
  const result = {
    rowCount: cells.length,
    firstMonth,
    monthCount,
    line: column((row) => position(indexes.line, row.line)),
    area: column((row) => position(indexes.area, row.area)),
    need: column((row) => position(indexes.need, row.need)),
    layer: column((row) => position(indexes.layer, row.layer)),
    function: column((row) => position(indexes.function, row.function)),
    ageFrom: column((row) => row.age_from),
    ageTo: column((row) => row.age_to),
    service: column((row) => indexes.service.get(row.service) ?? NO_SERVICE),
    populationBasis: rows.map(({ basis }) => basis),
    cumulativeUnits: running(),
    cumulativeChildren: running(),
    cumulativeVariance: running(),
    cumulativeUnknown: new Int32Array(cells.length * (monthCount + 1)),
    loads: await readLoadIds(tables, table),
  };
  cumulate(cells, firstMonth, monthCount, result.cumulativeUnits, 1);
  cumulate(cells, firstMonth, monthCount, result.cumulativeChildren, 2);
  cumulate(cells, firstMonth, monthCount, result.cumulativeVariance, 3);
  cumulate(cells, firstMonth, monthCount, result.cumulativeUnknown, 4);
  return result;
}

async function readLoadIds({ db, partnership }: CellTables, table: "demand" | "activity"): Promise<string[]> {
  const { rows } = await sql<{ load_id: number }>`
    select distinct load_id from ${sql.table(table)} f
    where ${heldAt("f", partnership.id, partnership.dataVersion)} order by load_id`.execute(db);
  return rows.map((row) => String(row.load_id));
}

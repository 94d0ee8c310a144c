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

interface FigureRow {
  service: string;
  basis: PopulationBasis;
  line: string;
  area: string;
  need: string;
  layer: string;
  function: string;
  age_from: number;
  age_to: number;
  month: number;
  units: number;
  children: number;
  variance: number;
  unknown: number;
}

/** Monthly figures by cell, service (of activity) and population basis (of demand), in order. */
async function readFigures({ db, partnership }: CellTables, table: "demand" | "activity"): Promise<FigureRow[]> {
  const own =
    table === "demand"
      ? sql`'' as service, population_basis as basis`
      : sql`service_code as service, 'RESIDENT' as basis`;
  const { rows } = await sql<FigureRow>`
    select ${own}, service_line_code as line, area_code as area, need_code as need, layer_code as layer,
      function_code as "function", age_from, age_to, ${monthIndex("f.month")} as month,
      coalesce(sum(units), 0)::float8 as units, coalesce(sum(children), 0)::float8 as children,
      coalesce(sum(units::float8 * units / nullif(children, 0)), 0) as variance,
      count(*) filter (where state <> 'KNOWN')::int as unknown
    from ${sql.table(table)} f
    where ${heldAt("f", partnership.id, partnership.dataVersion)}
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
    order by 3, 4, 5, 6, 7, 8, 9, 1, 2, 10`.execute(db);
  return rows;
}

/** In the table of demand, and of activity by a service the register no longer holds. */
const NO_SERVICE = -1;

const keyOf = (row: FigureRow) =>
  `${row.line}|${row.area}|${row.need}|${row.layer}|${row.function}|${row.age_from}|${row.age_to}|${row.service}|${row.basis}`;

function groupCells(rows: readonly FigureRow[]): FigureRow[][] {
  const cells: FigureRow[][] = [];
  let key = "";
  for (const row of rows) {
    const next = keyOf(row);
    if (next !== key) cells.push([]);
    cells.at(-1)?.push(row);
    key = next;
  }
  return cells;
}

function position(indexes: ReadonlyMap<string, number>, code: string): number {
  const index = indexes.get(code);
  if (index === undefined) throw new RangeError(`code ${code} is not in the snapshot`);
  return index;
}

/** Running sums over the months, one more entry than months. */
function cumulate(
  cells: readonly FigureRow[][],
  firstMonth: number,
  monthCount: number,
  target: Float64Array | Int32Array,
  figure: "units" | "children" | "variance" | "unknown",
): void {
  cells.forEach((cell, index) => {
    const start = index * (monthCount + 1);
    for (const row of cell) target[start + row.month - firstMonth + 1] = row[figure];
    for (let m = 1; m <= monthCount; m += 1)
      target[start + m] = (target[start + m] ?? 0) + (target[start + m - 1] ?? 0);
  });
}

/** Reads demand or activity as one table of cells with running sums over the months. */
export async function readCellTable(tables: CellTables, table: "demand" | "activity"): Promise<CellTable> {
  const rows = await readFigures(tables, table);
  const cells = groupCells(rows);
  const firstMonth = rows.reduce((least, row) => Math.min(least, row.month), rows[0]?.month ?? 0);
  const lastMonth = rows.reduce((most, row) => Math.max(most, row.month), firstMonth - 1);
  const monthCount = lastMonth - firstMonth + 1;
  const { indexes } = tables;
  const column = (read: (row: FigureRow) => number) =>
    Int32Array.from(cells, ([row]) => (row === undefined ? 0 : read(row)));
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
    populationBasis: cells.map(([row]) => row?.basis ?? "RESIDENT"),
    cumulativeUnits: running(),
    cumulativeChildren: running(),
    cumulativeVariance: running(),
    cumulativeUnknown: new Int32Array(cells.length * (monthCount + 1)),
    loads: await readLoadIds(tables, table),
  };
  cumulate(cells, firstMonth, monthCount, result.cumulativeUnits, "units");
  cumulate(cells, firstMonth, monthCount, result.cumulativeChildren, "children");
  cumulate(cells, firstMonth, monthCount, result.cumulativeVariance, "variance");
  cumulate(cells, firstMonth, monthCount, result.cumulativeUnknown, "unknown");
  return result;
}

async function readLoadIds({ db, partnership }: CellTables, table: "demand" | "activity"): Promise<string[]> {
  const { rows } = await sql<{ load_id: number }>`
    select distinct load_id from ${sql.table(table)} f
    where ${heldAt("f", partnership.id, partnership.dataVersion)} order by load_id`.execute(db);
  return rows.map((row) => String(row.load_id));
}

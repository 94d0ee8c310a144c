import { MONTHS, monthCode, yearOf } from "./calendar.ts";
import type { LinePlan } from "./line-plan.ts";
import { LINES, lineOf } from "./lines.ts";
import { isPlanted, PLANTED_SLICES } from "./planted-findings.ts";
import { drawPoisson, randomFrom } from "./random.ts";
import { GROWTH, WARD_SHARES } from "./register.ts";
import { shareWhole } from "./shares.ts";

/** New need in one cell in one month. */
export interface DemandFact {
  readonly line: LinePlan;
  readonly area: string;
  readonly need: string;
  readonly ageFrom: number;
  readonly ageTo: number;
  readonly month: number;
  readonly children: number;
}

interface Cell extends Omit<DemandFact, "month" | "children"> {
  readonly monthly: number;
}

/** Months busier or quieter than the mean: few referrals in August and December. */
const SEASON: readonly number[] = [1.04, 1.02, 1.06, 0.98, 1.02, 1.02, 0.96, 0.8, 1.04, 1.1, 1.06, 0.9];

/** Requests for an EHC needs assessment to Walsall Council by calendar year (DfE, Education, health and care plans 2026). */
export const OFFICIAL_REQUESTS: Readonly<Record<number, number>> = { 2023: 1_260, 2024: 1_103, 2025: 995 };

/** First three months of 2026, illustrative: a quarter of the year before. */
const REQUESTS_2026_START = 249;

function regularCells(line: LinePlan): Cell[] {
  return line.parts.flatMap((part) =>
    [...WARD_SHARES].flatMap(([area, share]) =>
      isPlanted(line.code, area, part.ageFrom, part.ageTo)
        ? []
        : [
            {
              line,
              area,
              need: part.need,
              ageFrom: part.ageFrom,
              ageTo: part.ageTo,
              monthly: part.monthlyChildren * share,
            },
          ],
    ),
  );
}

/** Places are needed steadily; new need comes by chance, as referrals do. */
function drawCell(cell: Cell): DemandFact[] {
  const { monthly, ...place } = cell;
  const random = randomFrom(`demand ${cell.line.code} ${cell.area} ${cell.need} ${cell.ageFrom}`);
  return MONTHS.map((month) => {
    const trend = 1 + GROWTH * yearOf(month);
    const expected = monthly * trend * (cell.line.isStock ? 1 : (SEASON[month % 12] ?? 1));
    return { ...place, month, children: cell.line.isStock ? Math.round(expected) : drawPoisson(expected, random) };
  });
}

/** Official requests of a calendar year, or of its part inside the register, shared over cells and months. */
function drawRequests(cells: readonly Cell[], year: number): DemandFact[] {
  const months = MONTHS.filter((month) => Math.floor(month / 12) === year);
  const official = OFFICIAL_REQUESTS[year];
  const total = official === undefined ? REQUESTS_2026_START : Math.round((official * months.length) / 12);
  const slots = months.flatMap((month) => cells.map(({ monthly, ...place }) => ({ place, month, monthly })));
  const random = randomFrom(`requests ${year}`);
  const counts = shareWhole(
    total,
    slots.map(({ monthly, month }) => monthly * (SEASON[month % 12] ?? 1) * (0.2 + 1.6 * random())),
  );
  return slots.map(({ place, month }, index) => ({ ...place, month, children: counts[index] ?? 0 }));
}

function plantedDemand(): DemandFact[] {
  return PLANTED_SLICES.flatMap((slice) =>
    slice.wards.flatMap((area) =>
      MONTHS.map((month) => ({
        line: lineOf(slice.line),
        area,
        need: slice.need,
        ageFrom: slice.ageFrom,
        ageTo: slice.ageTo,
        month,
        children: slice.monthlyChildren,
      })),
    ),
  );
}

/** All new need of the register; cells and months without any have no row. */
export const DEMAND: readonly DemandFact[] = [
  ...LINES.filter(({ code }) => code !== "EHCNA").flatMap((line) => regularCells(line).flatMap(drawCell)),
  ...[2023, 2024, 2025, 2026].flatMap((year) => drawRequests(regularCells(lineOf("EHCNA")), year)),
  ...plantedDemand(),
].filter(({ children }) => children > 0);

/** A fact's columns in the import template. */
export function cellColumns({ line, area, need, ageFrom, ageTo, month }: Omit<DemandFact, "children">) {
  return {
    service_line_code: line.code,
    area_code: area,
    need_code: need,
    layer_code: line.layer,
    function_code: line.function,
    age_from: ageFrom,
    age_to: ageTo,
    month: monthCode(month),
  };
}

/** Rows of the demand file. */
export function demandRows() {
  return DEMAND.map((fact) => ({
    ...cellColumns(fact),
    units: fact.children * fact.line.unitsPerChild,
    children: fact.children,
    state: "KNOWN",
    population_basis: "RESIDENT",
  }));
}

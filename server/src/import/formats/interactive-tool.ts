import { problemAt } from "../../persistence/stores/problem.ts";
import type { TableRows } from "../../persistence/stores/staging.ts";
import type { AreaList, KnownArea } from "./area-list.ts";
import type { Format, Peek, ReadRequest } from "./format.ts";
import { type NewMeasure, Observations, slug, TOTAL } from "./observations.ts";
import { interactiveToolPeriod } from "./period.ts";

const COLUMNS = ["Topic", "Measure", "code", "Polarity", "y_axis_name", "Year_Type", "year", "area", "lan", "val"];

/** Month of the March activity survey, which two measures are taken from. */
const MARCH = "03";

/** Measures of the catalogue by the tool's code; snapshots have the month they are taken in. */
const CATALOGUED: Readonly<Record<string, readonly [measure: string, month?: string]>> = {
  SEN_Stat_AVG_Attain8_Score: ["attainment-8-ehc-plan"],
  SEN_WoStat_AVG_Attain8_Score: ["attainment-8-sen-support"],
  ChildPov: ["children-in-low-income-families"],
  EHCP_Initial_req_refused: ["ehc-requests-refused"],
  SEN_EHC_Excpt_20wks: ["ehcp-within-20-weeks"],
  SEN_EHC_All_20wks: ["ehcp-within-20-weeks-all"],
  PriFSM: ["free-school-meals-primary"],
  SecFSM: ["free-school-meals-secondary"],
  "CMH_0-17yrs": ["mental-health-admissions-under-18"],
  "16-17 NEET": ["neet-16-17"],
  "16-17_not known_NEET": ["neet-or-not-known-16-17"],
  "16-17_not known": ["not-known-16-17"],
  TotPermEx: ["permanent-exclusion-rate"],
  SEN_TotSENSuP: ["pupils-on-sen-support"],
  SEN_TotStat: ["pupils-with-ehc-plan"],
  "16-17YroldSEN_ET": ["sen-16-17-in-education-or-training", MARCH],
  SENFinance: ["sen-weekly-unit-cost"],
  TotSevPerAbNew: ["severe-absence"],
  TotFixedEx: ["suspension-rate"],
};

const POLARITIES: Readonly<Record<string, NewMeasure["polarity"]>> = {
  high: "HIGHER_IS_BETTER",
  low: "LOWER_IS_BETTER",
};

const PERIOD_TYPES: Readonly<Record<string, string>> = {
  "Academic Year": "ACADEMIC_YEAR",
  "Financial Year": "FINANCIAL_YEAR",
  "Calendar Year": "CALENDAR_YEAR",
  "Annual - January": "SNAPSHOT",
};

function headerOf(peek: Peek): readonly string[] {
  return (peek.kind === "tables" ? peek.sheets[0]?.rows[0] : undefined) ?? [];
}

function findArea(areas: AreaList, name: string): KnownArea | null {
  return areas.named("COUNCIL", name) ?? areas.named("REGION", name) ?? areas.named("COUNTRY", name);
}

/** A measure as the tool describes it. */
function measureOf(read: (name: string) => string): NewMeasure {
  const [code, name, axis] = [read("code"), read("Measure"), read("y_axis_name")];
  return {
    code: `lait-${slug(code, "-")}`,
    name,
    definition: `${name}, as the local authority interactive tool has it under ${code} (topic ${read("Topic")}).`,
    unit: axis === "" ? "as published" : axis.toLowerCase(),
    decimals: 1,
    polarity: POLARITIES[read("Polarity").toLowerCase()] ?? "NEUTRAL",
    periodType: PERIOD_TYPES[read("Year_Type")] ?? "CALENDAR_YEAR",
    populationBasis: "RESPONSIBLE_COUNCIL",
  };
}

async function* readRows(request: ReadRequest): AsyncGenerator<TableRows> {
  const { tables, catalogue, problems, areas } = request;
  const header = headerOf(request.peek).map((name) => name.trim());
  const found = new Observations(tables, catalogue, problems);
  for await (const { rows } of request.open().sheets)
    for await (const { row, cells } of rows) {
      if (row === 1) continue;
      const read = (name: string) => (cells[header.indexOf(name)] ?? "").trim();
      const place = { sheet: null, row };
      if (cells.length !== header.length) {
        const message = `The row has ${cells.length} cells, the header ${header.length}.`;
        problems.add(problemAt(place, "WRONG_WIDTH", message, "Load the file as it was made."));
        continue;
      }
      const area = findArea(areas, read("area"));
      if (area === null) areas.leaveOut(place, read("area"), null);
      else addFigure(found, { ...place, column: "val" }, area, read);
      yield* found.take(false);
    }
  areas.report(problems);
  yield* found.take(true);
}

function addFigure(
  found: Observations,
  place: { sheet: null; row: number; column: string },
  area: KnownArea,
  read: (name: string) => string,
): void {
  const [catalogued, month = "01"] = CATALOGUED[read("code")] ?? [null];
  const own = measureOf(read);
  const entry = catalogued === null ? null : found.catalogued(catalogued);
  if (entry === null) found.define(place, own);
  const measure = entry?.code ?? own.code;
  const period = interactiveToolPeriod(read("year"), read("Year_Type"), entry?.periodType ?? own.periodType, month);
  found.add(place, { measure, part: TOTAL, area: area.code, period, text: read("val") });
}

/** Extracts of the Department for Education's local authority interactive tool, one row a figure. */
export const interactiveTool: Format = {
  code: "local-authority-interactive-tool",
  name: "Local authority interactive tool, long form (CSV)",
  isPublished: true,
  recognise: (peek) => {
    const header = headerOf(peek).map((name) => name.trim());
    return COLUMNS.every((name) => header.includes(name));
  },
  open: (request) => ({
    template: "local-authority-interactive-tool",
    origin: {
      dataset: "Local authority interactive tool (LAIT)",
      publisher: "Department for Education",
      release: null,
      url: "https://www.gov.uk/government/publications/local-authority-interactive-tool-lait",
      licence: "Open Government Licence v3.0",
    },
    rows: readRows(request),
  }),
};

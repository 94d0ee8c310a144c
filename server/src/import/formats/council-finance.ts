import type { TableRows } from "../../persistence/stores/staging.ts";
import type { Sheet } from "../sheets.ts";
import type { KnownArea } from "./area-list.ts";
import type { Format, Origin, Peek, PeekedSheet, ReadRequest } from "./format.ts";
import { Observations, type Part, TOTAL } from "./observations.ts";

/** What one column of a sheet holds. */
interface FinanceColumn {
  readonly at: number;
  readonly heading: string;
  readonly measure: string;
  readonly part: Part;
}

/** A sheet with one council a row. */
interface FinanceSheet {
  readonly name: string | null;
  /** Financial year, as 2023-24. */
  readonly period: string;
  /** Positions of the council's name, and of England's. */
  readonly nameAt: number;
  readonly columns: readonly FinanceColumn[];
}

const BLOCKS: readonly (readonly [heading: RegExp, part: Part])[] = [
  [/^schools block/i, { code: "BLOCK_SCHOOLS", name: "Schools block" }],
  [/^central school services block/i, { code: "BLOCK_CENTRAL", name: "Central school services block" }],
  [/^high needs block/i, { code: "BLOCK_HIGH_NEEDS", name: "High needs block" }],
  [/^early years block/i, { code: "BLOCK_EARLY_YEARS", name: "Early years block" }],
  [/^total dsg allocation/i, TOTAL],
];

/** `2023 to 2024` or `2021-22` as 2023-24 or 2021-22. */
function yearIn(text: string): string | null {
  const found = /\b(20\d{2})\s*(?:to|-|–|\/)\s*(?:20)?(\d{2})\b/.exec(text);
  if (found === null) return null;
  const [, first = "", last = ""] = found;
  return Number(last) === (Number(first) + 1) % 100 ? `${first}-${last}` : null;
}

const isText = (cells: readonly string[], pattern: RegExp) => cells.some((cell) => pattern.test(cell.trim()));

/** The summary of allocations: five columns before deductions, the same five after. */
function allocationSheet({ name, rows }: PeekedSheet): FinanceSheet | null {
  const period = yearIn(rows[0]?.[0] ?? "");
  const header = rows.find((cells) => isText(cells, /^high needs block \(£s\)/i) && isText(cells, /^total dsg/i));
  if (period === null || header === undefined || !/^dedicated schools grant/i.test((rows[0]?.[0] ?? "").trim()))
    return null;
  let totals = 0;
  const columns = header.flatMap((heading, at): FinanceColumn[] => {
    const part = BLOCKS.find(([pattern]) => pattern.test(heading.trim()))?.[1];
    if (part === undefined) return [];
    const measure = totals === 0 ? "dsg-allocation" : "dsg-allocation-after-deductions";
    if (part === TOTAL) totals += 1;
    return [{ at, heading: heading.trim(), measure, part }];
  });
  return totals === 2 ? { name, period, nameAt: 1, columns } : null;
}

const plain = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, " ")
    .trim();

/** Lines of the section 251 budget by heading; a number in brackets tells repeated headings apart. */
const LINES: readonly (readonly [heading: string, code: string, name: string])[] = [
  ["Place funding", "LINE_PLACES", "Place funding"],
  ["Early Years", "LINE_PLACES_EARLY_YEARS", "Place funding: early years"],
  ["Primary", "LINE_PLACES_PRIMARY", "Place funding: primary"],
  ["Secondary", "LINE_PLACES_SECONDARY", "Place funding: secondary"],
  ["Special schools and academies", "LINE_PLACES_SPECIAL", "Place funding: special schools and academies"],
  ["PRUs and AP academies", "LINE_PLACES_AP", "Place funding: referral units and AP academies"],
  ["Post School", "LINE_PLACES_POST_SCHOOL", "Place funding: after school age"],
  ["Top up funding (maintained schools, academies, free schools and colleges)", "LINE_TOP_UP", "Top-up: maintained"],
  ["Early Years (1)", "LINE_TOP_UP_EARLY_YEARS", "Top-up: early years"],
  ["Primary (1)", "LINE_TOP_UP_PRIMARY", "Top-up: primary"],
  ["Secondary (1)", "LINE_TOP_UP_SECONDARY", "Top-up: secondary"],
  ["Special schools and academies (1)", "LINE_TOP_UP_SPECIAL", "Top-up: special schools and academies"],
  ["PRUs and AP academies (1)", "LINE_TOP_UP_AP", "Top-up: referral units and AP academies"],
  ["Post School (1)", "LINE_TOP_UP_POST_SCHOOL", "Top-up: after school age"],
  ["Income (1)", "LINE_TOP_UP_INCOME", "Top-up: income"],
  ["Top up funding (non-maintained and independent schools and colleges)", "LINE_INDEPENDENT", "Top-up: independent"],
  ["Early Years (2)", "LINE_INDEPENDENT_EARLY_YEARS", "Top-up, independent: early years"],
  ["Primary (2)", "LINE_INDEPENDENT_PRIMARY", "Top-up, independent: primary"],
  ["Secondary (2)", "LINE_INDEPENDENT_SECONDARY", "Top-up, independent: secondary"],
  ["Special schools and academies (2)", "LINE_INDEPENDENT_SPECIAL", "Top-up, independent: special schools"],
  ["PRUs and AP academies (2)", "LINE_INDEPENDENT_AP", "Top-up, independent: referral units"],
  ["Post School (2)", "LINE_INDEPENDENT_POST_SCHOOL", "Top-up, independent: after school age"],
  ["Income (2)", "LINE_INDEPENDENT_INCOME", "Top-up, independent: income"],
  ["SEN support and inclusion services", "LINE_SEN_SUPPORT", "SEN support and inclusion services"],
  ["Alternative provision services", "LINE_AP_SERVICES", "Alternative provision services"],
  ["Hospital education services", "LINE_HOSPITAL", "Hospital education services"],
  ["Therapies and other health related services", "LINE_THERAPIES", "Therapies and other health-related services"],
];

/** The budget part of the benchmarking workbook; its outturn columns, of an unclear year, are left out. */
function budgetSheet({ name, rows }: PeekedSheet): FinanceSheet | null {
  const title = rows.findIndex((cells) => isText(cells, /^section 251 budget$/i));
  const names = rows.find((cells) => isText(cells, /^la code$/i) && isText(cells, /^la name$/i));
  const year =
    rows
      .flat()
      .map(yearIn)
      .find((found) => found !== null) ?? null;
  if (title < 0 || names === undefined || year === null) return null;
  const start = (rows[title] ?? []).findIndex((cell) => /^section 251 budget$/i.test(cell.trim()));
  const header = rows.slice(title + 1).find((cells) => /^place funding$/i.test((cells[start] ?? "").trim())) ?? [];
  const columns = LINES.flatMap(([heading, code, partName], offset): FinanceColumn[] => {
    const at = start + offset;
    if (plain(header[at] ?? "") !== plain(heading)) return [];
    return [{ at, heading, measure: "section-251-high-needs-budget", part: { code, name: partName } }];
  });
  const nameAt = names.findIndex((cell) => /^la name$/i.test(cell.trim()));
  return columns.length === LINES.length ? { name, period: year, nameAt, columns } : null;
}

async function readSheet(
  request: ReadRequest,
  found: Observations,
  own: FinanceSheet,
  { name, rows }: Sheet,
): Promise<void> {
  const { areas } = request;
  for await (const { row, cells } of rows) {
    const label = (cells[own.nameAt] ?? "").trim();
    const isEngland = /^england$/i.test((cells[0] ?? "").trim());
    const area: KnownArea | null = isEngland ? areas.named("COUNTRY", "England") : areas.named("COUNCIL", label);
    const number = (cells[own.nameAt - 1] ?? "").trim();
    if (area === null) {
      if (/^\d{3}$/.test(number)) areas.leaveOut({ sheet: name, row }, label, null);
      continue;
    }
    for (const { at, heading, measure, part } of own.columns) {
      const place = { sheet: name, row, column: heading };
      found.add(place, { measure, part, area: area.code, period: own.period, text: cells[at] ?? "" });
    }
  }
}

function makeFormat(
  code: string,
  name: string,
  origin: Origin,
  sheetOf: (sheet: PeekedSheet) => FinanceSheet | null,
): Format {
  const find = (peek: Peek) =>
    peek.kind === "tables" ? (peek.sheets.map(sheetOf).find((sheet) => sheet !== null) ?? null) : null;
  async function* readRows(request: ReadRequest, own: FinanceSheet): AsyncGenerator<TableRows> {
    const found = new Observations(request.tables, request.catalogue, request.problems);
    for await (const sheet of request.open().sheets)
      if (sheet.name === own.name) await readSheet(request, found, own, sheet);
    request.areas.report(request.problems);
    yield* found.take(true);
  }
  return {
    code,
    name,
    isPublished: true,
    recognise: (peek) => find(peek) !== null,
    open: (request) => {
      const own = find(request.peek) as FinanceSheet;
      return { template: code, origin: { ...origin, release: own.period }, rows: readRows(request, own) };
    },
  };
}

/** Allocations of the dedicated schools grant. */
export const schoolsGrant = makeFormat(
  "dedicated-schools-grant",
  "Dedicated schools grant allocations (.ods, .xlsx)",
  {
    dataset: "Dedicated schools grant allocations",
    publisher: "Department for Education",
    release: null,
    url: "https://www.gov.uk/government/collections/dedicated-schools-grant-dsg",
    licence: "Open Government Licence v3.0",
  },
  allocationSheet,
);

/** The high needs benchmarking workbook: section 251 budgets. */
export const highNeedsBudget = makeFormat(
  "section-251",
  "Section 251 high needs benchmarking (.xlsx, .ods)",
  {
    dataset: "High needs benchmarking tool: section 251 budget",
    publisher: "Department for Education",
    release: null,
    url: "https://www.gov.uk/government/publications/high-needs-benchmarking-tool",
    licence: "Open Government Licence v3.0",
  },
  budgetSheet,
);

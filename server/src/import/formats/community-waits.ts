import { type Place, warningAt } from "../../persistence/stores/problem.ts";
import type { TableRows } from "../../persistence/stores/staging.ts";
import { monthOf } from "../cell.ts";
import type { Sheet, SheetRow } from "../sheets.ts";
import type { Format, Peek, ReadRequest } from "./format.ts";
import { Observations, type Part, readPublished } from "./observations.ts";

/** A sheet of the workbook: one wait band, or the whole, by service line and organisation. */
interface BandSheet {
  /** Ending of the part's code, as _18_52; empty for the whole. */
  readonly band: string;
  readonly words: string;
  readonly month: string;
}

/** Bands by the weeks their title names. */
const BANDS: readonly (readonly [title: RegExp, band: string, words: string])[] = [
  [/^total waiting list by service/i, "", ""],
  [/^number waiting 0-1 weeks/i, "_00_01", ", under 1 week"],
  [/^number waiting >?1-2 weeks/i, "_01_02", ", 1 to 2 weeks"],
  [/^number waiting >?2-4 weeks/i, "_02_04", ", 2 to 4 weeks"],
  [/^number waiting >?4-12 weeks/i, "_04_12", ", 4 to 12 weeks"],
  [/^number waiting >?12-18 weeks/i, "_12_18", ", 12 to 18 weeks"],
  [/^number waiting >?18-52 weeks/i, "_18_52", ", 18 to 52 weeks"],
  [/^number waiting (over|>) ?52 weeks/i, "_52_PLUS", ", over 52 weeks"],
  [/^number waiting >?52-104 weeks/i, "_52_104", ", 52 to 104 weeks"],
  [/^number waiting (over|>) ?104 weeks/i, "_104_PLUS", ", over 104 weeks"],
];

/** Bands that make up more than 18 weeks. */
const OVER_18 = new Set(["_18_52", "_52_PLUS", "_52_104", "_104_PLUS"]);

/** Lines for children and young people by a word that only their heading has. */
const LINES: readonly (readonly [heading: RegExp, code: string])[] = [
  [/screening and immunisation/i, "SCREENING"],
  [/audiology/i, "AUDIOLOGY"],
  [/child health information/i, "CHILD_HEALTH_INFORMATION"],
  [/community nursing/i, "COMMUNITY_NURSING"],
  [/community paediatric/i, "COMMUNITY_PAEDIATRICS"],
  [/looked after/i, "LOOKED_AFTER"],
  [/hearing screening/i, "NEWBORN_HEARING"],
  [/long term conditions/i, "LONG_TERM_CONDITIONS"],
  [/rapid response/i, "RAPID_RESPONSE"],
  [/safeguarding/i, "SAFEGUARDING"],
  [/dietetics/i, "DIETETICS"],
  [/occupational therapy/i, "OT"],
  [/wheelchair/i, "WHEELCHAIR_EQUIPMENT"],
  [/orthotics/i, "ORTHOTICS"],
  [/physiotherapy/i, "PHYSIOTHERAPY"],
  [/speech and language/i, "SLT"],
  [/vision screening/i, "VISION_SCREENING"],
];

/** Lines published for England alone, so that nobody is recognised. */
const NATIONAL_ONLY = new Set(["LOOKED_AFTER", "SAFEGUARDING"]);

const HEADER = ["Organisation Type", "Organisation Code", "Organisation Name"];

const isHeader = (cells: readonly string[]) => HEADER.every((name, at) => (cells[at] ?? "").trim() === name);

const lineOf = (heading: string) =>
  /^\(cyp\)/i.test(heading.trim()) ? (LINES.find(([pattern]) => pattern.test(heading))?.[1] ?? null) : null;

/** The band and month a sheet is about, by its title; null for cover, contents and overviews. */
function bandOf(rows: readonly (readonly string[])[]): BandSheet | null {
  if (!rows.some(isHeader)) return null;
  const title = (rows[0]?.[0] ?? "").trim();
  const found = BANDS.find(([pattern]) => pattern.test(title));
  const month = monthOf(/,\s*([A-Za-z]+ \d{4})\s*$/.exec(title)?.[1] ?? "");
  return found === undefined || month === null ? null : { band: found[1], words: found[2], month };
}

/** Whom a row is about: an area, or a provider of the partnership in its ICB's area. */
interface Subject {
  readonly area: string;
  /** What the part's code begins with: LINE, or a provider's ODS code. */
  readonly prefix: string;
  readonly name: string;
  readonly isProvider: boolean;
  readonly isNational: boolean;
}

function subjectOf(
  { areas, organisations }: ReadRequest,
  [type = "", code = "", name = ""]: readonly string[],
): Subject | null {
  const kind = type.trim().toLowerCase();
  const area = kind === "national" ? areas.named("COUNTRY", name) : kind === "icb" ? areas.named("ICB", name) : null;
  if (area !== null)
    return { area: area.code, prefix: "LINE", name: "", isProvider: false, isNational: kind === "national" };
  const own = organisations.find(({ odsCode }) => odsCode !== null && odsCode === code.trim());
  const icb = organisations.find((organisation) => organisation.kind === "ICB")?.gssCode ?? null;
  if (kind !== "provider" || own === undefined || icb === null) return null;
  return { area: icb, prefix: code.trim(), name: `${own.name}: `, isProvider: true, isNational: false };
}

/** Sums of the bands, to be compared with the whole and to make up what waited over 18 weeks. */
class Sums {
  readonly #sums = new Map<
    string,
    { bands: number; over18: number; whole: number; row: number; part: Part; subject: Subject }
  >();

  add(key: string, { band }: BandSheet, value: number, row: number, part: Part, subject: Subject): void {
    const sum = this.#sums.get(key) ?? { bands: 0, over18: Number.NaN, whole: Number.NaN, row, part, subject };
    if (band === "") sum.whole = value;
    else sum.bands += value;
    if (OVER_18.has(band)) sum.over18 = (Number.isNaN(sum.over18) ? 0 : sum.over18) + value;
    this.#sums.set(key, sum);
  }

  entries() {
    return this.#sums.entries();
  }
}

const measureOf = ({ isProvider }: Subject) =>
  isProvider ? "provider-cyp-community-waiting" : "cyp-community-waiting";

interface Reader {
  readonly request: ReadRequest;
  readonly found: Observations;
  readonly sums: Sums;
  readonly leftOut: Set<string>;
}

/** A cell of a line, as it stands in a row about somebody. */
function readCell(
  reader: Reader,
  own: BandSheet,
  subject: Subject,
  line: string,
  cell: Place & { readonly row: number },
): void {
  const { found, sums } = reader;
  const text = (cell.value ?? "").trim();
  const title = (cell.column ?? "").replace(/^\(CYP\)\s*/i, "").trim();
  const whole = { code: `${subject.prefix}_${line}`, name: `${subject.name}${title}` };
  const part = { code: `${whole.code}${own.band}`, name: `${whole.name}${own.words}` };
  found.add(cell, { measure: measureOf(subject), part, area: subject.area, period: own.month, text });
  const value = readPublished(text)?.value ?? null;
  if (value !== null) sums.add(`${subject.area}|${whole.code}`, own, value, cell.row, whole, subject);
}

function readFigures(
  reader: Reader,
  sheet: string | null,
  own: BandSheet,
  header: readonly string[],
  { cells, row }: SheetRow,
): void {
  const subject = subjectOf(reader.request, cells);
  if (subject === null) {
    if ((cells[1] ?? "").trim() !== "") reader.leftOut.add(cells[1] as string);
    return;
  }
  for (const [at, heading] of header.entries()) {
    const line = lineOf(heading);
    // Of lines published for England alone, blanks of a band say no more than the blank of the whole.
    if (line === null || (NATIONAL_ONLY.has(line) && own.band !== "")) continue;
    const isHidden = NATIONAL_ONLY.has(line) && !subject.isNational;
    const value = isHidden ? "c" : (cells[at] ?? "");
    readCell(reader, own, subject, line, { sheet, row, column: heading, value });
  }
}

async function readSheet(reader: Reader, { name, rows }: Sheet, own: BandSheet): Promise<void> {
  let header: readonly string[] | null = null;
  for await (const row of rows) {
    if (header === null) header = isHeader(row.cells) ? row.cells : null;
    else readFigures(reader, name, own, header, row);
  }
}

/** What waited over 18 weeks, added up here; and bands that do not make up the whole. */
function addSums({ request, found, sums }: Reader, month: string): void {
  for (const [, { bands, over18, whole, row, part, subject }] of sums.entries()) {
    const measure = `${measureOf(subject)}-over-18-weeks`;
    if (!Number.isNaN(over18))
      found.add({ sheet: null, row }, { measure, part, area: subject.area, period: month, text: String(over18) });
    if (!Number.isNaN(whole) && bands > 0 && bands !== whole)
      request.problems.add(
        warningAt(
          { row, value: String(whole) },
          "BANDS_DO_NOT_ADD_UP",
          `${part.name || part.code}: bands add up to ${bands}, the whole is ${whole}.`,
          "The publisher says so of providers that count by weeks only in part; nothing is to be done.",
        ),
      );
  }
}

async function* readRows(request: ReadRequest): AsyncGenerator<TableRows> {
  const { peek, tables, catalogue, problems } = request;
  const bands = new Map(peek.kind === "tables" ? peek.sheets.map(({ name, rows }) => [name, bandOf(rows)]) : []);
  const reader: Reader = {
    request,
    found: new Observations(tables, catalogue, problems),
    sums: new Sums(),
    leftOut: new Set(),
  };
  let month = "";
  for await (const sheet of request.open().sheets) {
    const own = bands.get(sheet.name) ?? null;
    if (own === null) continue;
    month = own.month;
    await readSheet(reader, sheet, own);
    yield* reader.found.take(false);
  }
  addSums(reader, month);
  if (reader.leftOut.size > 0)
    problems.add(
      warningAt(
        {},
        "ORGANISATIONS_LEFT_OUT",
        `${reader.leftOut.size} regions, ICBs and providers are not this partnership's and are left out.`,
        "Give an organisation its ODS code if one of them is yours.",
      ),
    );
  yield* reader.found.take(true);
}

const hasBands = (peek: Peek) => peek.kind === "tables" && peek.sheets.some(({ rows }) => bandOf(rows) !== null);

function releaseOf(peek: Peek): string | null {
  if (peek.kind !== "tables") return null;
  const band = peek.sheets.map(({ rows }) => bandOf(rows)).find((own) => own !== null);
  return band?.month ?? null;
}

/** Monthly workbooks of NHS England's community health services waiting lists. */
export const communityWaits: Format = {
  code: "nhs-community-waits",
  name: "NHS England community health services waiting lists (.xlsx)",
  isPublished: true,
  recognise: hasBands,
  open: (request) => ({
    template: "nhs-community-waits",
    origin: {
      dataset: "Community health services waiting lists",
      publisher: "NHS England",
      release: releaseOf(request.peek),
      url: "https://www.england.nhs.uk/statistics/statistical-work-areas/community-health-services-waiting-lists/",
      licence: "Open Government Licence v3.0",
    },
    rows: readRows(request),
  }),
};

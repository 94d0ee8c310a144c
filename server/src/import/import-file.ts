import type { MikroORM } from "@mikro-orm/postgresql";
import type { DISCLOSURE_POLICY_CODES } from "../persistence/entities/vocabulary.ts";
import { readAllAreas } from "../persistence/queries/areas.query.ts";
import { readMeasures } from "../persistence/queries/measures.query.ts";
import { readOwnOrganisations } from "../persistence/queries/own-organisations.query.ts";
import type { Actor } from "../persistence/stores/edit.ts";
import { type LoadFacts, type LoadOutcome, saveLoad } from "../persistence/stores/load.store.ts";
import { ProblemList, problemAt } from "../persistence/stores/problem.ts";
import type { TableRows } from "../persistence/stores/staging.ts";
import { describeTables, type Table } from "../persistence/table.ts";
import { AreaList } from "./formats/area-list.ts";
import type { Format, OpenedFile, Origin } from "./formats/format.ts";
import { FORMATS, findFormat } from "./formats/formats.ts";
import type { MeasureMapping } from "./formats/measure-mapping.ts";
import { ownTemplate } from "./formats/own-template.ts";
import { peekFile } from "./peek.ts";
import { catchUnreadable, UnreadableFile } from "./sheets.ts";
import { LARGEST_FILE, type SourceFile, scanFile } from "./source-file.ts";

export type Provenance = LoadFacts["provenance"];

/** How far an import has come. */
export interface ImportProgress {
  readonly stage: "LOOKING" | "READING" | "CHECKING" | "WRITING";
  readonly rowsRead: number;
  /** Part of the file that is read, 0 to 1; null where a packed file does not tell. */
  readonly share: number | null;
}

/** What whoever loads a file says of it, and how they watch it. */
export interface ImportOptions {
  readonly partnershipId: number;
  readonly actor: Actor;
  /** The file's name, where it is not that of the path. */
  readonly fileName?: string;
  /** Own template it follows, where that is known. */
  readonly template?: string;
  /** Defaults to OFFICIAL for published formats and LOCAL for others. */
  readonly provenance?: Provenance;
  readonly disclosurePolicy?: (typeof DISCLOSURE_POLICY_CODES)[number];
  readonly origin?: Partial<Origin>;
  readonly mapping?: MeasureMapping;
  /** Whether partners' own data may be taken: where people sign in, or the settings say so. */
  readonly isLocalDataOpen: boolean;
  readonly isDryRun?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ImportProgress) => void;
}

const NOTHING: OpenedFile = {
  template: "unknown",
  origin: { dataset: "Unknown", publisher: "Unknown", release: null, url: null, licence: null },
  rows: (async function* () {})(),
};

/** Tables of a partnership's own templates, by name. */
function ownTables(orm: MikroORM): ReadonlyMap<string, Table> {
  return new Map([...describeTables(orm)].filter(([, { scope }]) => scope === "partnership"));
}

function unknownFormat(problems: ProblemList): void {
  const known = FORMATS.map(({ name }) => name).join(", ");
  problems.add(
    problemAt(
      { row: 1 },
      "UNKNOWN_FORMAT",
      "The file is of no format Tandem knows by its header.",
      `Load one of: ${known}. Empty templates are written by npm run templates.`,
    ),
  );
}

interface Opened {
  readonly format: Format | null;
  readonly file: OpenedFile;
}

/** Recognises a file and opens it; what is wrong goes to the problems. */
async function openFile(
  orm: MikroORM,
  source: SourceFile,
  options: ImportOptions,
  problems: ProblemList,
  onBytes: (bytes: number) => void,
): Promise<Opened> {
  try {
    const all = ownTables(orm);
    const given = options.template === undefined ? undefined : all.get(options.template);
    const tables = given === undefined ? all : new Map([[given.name, given]]);
    const { peek, open } = await peekFile(source);
    const format = given === undefined ? findFormat(peek, tables) : ownTemplate;
    if (format === null) {
      unknownFormat(problems);
      return { format, file: NOTHING };
    }
    const file = format.open({
      file: source,
      peek,
      open: () => open(onBytes),
      tables,
      areas: new AreaList(await readAllAreas(orm)),
      catalogue: await readMeasures(orm, null),
      organisations: await readOwnOrganisations(orm, options.partnershipId),
      problems,
      today: new Date().toISOString().slice(0, 10),
      mapping: options.mapping ?? null,
    });
    return { format, file };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    problems.add(problemAt(error.place, error.code, error.message, error.mend));
    return { format: null, file: NOTHING };
  }
}

/** What a load may claim of where its figures come from. */
function checkProvenance(
  provenance: Provenance,
  format: Format | null,
  isLocalDataOpen: boolean,
  problems: ProblemList,
) {
  if (provenance === "LOCAL" && format?.isPublished === true)
    problems.add(
      problemAt(
        {},
        "PUBLISHED_NOT_LOCAL",
        `${format.name} are published figures, not a partner's own return.`,
        "Load them as OFFICIAL.",
      ),
    );
  else if (provenance === "LOCAL" && !isLocalDataOpen)
    problems.add(
      problemAt(
        {},
        "LOCAL_WITHOUT_SIGN_IN",
        "Partners' own data (LOCAL) is taken only where people sign in.",
        "Name a sign-in service by OIDC_ISSUER, set LOCAL_DATA_WITHOUT_SIGN_IN=yes to show it to whoever is at this machine, or load made-up data as ILLUSTRATIVE.",
      ),
    );
}

/** Counts rows as they pass. */
async function* watchRows(rows: AsyncIterable<TableRows>, onRows: (count: number) => void, signal?: AbortSignal) {
  for await (const part of rows) {
    signal?.throwIfAborted();
    onRows(part.rows.length);
    yield part;
  }
}

function tooLarge(sizeBytes: number): string {
  return `The file has ${sizeBytes.toLocaleString("en-GB")} bytes; ${LARGEST_FILE.toLocaleString("en-GB")} is the most.`;
}

/** Loads a file of any known format into a partnership: whole, in a new data version, or not at all. */
export async function importFile(orm: MikroORM, path: string, options: ImportOptions): Promise<LoadOutcome> {
  const { partnershipId, actor, signal, isDryRun = false } = options;
  const problems = new ProblemList();
  const watch = { bytes: 0, rows: 0, stage: "LOOKING" as ImportProgress["stage"] };
  const source = await scanFile(path, options.fileName, signal);
  const tell = () => {
    const share = source.isArchive || source.sizeBytes === 0 ? null : Math.min(1, watch.bytes / source.sizeBytes);
    options.onProgress?.({ stage: watch.stage, rowsRead: watch.rows, share });
  };
  const enter = (stage: ImportProgress["stage"]) => {
    watch.stage = stage;
    tell();
  };
  enter("LOOKING");
  if (source.sizeBytes > LARGEST_FILE)
    problems.add(problemAt({}, "FILE_TOO_LARGE", tooLarge(source.sizeBytes), "Split it by year and load the parts."));
  const { format, file } =
    problems.errorCount > 0
      ? { format: null, file: NOTHING }
      : await openFile(orm, source, options, problems, (bytes) => {
          watch.bytes += bytes;
        });
  const provenance = options.provenance ?? (format?.isPublished === true ? "OFFICIAL" : "LOCAL");
  if (format !== null) checkProvenance(provenance, format, options.isLocalDataOpen, problems);
  const facts: LoadFacts = {
    ...file.origin,
    ...options.origin,
    template: file.template,
    provenance,
    fileName: source.name,
    contentHash: source.contentHash,
    sizeBytes: source.sizeBytes,
    disclosurePolicy: options.disclosurePolicy ?? "HES",
  };
  enter("READING");
  const onRows = (count: number) => {
    watch.rows += count;
    tell();
  };
  const rows = problems.errorCount > 0 ? NOTHING.rows : watchRows(catchUnreadable(file.rows, problems), onRows, signal);
  const request = { partnershipId, actor, facts, rows, problems, isDryRun, onStage: enter };
  return saveLoad(orm, signal === undefined ? request : { ...request, signal });
}

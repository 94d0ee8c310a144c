import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { MikroORM } from "@mikro-orm/postgresql";
import { readConfig } from "../config.ts";
import { problemsCsv } from "../export/problems-csv.ts";
import { findHomePartnership } from "../home-partnership.ts";
import { type MeasureMapping, parseMapping } from "../import/formats/measure-mapping.ts";
import { type ImportOptions, type ImportProgress, importFile } from "../import/import-file.ts";
import { loadReferenceFile } from "../import/load-reference.ts";
import { seedOnce } from "../import/seed.ts";
import { terminalLog } from "../log.ts";
import { DISCLOSURE_POLICY_CODES, PROVENANCES } from "../persistence/entities/vocabulary.ts";
import { migrate } from "../persistence/migrate.ts";
import { openOrm } from "../persistence/orm.ts";
import { readPartnership } from "../persistence/queries/partnership.query.ts";
import { removeIllustrative } from "../persistence/stores/illustrative.store.ts";
import type { LoadOutcome } from "../persistence/stores/load.store.ts";
import type { Problem } from "../persistence/stores/problem.ts";
import { describeTables } from "../persistence/table.ts";
import { runCommand } from "./run-command.ts";

const ACTOR = { actor: "command", actorName: "A command at the server" };

/** Problems shown of each file; all of them go to the file --problems names. */
const SHOWN = 20;

/** Milliseconds between two lines of progress. */
const PROGRESS_PAUSE = 1_000;

const log = terminalLog("info");

const text = { type: "string" } as const;
const flag = { type: "boolean", default: false } as const;
const OPTIONS = {
  partnership: text,
  "dry-run": flag,
  provenance: text,
  template: text,
  mapping: text,
  dataset: text,
  publisher: text,
  release: text,
  policy: text,
  problems: text,
  reference: flag,
  "replace-illustrative": flag,
} as const;

/** A word of a list, or undefined; throws a line that names the option and what it takes. */
function choice<Word extends string>(
  name: string,
  given: string | undefined,
  words: readonly Word[],
): Word | undefined {
  const found = words.find((word) => word === given?.toUpperCase());
  if (given !== undefined && found === undefined) throw new Error(`--${name} is ${given}; use ${words.join(", ")}.`);
  return found;
}

function readMapping(path: string | undefined): MeasureMapping | undefined {
  if (path === undefined) return undefined;
  const mapping = parseMapping(JSON.parse(readFileSync(path, "utf8")));
  if (Array.isArray(mapping)) throw new Error(`--mapping ${path}: ${mapping.join("; ")}.`);
  return mapping as MeasureMapping;
}

/** What the command was told; throws a line that names option, rule and mend. */
function readCommand() {
  const { values, positionals: named } = parseArgs({ options: OPTIONS, allowPositionals: true });
  // What describes a data file is read with it.
  const positionals = named.filter((file) => !/\.meta\.csv$/i.test(file));
  const missing = positionals.find((file) => !existsSync(file));
  if (missing !== undefined) throw new Error(`${missing} is not there; name files by their path.`);
  if (positionals.length === 0 && !values["replace-illustrative"])
    throw new Error(
      "Name at least one file: npm run import -- FILE… [--dry-run] [--provenance OFFICIAL|LOCAL|ILLUSTRATIVE].",
    );
  const { dataset, publisher, release } = values;
  const origin = {
    ...(dataset === undefined ? {} : { dataset }),
    ...(publisher === undefined ? {} : { publisher }),
    ...(release === undefined ? {} : { release }),
  };
  return {
    files: positionals,
    code: values.partnership ?? null,
    isDryRun: values["dry-run"],
    isReference: values.reference,
    isReplacing: values["replace-illustrative"],
    problemsFile: values.problems,
    template: values.template,
    provenance: choice("provenance", values.provenance, PROVENANCES),
    disclosurePolicy: choice("policy", values.policy, DISCLOSURE_POLICY_CODES),
    mapping: readMapping(values.mapping),
    origin,
  };
}

type Command = ReturnType<typeof readCommand>;

const STAGES = { LOOKING: "Looking at", READING: "Reading", CHECKING: "Checking", WRITING: "Writing" } as const;

/** Tells how far a file has come, at most once a second: rows, rows a second, and how long it will still take. */
function progressOf(file: string): (progress: ImportProgress) => void {
  const started = Date.now();
  let told = 0;
  let stage = "";
  return ({ stage: now, rowsRead, share }) => {
    if (now === stage && Date.now() - told < PROGRESS_PAUSE) return;
    stage = now;
    told = Date.now();
    const seconds = (told - started) / 1_000;
    const rate = seconds > 0 ? Math.round(rowsRead / seconds) : 0;
    const left = share === null || share === 0 ? "" : `, ${Math.ceil((seconds * (1 - share)) / share)} s left`;
    const rows = `${rowsRead.toLocaleString("en-GB")} rows, ${rate.toLocaleString("en-GB")} a second`;
    log.info(`${STAGES[now]} ${file}${rowsRead === 0 ? "" : `: ${rows}${now === "READING" ? left : ""}`}`);
  };
}

function placeText({ sheet, row, column, value }: Problem): string {
  return [
    sheet === null ? "" : `sheet ${sheet}`,
    row === null ? "" : `row ${row}`,
    column === null ? "" : `column ${column}`,
    value === null ? "" : JSON.stringify(value),
  ]
    .filter(Boolean)
    .join(", ");
}

function tellProblems(problems: readonly Problem[]): void {
  for (const problem of problems.slice(0, SHOWN)) {
    const word = problem.severity === "ERROR" ? "Error" : "Warning";
    const place = placeText(problem);
    log.info(`  ${word}${place === "" ? "" : ` at ${place}`}: ${problem.message} ${problem.mend}`);
  }
  if (problems.length > SHOWN)
    log.info(`  … and ${problems.length - SHOWN} more; --problems FILE.csv writes all of them.`);
}

function tellOutcome(file: string, outcome: LoadOutcome): void {
  const { status, isDryRun, rowsRead, rowsWritten, dataVersion, errorCount, warningCount } = outcome;
  const rows = (count: number) => `${count.toLocaleString("en-GB")} ${count === 1 ? "row" : "rows"}`;
  if (status === "REFUSED")
    log.info(`${file} is refused, and nothing of it is loaded: ${errorCount.toLocaleString("en-GB")} errors.`);
  else if (status === "UNCHANGED")
    log.info(`${file} changes nothing: all it holds is held already (${rows(rowsRead)}, data version ${dataVersion}).`);
  else if (isDryRun)
    log.info(`${file} would load: ${rows(rowsRead)}, ${rowsWritten.toLocaleString("en-GB")} of them new.`);
  else
    log.info(
      `${file} is loaded: ${rows(rowsRead)}, ${rowsWritten.toLocaleString("en-GB")} of them new, data version ${dataVersion}.`,
    );
  if (warningCount > 0) log.info(`${warningCount.toLocaleString("en-GB")} warnings.`);
  tellProblems(outcome.problems);
}

async function importOne(
  orm: MikroORM,
  command: Command,
  file: string,
  common: Pick<ImportOptions, "partnershipId" | "isLocalDataOpen" | "signal">,
): Promise<LoadOutcome> {
  const { provenance, disclosurePolicy, template, mapping, origin, isDryRun } = command;
  const outcome = await importFile(orm, file, {
    ...common,
    actor: ACTOR,
    origin,
    isDryRun,
    ...(provenance === undefined ? {} : { provenance }),
    ...(disclosurePolicy === undefined ? {} : { disclosurePolicy }),
    ...(template === undefined ? {} : { template }),
    ...(mapping === undefined ? {} : { mapping }),
    onProgress: progressOf(file),
  });
  tellOutcome(file, outcome);
  return outcome;
}

/** Loads files of areas, needs, measures and the like, which all partnerships share. */
async function importReference(databaseUrl: string, { files, template }: Command): Promise<boolean> {
  const ownerOrm = await openOrm(databaseUrl, "tandem_owner", 1);
  try {
    const tables = [...describeTables(ownerOrm).values()].filter(({ scope }) => scope === "reference");
    const table = tables.find(({ name }) => name === template);
    if (table === undefined)
      throw new Error(
        `--template names the shared table with --reference; use ${tables.map(({ name }) => name).join(", ")}.`,
      );
    for (const file of files) {
      const { rowsRead, problems } = await loadReferenceFile(ownerOrm, table, file);
      const isSound = problems.every(({ severity }) => severity === "WARNING");
      log.info(isSound ? `${file} is loaded: ${rowsRead} rows of ${table.name}.` : `${file} is refused.`);
      tellProblems(problems);
      if (!isSound) return false;
    }
    return true;
  } finally {
    await ownerOrm.close(true);
  }
}

/** Ctrl-C ends the file under way, and leaves nothing of it. */
function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  return stop.signal;
}

async function importAll(orm: MikroORM, code: string, command: Command, isLocalDataOpen: boolean): Promise<boolean> {
  const partnership = await readPartnership(orm, code);
  if (partnership === null) throw new Error(`--partnership ${code} is not known; use its code, as walsall.`);
  const common = { partnershipId: partnership.id, isLocalDataOpen, signal: stopSignal() };
  const problems: Problem[] = [];
  let isSound = true;
  for (const file of command.files) {
    const outcome = await importOne(orm, command, file, common).catch((error: unknown) => {
      if (!common.signal.aborted) throw error;
      throw new Error(`${file} was stopped, and nothing of it is loaded.`);
    });
    problems.push(...outcome.problems);
    isSound &&= outcome.status !== "REFUSED";
  }
  if (command.problemsFile !== undefined) writeFileSync(command.problemsFile, problemsCsv(problems));
  if (command.isReplacing && isSound && !command.isDryRun) {
    const { rowsClosed, dataVersion } = await removeIllustrative(orm, partnership.id, ACTOR);
    log.info(`Removed ${rowsClosed.toLocaleString("en-GB")} illustrative rows; data version ${dataVersion}.`);
  }
  return isSound;
}

/** Loads files from the server's console; the database is made ready as at a start. */
async function importFiles(databaseUrl: string): Promise<boolean> {
  const command = readCommand();
  const { seedsDir, signIn, isLocalDataOpen, partnershipCode } = readConfig();
  const isOpen = isLocalDataOpen || signIn !== null;
  await migrate(databaseUrl, log.info);
  await seedOnce({ databaseUrl, seedsDir, log: log.info, isLocalDataOpen: isOpen });
  if (command.isReference) return importReference(databaseUrl, command);
  const code = command.code ?? (await findHomePartnership(databaseUrl, partnershipCode));
  if (code === null) throw new Error("There is no partnership to load files into; load its seeds first.");
  const orm = await openOrm(databaseUrl, "tandem_app", 2);
  try {
    return await importAll(orm, code, command, isOpen);
  } finally {
    await orm.close(true);
  }
}

await runCommand(importFiles);

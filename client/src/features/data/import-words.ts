import type { DataPageQuery, ImportProgressQuery } from "@tandem/schema/operations";
import { formatNumber } from "../../words/figure.ts";

/** An import as the page follows it. */
export type ImportRow = ImportProgressQuery["partnership"]["imports"][number];

/** A load as the page lists it. */
export type LoadRow = DataPageQuery["partnership"]["loads"]["edges"][number]["node"];

/** Where a figure comes from, in words. */
export const PROVENANCE_WORDS: Readonly<Record<string, string>> = {
  OFFICIAL: "official",
  LOCAL: "own return",
  ILLUSTRATIVE: "made up",
};

const STAGE_WORDS: Readonly<Record<string, string>> = {
  LOOKING: "Looking at the file",
  READING: "Reading",
  CHECKING: "Checking",
  WRITING: "Writing",
};

/** A number of things, as 1 error or 3 errors. */
export function countText(count: number, thing: string): string {
  return `${formatNumber(count)} ${thing}${count === 1 ? "" : "s"}`;
}

/** Whether an import has ended. */
export function hasEnded({ state }: ImportRow): boolean {
  return state !== "WAITING" && state !== "RUNNING";
}

function doneText({ status, isDryRun, rowsRead, rowsWritten, dataVersion, errorCount }: ImportRow): string {
  if (status === "REFUSED")
    return `The file was refused and nothing of it was loaded: ${countText(errorCount, "error")}.`;
  if (status === "UNCHANGED") return `Nothing changed: all ${countText(rowsRead, "row")} are held already.`;
  const rows = `${countText(rowsRead, "row")}, ${formatNumber(rowsWritten)} of them new or changed`;
  return isDryRun
    ? `The file is sound and would load: ${rows}.`
    : `Loaded: ${rows}. Data version ${dataVersion ?? ""}.`;
}

/** How an import stands, in one sentence. */
export function importSentence(row: ImportRow): string {
  if (row.state === "WAITING") return "Waiting until the file before it is loaded.";
  if (row.state === "CANCELLED") return "Stopped. Nothing of the file was loaded.";
  if (row.state === "FAILED") return "The server could not load it. Nothing of the file was loaded; try again.";
  if (row.state === "DONE") return doneText(row);
  const rate =
    row.rowsRead > 0 ? `: ${countText(row.rowsRead, "row")}, ${formatNumber(row.rowsPerSecond)} a second` : "";
  const left = row.secondsLeft == null ? "" : `, about ${countText(Math.ceil(row.secondsLeft), "second")} left`;
  return `${STAGE_WORDS[row.stage] ?? row.stage}${rate}${left}.`;
}

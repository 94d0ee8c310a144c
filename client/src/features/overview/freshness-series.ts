import type { DataSetsQuery, OverviewStripsQuery } from "@tandem/schema/operations";
import { formatFigure } from "../../words/figure.ts";
import { countText, dateText, monthText } from "../../words/text.ts";
import { monthsText } from "../data/quality-findings.ts";
import { type OverviewRows, queueCounts } from "./overview-series.ts";

type Strips = OverviewStripsQuery["partnership"];
type Load = Strips["loads"]["edges"][number]["node"];

/** A data set by its newest load. */
export interface DataSetRow {
  readonly name: string;
  readonly publisher: string;
  readonly release: string;
  readonly loadedOn: string;
  readonly provenance: string;
  readonly isRefused: boolean;
}

/** Each data set once, by its newest load; those loaded longest ago come first. */
export function dataSetRows(loads: readonly Load[]): readonly DataSetRow[] {
  const newest = new Map<string, Load>();
  for (const load of loads) {
    const held = newest.get(load.dataset);
    if (held === undefined || held.finishedAt < load.finishedAt) newest.set(load.dataset, load);
  }
  return [...newest.values()]
    .sort((a, b) => (a.finishedAt < b.finishedAt ? -1 : 1))
    .map(({ dataset, publisher, release, finishedAt, provenance, status }) => ({
      name: dataset,
      publisher,
      release: release ?? "none named",
      loadedOn: dateText(finishedAt),
      provenance,
      isRefused: status === "REFUSED",
    }));
}

/** How old the data are, in a sentence. */
export function freshnessSentence(rows: readonly DataSetRow[]): string {
  const [oldest, newest] = [rows[0], rows.at(-1)];
  if (oldest === undefined || newest === undefined) return "No data set is loaded.";
  const refused = rows.filter(({ isRefused }) => isRefused).length;
  const span =
    oldest.loadedOn === newest.loadedOn
      ? `${countText(rows.length, "data set was", "data sets were")} loaded on ${newest.loadedOn}.`
      : `${countText(rows.length, "data set is", "data sets are")} loaded, the oldest on ${oldest.loadedOn}, the newest on ${newest.loadedOn}.`;
  return refused === 0 ? span : `${span} ${countText(refused, "newest file was", "newest files were")} refused.`;
}

/** Measures of the catalogue without any figure. */
export function unloadedNames(measures: Strips["measures"]): readonly string[] {
  return measures.filter(({ state }) => state === "NOT_LOADED").map(({ name }) => name);
}

/** What is missing, each in a sentence. */
export function missingLines(
  { gaps, waits }: Pick<OverviewRows, "gaps" | "waits">,
  measures: Strips["measures"],
): readonly string[] {
  const { silent, queues } = queueCounts(waits.rows);
  const unrecorded = gaps.rows.filter(({ met }) => met.value === null || met.value === undefined);
  const unloaded = unloadedNames(measures).length;
  return [
    ...(silent === 0 ? [] : [`${silent} of ${queues} queues ${silent === 1 ? "was" : "were"} not submitted.`]),
    ...unrecorded.map(({ serviceLine, met }) => `${serviceLine.name}: care delivered is ${formatFigure(met)}.`),
    ...(unloaded === 0 ? [] : [`No figure is loaded yet of ${unloaded} of ${countText(measures.length, "measure")}.`]),
  ];
}

type MonthlySet = DataSetsQuery["partnership"]["dataSets"][number];

/** What a monthly data set lacks, in sentences. */
function lacksOf({ name, state, isStale, ageMonths, latestMonth, missing }: MonthlySet): readonly string[] {
  if (state === "NOT_LOADED") return [`${name}: nothing is loaded.`];
  const age = `its newest month is ${monthText(latestMonth ?? "")}, ${countText(ageMonths ?? 0, "month")} ago`;
  const silent = missing.filter((rows) => rows.state === "NOT_SUBMITTED");
  return [
    ...(isStale ? [`${name}: ${age}.`] : []),
    ...silent.map(
      (rows) =>
        `${name}: ${countText(rows.rows, "row")} not submitted${rows.givenBy ? ` by ${rows.givenBy}` : ""}, ${monthsText(rows)}.`,
    ),
  ];
}

/** What partners return month by month and did not, or not lately, each in a sentence. */
export function monthlyLacks(sets: readonly MonthlySet[]): readonly string[] {
  return sets.flatMap(lacksOf);
}

import { holdsMonths, monthsOf } from "./cell-figures.ts";
import type { Warning } from "./figure.ts";
import type { GapRequest } from "./gap-request.ts";
import type { LineModel } from "./line-model.ts";
import { formatMonth, type MonthRange, type Period, parsePeriod, type TimeGrain } from "./period.ts";
import type { CellTable, Snapshot } from "./snapshot.ts";

/** What a list of lines has in common, said once; none where the list is empty. */
function say(code: string, names: readonly string[], message: (list: string) => string): Warning[] {
  return names.length === 0 ? [] : [{ code, message: message(names.join(", ")) }];
}

/** Months of a question that a table does not reach. */
export function monthWarnings(what: string, table: CellTable, period: MonthRange): Warning[] {
  if (holdsMonths(table, period)) return [];
  const { from, to } = monthsOf(table);
  const held = table.monthCount === 0 ? "none is loaded" : `loaded are ${formatMonth(from)} to ${formatMonth(to)}`;
  return [{ code: "MONTHS_NOT_LOADED", message: `Some months of the period have no ${what}: ${held}.` }];
}

/** Periods of which only some months are asked for. */
export function cutWarnings(grain: TimeGrain, periods: readonly Period[]): Warning[] {
  const isCut = ({ code, months }: Period) => {
    const whole = parsePeriod(grain, code);
    return months.from > whole.from || months.to < whole.to;
  };
  return say(
    "PERIOD_NOT_WHOLE",
    periods.filter(isCut).map(({ code }) => code),
    (list) => `Not whole, because only some of their months are asked for: ${list}.`,
  );
}

/** Whether some of the months asked for are loaded. */
export function holdsSome(table: CellTable, period: MonthRange): boolean {
  const { from, to } = monthsOf(table);
  return from <= period.to && period.from <= to;
}

/** Warnings where bands were split evenly for want of population. */
export function populationWarnings(areas: Iterable<string>): Warning[] {
  return say(
    "POPULATION_MISSING",
    [...new Set(areas)].sort(),
    (list) => `No population by year of age for ${list}: age bands are split evenly, expected need is left out.`,
  );
}

/** What is left out, estimated or not comparable in a gap table. */
export function gapWarnings(snapshot: Snapshot, models: readonly LineModel[], request: GapRequest): Warning[] {
  const services = models.flatMap(({ stretches }) => stretches.flatMap((stretch) => stretch.services));
  const unknown = services.filter((entry) => entry.isCapacityUnknown).map(({ service }) => service.code);
  const rated = new Set(snapshot.prevalence.map((rate) => rate.lineCode));
  const nameAll = (chosen: readonly LineModel[]) => chosen.map(({ line }) => line.name);
  const shaky = models.filter(({ stretches }) => stretches.some(({ demand }) => demand.isUnknown.includes(1)));
  return [
    ...say(
      "CAPACITY_UNKNOWN",
      [...new Set(unknown)].sort(),
      (list) => `Capacity is not known for some months of ${list}; figures linked to them are unreliable.`,
    ),
    ...say(
      "DEMAND_UNKNOWN",
      nameAll(shaky),
      (list) => `Some demand is not known on ${list}; figures linked to it are unreliable.`,
    ),
    ...say(
      "ACTIVITY_NOT_COLLECTED",
      nameAll(models.filter(({ cells, sources }) => sources.length > 0 && !cells.hasActivity)),
      (list) => `What was met is not collected on ${list}.`,
    ),
    ...say(
      "NO_PREVALENCE",
      request.basis === "EXPECTED" ? nameAll(models.filter(({ line }) => !rated.has(line.code))) : [],
      (list) => `No expected rate of need is known for ${list}.`,
    ),
    ...populationWarnings(models.flatMap(({ cells }) => cells.areasWithoutPopulation)),
    ...(request.basis === "EXPRESSED" ? monthWarnings("demand", snapshot.demand, request.period) : []),
    ...monthWarnings("activity", snapshot.activity, request.period),
  ];
}

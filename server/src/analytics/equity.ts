import { type DeprivationFifth, type DeprivationFifths, deprivationFifths } from "./deprivation-fifths.ts";
import { publishedWarnings } from "./disclosure/hidden-rows.ts";
import { type Slope, slopeOf } from "./equity-slope.ts";
import {
  type Explanation,
  type Figure,
  known,
  type Money,
  missing,
  noMoney,
  type Provenance,
  pounds,
  sourceOf,
  type Warning,
  weakestProvenance,
} from "./figure.ts";
import { sumParts } from "./gap-parts.ts";
import { gapWarnings } from "./gap-warnings.ts";
import type { DemandBasis } from "./line-cells.ts";
import { type LineModel, solveLine } from "./line-model.ts";
import type { MonthRange } from "./period.ts";
import { unitsPerChild } from "./queue-need.ts";
import type { Area, ServiceLine, Snapshot } from "./snapshot.ts";
import { type SpendByArea, spendByArea } from "./spend-by-area.ts";
import { rateInterval } from "./statistics/rate.ts";

/** Unmet need and spend in one fifth of the wards. */
export interface EquityFifth {
  /** 1 the most deprived, 5 the least. */
  readonly fifth: number;
  readonly wards: readonly Area[];
  /** Children and young people of 0 to 25. */
  readonly persons: Figure;
  readonly demand: Figure;
  /** Σ max(0, demand − met), in units of care. */
  readonly unmet: Figure;
  /** Units of care per 1,000 persons, with the interval on children; fewer than 10 children are unreliable. */
  readonly unmetPer1000: Figure;
  /** Of services, placed where they delivered. */
  readonly spend: Money;
  readonly spendPerHead: Money;
}

export interface LineEquity {
  readonly serviceLine: ServiceLine;
  /** Most deprived first. */
  readonly fifths: readonly EquityFifth[];
  readonly unmetSlope: Slope;
  readonly spendSlope: Slope;
  /** Spend of services without recorded activity, which no fifth can be named for. */
  readonly unplacedSpend: Money;
  readonly explanation: Explanation;
}

export interface EquityTable {
  /** Index of deprivation, as IMD 2025; null where none is loaded. */
  readonly index: string | null;
  /** By code. */
  readonly lines: readonly LineEquity[];
  readonly warnings: readonly Warning[];
  readonly complete: boolean;
}

export interface EquityRequest {
  readonly period: MonthRange;
  readonly basis: DemandBasis;
  readonly serviceLines?: readonly string[] | null;
}

/** Fewer children than this make a rate unreliable (Fingertips technical guidance). */
const FEWEST_CHILDREN = 10;

interface WardSums {
  readonly demand: number;
  readonly unmet: number;
  readonly isShaky: boolean;
  readonly isMetUnknown: boolean;
}

/** Demand and unmet need of a line by ward. */
function sumWards(snapshot: Snapshot, { sources, stretches, parts, scale, cells }: LineModel): Map<string, WardSums> {
  const cellsOf = Map.groupBy(sources.keys(), (position) => {
    const area = sources[position]?.cell.area ?? -1;
    return snapshot.areas[area]?.code ?? "UNKNOWN";
  });
  const sums = new Map<string, WardSums>();
  for (const [code, own] of cellsOf) {
    const total = sumParts(parts, own, scale);
    sums.set(code, {
      demand: total.demand,
      unmet: total.coverageGap + total.capacityGap + total.distributionGap - total.ahead,
      isShaky: stretches.some(({ isShaky }) => own.some((cell) => isShaky[cell] === 1)),
      isMetUnknown: !cells.hasActivity || stretches.some(({ met }) => own.some((cell) => met.isUnknown[cell] === 1)),
    });
  }
  return sums;
}

/** Units per 1,000 persons with the exact or Byar interval on the children they belong to. */
function perThousand(
  units: number,
  perChild: number,
  persons: number | null,
  unit: string,
  provenance: Provenance,
): Figure {
  if (persons === null) return missing("NOT_LOADED", unit, provenance);
  if (persons === 0) return missing("UNDEFINED", unit, provenance);
  const children = Math.max(0, units) / perChild;
  const { value, lower, upper } = rateInterval(children, persons, 1_000);
  const figure = known(value * perChild, unit, provenance, { lower: lower * perChild, upper: upper * perChild });
  return children < FEWEST_CHILDREN ? { ...figure, state: "UNRELIABLE" } : figure;
}

function fifthRow(
  fifth: DeprivationFifth,
  line: ServiceLine,
  sums: ReadonlyMap<string, WardSums>,
  spend: SpendByArea,
  perChild: number,
  provenance: Provenance,
): EquityFifth {
  const { wards, persons } = fifth;
  const own = wards.flatMap(({ code }) => sums.get(code) ?? []);
  const total = (key: "demand" | "unmet") => own.reduce((sum, ward) => sum + ward[key], 0);
  const isShaky = own.some((ward) => ward.isShaky);
  const isMetUnknown = own.some((ward) => ward.isMetUnknown);
  const shaky = (figure: Figure): Figure =>
    isShaky && figure.value !== null ? { ...figure, state: "UNRELIABLE", lower: null, upper: null } : figure;
  const unit = line.unitOfCare;
  const rateUnit = `${unit} per 1,000`;
  const unmet = Math.max(0, total("unmet"));
  const pence = wards.reduce((sum, { code }) => sum + (spend.pence.get(code) ?? 0), 0);
  const isPartial = spend.unknown.length > 0;
  return {
    fifth: fifth.fifth,
    wards,
    persons: persons === null ? missing("NOT_LOADED", "person", provenance) : known(persons, "person", provenance),
    demand: shaky(known(total("demand"), unit, provenance)),
    unmet: isMetUnknown ? missing("NOT_COLLECTED", unit, provenance) : shaky(known(unmet, unit, provenance)),
    unmetPer1000: isMetUnknown
      ? missing("NOT_COLLECTED", rateUnit, provenance)
      : shaky(perThousand(unmet, perChild, persons, rateUnit, provenance)),
    spend: isPartial ? noMoney("NOT_LOADED") : pounds(pence),
    spendPerHead:
      isPartial || persons === null || persons === 0
        ? noMoney(isPartial ? "NOT_LOADED" : "UNDEFINED")
        : pounds(Math.round(pence / persons)),
  };
}

function explain(snapshot: Snapshot, line: ServiceLine, index: string | null, slope: Slope): Explanation {
  return {
    definition:
      `Unmet need and spend for ${line.name.toLowerCase()} in five groups of wards, from the most to the least deprived` +
      `${index === null ? "" : ` by ${index}`}, each a fifth of the wards. Spend counts where the children it was spent on live.`,
    formula:
      "per 1,000 or per head of those aged 0 to 25; the slope is a line through the fifths, weighted by population: " +
      "difference and ratio of its most and least deprived ends",
    inputs: [
      {
        label: "Slope of unmet need",
        figure: slope.sii,
        source: sourceOf(snapshot.loads, snapshot.demand.loads.at(-1)),
      },
      { label: "Ratio of the two ends", figure: slope.rii, source: null },
    ],
  };
}

function lineEquity(
  snapshot: Snapshot,
  model: LineModel,
  { fifths, index }: DeprivationFifths,
  period: MonthRange,
  provenance: Provenance,
): { row: LineEquity; spend: SpendByArea } {
  const { line } = model;
  const spend = spendByArea(snapshot, line, period);
  const sums = sumWards(snapshot, model);
  const perChild = unitsPerChild(snapshot, line.code);
  const rows = fifths.map((fifth) => fifthRow(fifth, line, sums, spend, perChild, provenance));
  const persons = fifths.map((fifth) => fifth.persons);
  const unmetSlope = slopeOf(
    rows.map(({ unmetPer1000 }, at) => ({ persons: persons[at] ?? null, figure: unmetPer1000 })),
    `${line.unitOfCare} per 1,000`,
    provenance,
  );
  const spendSlope = slopeOf(
    rows.map(({ spendPerHead: { pence, state } }, at) => ({
      persons: persons[at] ?? null,
      figure:
        pence === null
          ? missing(state === "KNOWN" ? "UNDEFINED" : state, "pence per head", provenance)
          : known(pence, "pence per head", provenance),
    })),
    "pence per head",
    provenance,
  );
  return {
    row: {
      serviceLine: line,
      fifths: rows,
      unmetSlope,
      spendSlope,
      unplacedSpend: pounds(spend.unplacedPence),
      explanation: explain(snapshot, line, index, unmetSlope),
    },
    spend,
  };
}

/** Unmet need and spend per head by deprivation, with slope and relative index of inequality, line by line. */
export function computeEquity(snapshot: Snapshot, request: EquityRequest): EquityTable {
  const { period, basis, serviceLines: asked } = request;
  const fifths = deprivationFifths(snapshot, period);
  const models = snapshot.lines
    .filter(({ code }) => !asked || asked.includes(code))
    .map((line) => solveLine(snapshot, line, period, basis))
    .filter(({ sources }) => sources.length > 0);
  const provenance = weakestProvenance(
    snapshot.loads,
    snapshot.loads.map(({ id }) => id),
  );
  const found = models.map((model) => lineEquity(snapshot, model, fifths, period, provenance));
  const say = (names: readonly string[], code: string, text: (list: string) => string): Warning[] =>
    names.length === 0 ? [] : [{ code, message: text(names.join(", ")) }];
  const warnings = [
    ...publishedWarnings(snapshot),
    ...gapWarnings(snapshot, models, { ...request, by: [], filter: {} }),
    ...say(
      fifths.fifths.length === 0 ? ["wards"] : [],
      "TOO_FEW_WARDS",
      () => "Fewer than five wards have a deprivation score: no fifths can be made.",
    ),
    ...say(
      fifths.unranked.map(({ name }) => name),
      "DEPRIVATION_UNKNOWN",
      (list) => `No deprivation score is known for ${list}; what is there is in no fifth.`,
    ),
    ...say(
      found.flatMap(({ spend }) => spend.unplaced),
      "SPEND_NOT_PLACED",
      (list) => `No activity is recorded for ${list}; what they cost is in no fifth.`,
    ),
    ...say(
      found.flatMap(({ spend }) => spend.unknown),
      "SPEND_UNKNOWN",
      (list) => `Some spend of the period is not loaded for ${list}.`,
    ),
  ];
  return { index: fifths.index, lines: found.map(({ row }) => row), warnings, complete: warnings.length === 0 };
}

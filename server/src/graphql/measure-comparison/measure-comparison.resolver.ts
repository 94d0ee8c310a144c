import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import {
  type Apartness,
  type ComparedPeriod,
  compareMeasure,
  isComparableUnit,
  type MeasureComparison,
  type PeriodValue,
} from "../../analytics/measure-comparison.ts";
import { readComparisonFacts } from "../../persistence/queries/measure-comparison.query.ts";
import { type MeasureRow, readMeasures } from "../../persistence/queries/measures.query.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import type { Context } from "../context.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { Rule } from "../rule.ts";
import { isComplete } from "../shared/completeness.ts";
import type { ComparedVerdictEnum } from "../shared/enums.ts";
import type { FigureType } from "../shared/figure.type.ts";
import { MeasureComparisonTableType, type MeasureComparisonType } from "./measure-comparison.type.ts";

/** A measure that has a better way. */
type Judged = MeasureRow & { readonly polarity: "HIGHER_IS_BETTER" | "LOWER_IS_BETTER" };

const isJudged = (measure: MeasureRow): measure is Judged =>
  measure.polarity !== "NEUTRAL" && isComparableUnit(measure.unit);

function figure(unit: string, { value, state }: PeriodValue, ends?: ComparedPeriod["others"]): FigureType {
  const [lower, upper] = [ends?.lowest ?? null, ends?.highest ?? null];
  return { value, state, lower, upper, unit, provenance: "OFFICIAL" };
}

/** A computed value; one that cannot be computed is told so. */
const computed = (value: number | null): PeriodValue => ({ value, state: value === null ? "UNDEFINED" : "KNOWN" });

function presentApartness(unit: string, { verdict, worseBy, allowance }: Apartness) {
  return {
    verdict: verdict as keyof typeof ComparedVerdictEnum,
    worseBy: figure(unit, computed(worseBy)),
    allowance: figure(unit, computed(allowance)),
  };
}

function presentComparison(measure: Judged, comparison: MeasureComparison): MeasureComparisonType {
  const { unit, source } = measure;
  return {
    ...measure,
    periodType: measure.periodType as MeasureComparisonType["periodType"],
    populationBasis: measure.populationBasis as MeasureComparisonType["populationBasis"],
    source: { ...source, load: null },
    latest: comparison.latest,
    periods: comparison.periods.map(({ period, own, others, england }) => ({
      period,
      own: figure(unit, own),
      others: figure(unit, computed(others?.middle ?? null), others),
      england: figure(unit, england),
    })),
    versusOthers: presentApartness(unit, comparison.versusOthers),
    versusEngland: presentApartness(unit, comparison.versusEngland),
  };
}

/** Said where the council's own neighbours are not loaded. */
const NO_COMPARATORS = {
  code: "NO_COMPARATORS",
  message:
    "The council's statistical neighbours are not loaded, so it is compared with every other council whose figures are.",
};

@Resolver(() => PartnershipType)
export class MeasureComparisonResolver {
  @Rule("READ_REGISTER")
  @FieldResolver(() => MeasureComparisonTableType, {
    description: "Published rates and means of the council beside other councils and England, from official figures.",
  })
  async measureComparisons(
    @Root() partnership: PartnershipRow,
    @Ctx() { orm, dimensions }: Context,
  ): Promise<MeasureComparisonTableType> {
    const measures = (await readMeasures(orm, null)).filter(isJudged);
    const codes = measures.map(({ code }) => code);
    const { ownArea, england, figures, others, areComparatorsLoaded } = await readComparisonFacts(
      orm,
      partnership,
      codes,
    );
    const { areas } = await dimensions.read(partnership);
    const rows = measures.flatMap((measure) => {
      const { polarity, code } = measure;
      const comparison = compareMeasure(figures.get(code) ?? [], { polarity, ownArea, others, england });
      return comparison.latest === null ? [] : [presentComparison(measure, comparison)];
    });
    return {
      rowCount: rows.length,
      complete: areComparatorsLoaded && isComplete(rows),
      rows,
      comparedWith: others.map((code) => areas.get(code) ?? { code, name: code, level: "UNKNOWN" }),
      warnings: areComparatorsLoaded ? [] : [NO_COMPARATORS],
    };
  }
}

import { Arg, Ctx, FieldResolver, ID, Resolver, Root } from "type-graphql";
import type { ComparedPlace } from "../../analytics/compared-place.ts";
import { comparePlaces } from "../../analytics/comparison.ts";
import { TOTAL } from "../../analytics/published-figure.ts";
import { ratePartsOf } from "../../analytics/rate-parts.ts";
import { readMeasures } from "../../persistence/queries/measures.query.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import { readPublishedFigures, readPublishedPlaces } from "../../persistence/queries/published-figures.query.ts";
import type { Context } from "../context.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { Rule } from "../rule.ts";
import { isComplete } from "../shared/completeness.ts";
import { badInput, checkCodes, checkText, quote } from "../shared/errors.ts";
import { type ComparedPlaceType, ComparisonType, PublishedPlaceType } from "./comparison.type.ts";

function presentPlace({ code, name, level, ...rest }: ComparedPlace): ComparedPlaceType {
  return { ...rest, area: { code, name, level } };
}

@Resolver(() => PartnershipType)
export class ComparisonResolver {
  @Rule("READ_REGISTER")
  @FieldResolver(() => [PublishedPlaceType], {
    description:
      "The council, its statistical neighbours as loaded, the other councils of its region, its region and England, by code. Their codes are what series of measures ask for.",
  })
  async comparedPlaces(@Root() partnership: PartnershipRow, @Ctx() { orm }: Context): Promise<PublishedPlaceType[]> {
    const places = await readPublishedPlaces(orm, partnership);
    return places.map(({ kind, ...area }) => ({ kind, area }));
  }

  @Rule("READ_FIGURES")
  @FieldResolver(() => ComparisonType, {
    description:
      "One official measure in the partnership's council beside its statistical neighbours, its region and England, with intervals and a funnel where the counts behind the rate are published.",
  })
  async comparison(
    @Root() partnership: PartnershipRow,
    @Ctx() { orm }: Context,
    @Arg("measure", () => ID, { description: "Code of an official measure, as ehc-requests-refused." })
    measureCode: string,
    @Arg("part", () => ID, { nullable: true, description: "Code of a part of the measure; defaults to its total." })
    part?: string | null,
    @Arg("period", () => String, {
      nullable: true,
      description: "Period in the measure's form, as 2024; defaults to the newest that others have a figure of.",
    })
    period?: string | null,
  ): Promise<ComparisonType> {
    checkText("measure", measureCode);
    const [measure] = await readMeasures(orm, [measureCode]);
    if (measure === undefined)
      throw badInput("measure", `${quote(measureCode)} is not known; use codes of the field measures.`);
    const asked = { measure: measureCode, part: part ?? TOTAL };
    const parts = new Set([TOTAL, ...measure.breakdowns.map(({ code }) => code)]);
    checkCodes("part", [asked.part], parts, `use one of ${[...parts].slice(0, 30).join(", ")}`);
    const counts = ratePartsOf(asked.measure, asked.part);
    const read = counts === null ? [asked] : [asked, counts.numerator, counts.denominator];
    const { places, figures, sources } = await readPublishedFigures(orm, partnership, read);
    const { unit, decimals } = measure;
    const table = comparePlaces({ measure: { ...asked, unit, decimals }, period: period ?? null, places, figures });
    if (period && table.periods.length > 0)
      checkCodes("period", [period], new Set(table.periods), `use one of ${table.periods.join(", ")}`);
    return {
      ...table,
      rowCount: table.places.length,
      complete: isComplete(table.places),
      places: table.places.map(presentPlace),
      sources: sources.map((source) => ({ ...source, load: null })),
    };
  }
}

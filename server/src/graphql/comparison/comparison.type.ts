import { Field, Float, ID, Int, ObjectType } from "type-graphql";
import type { CountBasis } from "../../analytics/compared-place.ts";
import type { FunnelVerdict } from "../../analytics/comparison-funnel.ts";
import type { PlaceKind } from "../../analytics/published-figure.ts";
import { describe, members } from "../shared/enum.ts";
import { FigureType, SourceType, WarningType } from "../shared/figure.type.ts";
import { AreaType } from "../shared/word.type.ts";

export const PlaceKindEnum = members("OWN", "NEIGHBOUR", "REGIONAL_COUNCIL", "REGION", "ENGLAND");
describe(PlaceKindEnum, "PlaceKind", "How an area stands to the partnership's council.", {
  OWN: "The council itself.",
  NEIGHBOUR: "A statistical neighbour: a council much like it, as the department has found.",
  REGIONAL_COUNCIL: "Another council of its region.",
  REGION: "Its region.",
  ENGLAND: "England.",
});

export const CountBasisEnum = members("PUBLISHED", "WORKED_OUT");
describe(CountBasisEnum, "CountBasis", "Where the count above the line of a rate comes from.", {
  PUBLISHED: "Published.",
  WORKED_OUT: "The only whole number that, over the published count below the line, gives the published rate.",
});

export const FunnelVerdictEnum = members("FAR_BELOW", "BELOW", "WITHIN", "ABOVE", "FAR_ABOVE");
describe(
  FunnelVerdictEnum,
  "FunnelVerdict",
  "Where a council lies to the limits of a funnel. High is not bad in itself.",
  {
    FAR_BELOW: "Below the lower 99.8 % limit.",
    BELOW: "Below the lower 95 % limit.",
    WITHIN: "Within the 95 % limits.",
    ABOVE: "Above the upper 95 % limit.",
    FAR_ABOVE: "Above the upper 99.8 % limit.",
  },
);

@ObjectType("PublishedPlace", {
  simpleResolvers: true,
  description: "An area whose published figures stand beside the council's.",
})
export class PublishedPlaceType {
  @Field(() => AreaType, { description: "The area." })
  area!: AreaType;

  @Field(() => PlaceKindEnum, { description: "How it stands to the partnership's council." })
  kind!: PlaceKind;
}

@ObjectType("ComparedPlace", { simpleResolvers: true, description: "One area's published rate beside others'." })
export class ComparedPlaceType {
  @Field(() => AreaType, { description: "The area." })
  area!: AreaType;

  @Field(() => PlaceKindEnum, { description: "How it stands to the partnership's council." })
  kind!: PlaceKind;

  @Field(() => FigureType, {
    description:
      "The figure as published, in the measure's unit. Of a rate whose counts are known the ends are Wilson's 95 % interval; else there are none.",
  })
  rate!: FigureType;

  @Field(() => FigureType, { description: "Count above the line; NOT_COLLECTED where the measure has none." })
  numerator!: FigureType;

  @Field(() => FigureType, { description: "Count below the line; NOT_COLLECTED where the measure has none." })
  denominator!: FigureType;

  @Field(() => CountBasisEnum, {
    nullable: true,
    description: "Where the count above the line comes from; null where no counts make up the published rate.",
  })
  basis!: CountBasis | null;
}

@ObjectType("FunnelEnds", { simpleResolvers: true, description: "Limits of a funnel at one size, in per cent." })
export class FunnelEndsType {
  @Field(() => Float, { description: "Lower limit that 95 % of areas alike lie within." })
  lower95!: number;

  @Field(() => Float, { description: "Upper limit that 95 % of areas alike lie within." })
  upper95!: number;

  @Field(() => Float, { description: "Lower limit that 99.8 % of areas alike lie within." })
  lower998!: number;

  @Field(() => Float, { description: "Upper limit that 99.8 % of areas alike lie within." })
  upper998!: number;
}

@ObjectType("FunnelLine", { simpleResolvers: true, description: "Limits of a funnel at one count below the line." })
export class FunnelLineType {
  @Field(() => Float, { description: "Count below the line, not always whole." })
  n!: number;

  @Field(() => FunnelEndsType, { description: "Limits if chance alone told councils apart." })
  chance!: FunnelEndsType;

  @Field(() => FunnelEndsType, {
    nullable: true,
    description: "Limits that also hold how much councils differ (Spiegelhalter 2005); null below ten councils.",
  })
  widened!: FunnelEndsType | null;
}

@ObjectType("FunnelPlace", { simpleResolvers: true, description: "A council's place to the limits at its own size." })
export class FunnelPlaceType {
  @Field(() => ID, { description: "GSS code of the council." })
  code!: string;

  @Field(() => FunnelVerdictEnum, { description: "To the limits of chance alone." })
  byChance!: FunnelVerdict;

  @Field(() => FunnelVerdictEnum, {
    nullable: true,
    description: "To the widened limits; null below ten councils.",
  })
  widened!: FunnelVerdict | null;
}

@ObjectType("Funnel", {
  simpleResolvers: true,
  description:
    "Limits between which councils of each size lie. They say how unusual a figure is, not whether it is good.",
})
export class FunnelType {
  @Field(() => Float, { description: "Rate of all its councils together, in per cent." })
  baseline!: number;

  @Field(() => Float, {
    nullable: true,
    description: "How much more councils differ than chance explains, 1 is not at all; null below ten councils.",
  })
  phi!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Variance between councils on the arcsine scale that widens the limits; null below ten councils.",
  })
  tau2!: number | null;

  @Field(() => [FunnelLineType], { description: "Limits from the smallest council's size to the largest's." })
  lines!: readonly FunnelLineType[];

  @Field(() => [FunnelPlaceType], { description: "Councils with counts." })
  places!: readonly FunnelPlaceType[];
}

@ObjectType("ComparisonTrendRow", { simpleResolvers: true, description: "One period of a measure beside others'." })
export class ComparisonTrendRowType {
  @Field(() => String, { description: "Period, in the form of the measure's period type." })
  period!: string;

  @Field(() => FigureType, { description: "The partnership's council." })
  own!: FigureType;

  @Field(() => FigureType, { description: "Plain mean of the statistical neighbours: each council counts the same." })
  neighboursMean!: FigureType;

  @Field(() => Int, { description: "Neighbours that the mean is of." })
  neighboursKnown!: number;

  @Field(() => FigureType, { description: "Its region." })
  region!: FigureType;

  @Field(() => FigureType, { description: "England." })
  england!: FigureType;

  @Field(() => String, {
    nullable: true,
    description: "Why figures from here on are not counted as before; null where the series goes on.",
  })
  seriesBreak!: string | null;
}

@ObjectType("Comparison", {
  simpleResolvers: true,
  description: "An official measure in the partnership's council beside statistical neighbours, region and England.",
})
export class ComparisonType {
  @Field(() => Int, { description: "Data version it was read at." })
  dataVersion?: number;

  @Field(() => Int, { description: "Places." })
  rowCount!: number;

  @Field(() => Boolean, { description: "Whether all is there: no figure is unloaded, unreturned or hidden." })
  complete!: boolean;

  @Field(() => String, { nullable: true, description: "Period compared; null where nothing is published." })
  period!: string | null;

  @Field(() => [String], { description: "Every period with a figure, in order." })
  periods!: readonly string[];

  @Field(() => [ComparedPlaceType], {
    description:
      "The council, then neighbours, other councils of the region, region and England; each by name, never by rank.",
  })
  places!: readonly ComparedPlaceType[];

  @Field(() => FunnelType, {
    nullable: true,
    description: "Funnel of the councils; null where only the rate is published or fewer than three have counts.",
  })
  funnel!: FunnelType | null;

  @Field(() => [ComparisonTrendRowType], { description: "All periods." })
  trend!: readonly ComparisonTrendRowType[];

  @Field(() => [WarningType], { description: "What to bear in mind." })
  warnings!: readonly WarningType[];

  @Field(() => [SourceType], { description: "Releases the figures were read from." })
  sources!: readonly SourceType[];
}

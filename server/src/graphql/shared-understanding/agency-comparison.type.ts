import { Field, ID, ObjectType } from "type-graphql";
import type { ComparisonVerdict } from "../../analytics/agency-comparison.ts";
import type { Agency, KnownCount } from "../../analytics/snapshot.ts";
import { AgencyEnum, ChildListEnum, ComparisonVerdictEnum } from "../shared/enums.ts";
import { CodedType, FigureType } from "../shared/figure.type.ts";
import { AgeBandType, AreaType } from "../shared/word.type.ts";

@ObjectType("ListCount", { simpleResolvers: true, description: "Children on one of an agency's lists." })
export class ListCountType {
  @Field(() => ChildListEnum, { description: "The list." })
  list!: KnownCount["list"];

  @Field(() => FigureType, { description: "Children on it." })
  children!: FigureType;
}

@ObjectType("AgencyView", {
  simpleResolvers: true,
  description: "What one agency knows of a need in a ward and age band.",
})
export class AgencyViewType {
  @Field(() => AgencyEnum, { description: "The agency." })
  agency!: Agency;

  @Field(() => FigureType, { description: "Children on its lists under this need." })
  children!: FigureType;

  @Field(() => FigureType, { description: "Children under needs of its own words that may be this need or another." })
  possible!: FigureType;

  @Field(() => [ListCountType], { description: "The same, list by list." })
  lists!: readonly ListCountType[];
}

@ObjectType("AgencyComparison", {
  simpleResolvers: true,
  description: "Two agencies in one place, against how they compare in all other wards.",
})
export class AgencyComparisonType {
  @Field(() => AgencyEnum, { description: "First agency." })
  first!: Agency;

  @Field(() => AgencyEnum, { description: "Second agency." })
  second!: Agency;

  @Field(() => FigureType, {
    description: "Children the first would know if it knew as many of the second's as elsewhere.",
  })
  expected!: FigureType;

  @Field(() => FigureType, {
    description:
      "(First here ÷ second here) ÷ (first elsewhere ÷ second elsewhere): 1 is agreement; the ends are of a 99.8 % interval.",
  })
  ratio!: FigureType;

  @Field(() => FigureType, {
    description:
      "Children that the agency that knows fewer lacks of what the other leads one to expect; 0 where they agree or are too few to judge.",
  })
  shortfall!: FigureType;

  @Field(() => ComparisonVerdictEnum, { description: "Whether chance explains the difference." })
  verdict!: ComparisonVerdict;
}

@ObjectType("AgencyAgreement", {
  simpleResolvers: true,
  description: "How alike two agencies' pictures of one need are.",
})
export class AgencyAgreementType {
  @Field(() => CodedType, { description: "Need." })
  need!: CodedType;

  @Field(() => AgencyEnum, { description: "First agency." })
  first!: Agency;

  @Field(() => AgencyEnum, { description: "Second agency." })
  second!: Agency;

  @Field(() => FigureType, {
    description:
      "Ruzicka index of their children's shares over wards and ages, 0 apart to 1 alike; small numbers look unlike by chance alone.",
  })
  agreement!: FigureType;
}

@ObjectType("AgesApart", {
  simpleResolvers: true,
  description:
    "The ages of a place at which two agencies differ most beyond chance; else those with the most children.",
})
export class AgesApartType {
  @Field(() => ID, { description: "Key of the row: codes of need, ward and age band." })
  key!: string;

  @Field(() => AgeBandType, { description: "The ages." })
  ageBand!: AgeBandType;

  @Field(() => AgencyComparisonType, { description: "How the two compare at these ages." })
  comparison!: AgencyComparisonType;
}

@ObjectType("PlaceComparison", {
  simpleResolvers: true,
  description: "Two agencies in one need and ward, over all ages asked for at which both gave a number.",
})
export class PlaceComparisonType {
  @Field(() => ID, { description: "Codes of need, ward and the two agencies." })
  key!: string;

  @Field(() => CodedType, { description: "Need, in the words of schools." })
  need!: CodedType;

  @Field(() => AreaType, { description: "Ward." })
  area!: AreaType;

  @Field(() => AgencyComparisonType, { description: "How the two compare over these ages together." })
  comparison!: AgencyComparisonType;

  @Field(() => AgesApartType, { description: "The ages among them where the two differ most." })
  widest!: AgesApartType;
}

@ObjectType("NeedMix", {
  simpleResolvers: true,
  description:
    "What part of the children each of two agencies knows has one need, over the needs, wards and ages for which both gave a number.",
})
export class NeedMixType {
  @Field(() => CodedType, { description: "Need, in the words of schools." })
  need!: CodedType;

  @Field(() => AgencyEnum, { description: "First agency." })
  first!: Agency;

  @Field(() => AgencyEnum, { description: "Second agency." })
  second!: Agency;

  @Field(() => FigureType, { description: "Children of the first with this need." })
  firstChildren!: FigureType;

  @Field(() => FigureType, { description: "Children of the second with this need." })
  secondChildren!: FigureType;

  @Field(() => FigureType, { description: "Their share of all children of the first, 0 to 1, with its 95 % interval." })
  firstShare!: FigureType;

  @Field(() => FigureType, {
    description: "Their share of all children of the second, 0 to 1, with its 95 % interval.",
  })
  secondShare!: FigureType;
}

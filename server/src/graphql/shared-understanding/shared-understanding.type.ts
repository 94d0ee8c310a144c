import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import type { ComparisonVerdict } from "../../analytics/agency-comparison.ts";
import type { FigureState } from "../../analytics/figure-state.ts";
import type { Agency, KnownCount } from "../../analytics/snapshot.ts";
import { AgencyEnum, ChildListEnum, ComparisonVerdictEnum, DataGapKindEnum, FigureStateEnum } from "../shared/enums.ts";
import { CodedType, ExplanationType, FigureType, PageInfoType, WarningType } from "../shared/figure.type.ts";
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

  @Field(() => ComparisonVerdictEnum, { description: "Whether chance explains the difference." })
  verdict!: ComparisonVerdict;
}

@ObjectType("SharedUnderstandingRow", {
  simpleResolvers: true,
  description: "What education, health and social care each know of one need in one ward and age band.",
})
export class SharedUnderstandingRowType {
  @Field(() => ID, { description: "Codes of need, ward and age band." })
  key!: string;

  @Field(() => CodedType, { description: "Need, in the words of schools." })
  need!: CodedType;

  @Field(() => AreaType, { description: "Ward." })
  area!: AreaType;

  @Field(() => AgeBandType, { description: "Age band." })
  ageBand!: AgeBandType;

  @Field(() => [AgencyViewType], { description: "Education, health, social care." })
  views!: readonly AgencyViewType[];

  @Field(() => [AgencyComparisonType], { description: "Each two agencies that both returned a number." })
  comparisons!: readonly AgencyComparisonType[];

  @Field(() => ExplanationType, { description: "How the figures were made." })
  explanation!: ExplanationType;
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

@ObjectType("DataGap", {
  simpleResolvers: true,
  description: "An agency says nothing where another knows children, or two agencies' pictures differ.",
})
export class DataGapType {
  @Field(() => ID, { description: "Stable within the question." })
  key!: string;

  @Field(() => DataGapKindEnum, { description: "Silence or disagreement." })
  kind!: keyof typeof DataGapKindEnum;

  @Field(() => CodedType, { description: "Need." })
  need!: CodedType;

  @Field(() => AgencyEnum, { description: "Who is silent, or knows fewer than the other leads one to expect." })
  agency!: Agency;

  @Field(() => AgencyEnum, { nullable: true, description: "Who knows more; null in a silence." })
  other!: Agency | null;

  @Field(() => [AreaType], { description: "Wards it is found in." })
  areas!: readonly AreaType[];

  @Field(() => [AgeBandType], { description: "Age bands it is found in." })
  ageBands!: readonly AgeBandType[];

  @Field(() => FigureType, {
    description:
      "Silence: the most children another agency knows there. Disagreement: children the agency lacks of what the other leads one to expect.",
  })
  children!: FigureType;

  @Field(() => FigureStateEnum, { nullable: true, description: "Why there is no number; null in a disagreement." })
  state!: FigureState | null;

  @Field(() => ExplanationType, { description: "What it means and how it was found." })
  explanation!: ExplanationType;
}

@ObjectType("SharedUnderstandingTable", {
  simpleResolvers: true,
  description: "What each agency knows, where they agree, and where one is silent.",
})
export class SharedUnderstandingTableType {
  @Field(() => Boolean, { description: "Whether every agency returned every need it collects." })
  complete!: boolean;

  @Field(() => Int, { description: "Rows in all pages." })
  rowCount!: number;

  @Field(() => [WarningType], { description: "What to bear in mind." })
  warnings!: readonly WarningType[];

  @Field(() => PageInfoType, { description: "Where the page ends." })
  pageInfo!: PageInfoType;

  @Field(() => [SharedUnderstandingRowType], { description: "The page's rows, by need, ward and age." })
  rows!: readonly SharedUnderstandingRowType[];

  @Field(() => [AgencyAgreementType], { description: "Agreement need by need, over the whole area; on every page." })
  agreements!: readonly AgencyAgreementType[];

  @Field(() => [DataGapType], { description: "Silences and disagreements, most children first; on every page." })
  dataGaps!: readonly DataGapType[];
}

@InputType("SharedUnderstandingFilter", {
  description: "Which rows to show: OR inside a field, AND between fields; what they are compared with stays.",
})
export class SharedUnderstandingFilterInput {
  @Field(() => [ID], { nullable: true, description: "Codes of needs." })
  needs?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "GSS codes of areas; an area includes all areas within it." })
  areas?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Codes of age bands, as 0-4." })
  ageBands?: string[] | null;
}

import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import type { FigureState } from "../../analytics/figure-state.ts";
import type { Agency, KnownCount, PopulationBasis } from "../../analytics/snapshot.ts";
import { AgencyEnum, ChildListEnum, DataGapKindEnum, FigureStateEnum, PopulationBasisEnum } from "../shared/enums.ts";
import {
  CodedType,
  ExplanationType,
  FigureType,
  PageInfoType,
  SourceType,
  WarningType,
} from "../shared/figure.type.ts";
import { MonthScalar } from "../shared/scalars.ts";
import { AgeBandType, AreaType } from "../shared/word.type.ts";
import {
  AgencyAgreementType,
  AgencyComparisonType,
  AgencyViewType,
  NeedMixType,
  PlaceComparisonType,
} from "./agency-comparison.type.ts";

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

@ObjectType("AgencyReturn", {
  simpleResolvers: true,
  description: "The last return of one agency's list up to the month asked for.",
})
export class AgencyReturnType {
  @Field(() => AgencyEnum, { description: "The agency." })
  agency!: Agency;

  @Field(() => ChildListEnum, { description: "The list." })
  list!: KnownCount["list"];

  @Field(() => MonthScalar, { nullable: true, description: "Month at whose end it counted; null where none came." })
  month!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "Whole months from then to the month asked for; null where none came.",
  })
  ageMonths!: number | null;

  @Field(() => Boolean, { description: "Whether it is young enough to be compared: less than 12 months old." })
  isUsed!: boolean;

  @Field(() => PopulationBasisEnum, { nullable: true, description: "Which children it counts; null where none came." })
  populationBasis!: PopulationBasis | null;

  @Field(() => Int, { description: "Needs and wards for which it gave a number at every age, hidden ones too." })
  placesGiven!: number;

  @Field(() => Int, { description: "Needs and wards it names without a number for some age." })
  placesMissing!: number;

  @Field(() => SourceType, { nullable: true, description: "The load it came with; null where none came." })
  source!: SourceType | null;
}

@ObjectType("SharedUnderstandingTable", {
  simpleResolvers: true,
  description: "What each agency knows, where they agree, and where one is silent.",
})
export class SharedUnderstandingTableType {
  @Field(() => Int, { description: "Data version it was read at." })
  dataVersion?: number;

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

  @Field(() => [PlaceComparisonType], {
    description: "Each two agencies, need by need and ward by ward, over the ages asked for; on every page.",
  })
  places!: readonly PlaceComparisonType[];

  @Field(() => [NeedMixType], {
    description: "Of the children two agencies know, the share with each need, over the whole area; on every page.",
  })
  mixes!: readonly NeedMixType[];

  @Field(() => [AgencyReturnType], {
    description: "Each list's last return, and the lists asked for of which none came; on every page.",
  })
  returns!: readonly AgencyReturnType[];

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

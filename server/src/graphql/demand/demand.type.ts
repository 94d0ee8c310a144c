import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { DemandOrderFieldEnum, PopulationBasisEnum } from "../shared/enums.ts";
import { CodedType, ExplanationType, FigureType, PageInfoType, WarningType } from "../shared/figure.type.ts";
import { orderInputOf } from "../shared/row-order.ts";
import { AgeBandType, AreaType, ServiceLineType } from "../shared/word.type.ts";

@ObjectType("DemandComparison", {
  simpleResolvers: true,
  description: "The same group's new need in the period it is compared with.",
})
export class DemandComparisonType {
  @Field(() => String, { description: "Period compared with, in the form of its grain." })
  period!: string;

  @Field(() => FigureType, { description: "Units of care then." })
  units!: FigureType;

  @Field(() => FigureType, { description: "Children counted then." })
  children!: FigureType;

  @Field(() => FigureType, { description: "Units of care now − then." })
  change!: FigureType;

  @Field(() => FigureType, { description: "Change ÷ units then, as a share." })
  changeShare!: FigureType;
}

export const DemandOrderInput = orderInputOf("DemandOrderInput", "rows of demand", DemandOrderFieldEnum);

@ObjectType("DemandRow", { simpleResolvers: true, description: "New need of one group of cells in one period." })
export class DemandRowType {
  @Field(() => String, { description: "Period, in the form of its grain." })
  period!: string;

  @Field(() => ServiceLineType, { description: "Kind of provision." })
  serviceLine!: ServiceLineType;

  @Field(() => CodedType, { nullable: true, description: "Need; null when not grouped by." })
  need!: CodedType | null;

  @Field(() => AreaType, { nullable: true, description: "Ward; null when not grouped by." })
  area!: AreaType | null;

  @Field(() => AgeBandType, { nullable: true, description: "Age band; null when not grouped by." })
  ageBand!: AgeBandType | null;

  @Field(() => CodedType, { nullable: true, description: "Layer of support; null when not grouped by." })
  layer!: CodedType | null;

  @Field(() => PopulationBasisEnum, { description: "Which children are counted." })
  populationBasis!: keyof typeof PopulationBasisEnum;

  @Field(() => FigureType, {
    description: "Units of care: summed over months for flow units, averaged for stock units.",
  })
  units!: FigureType;

  @Field(() => FigureType, { description: "Children counted." })
  children!: FigureType;

  @Field(() => FigureType, { description: "Children per 1,000 of the group's population in the period." })
  per1000!: FigureType;

  @Field(() => ExplanationType, { description: "How the figures were made." })
  explanation!: ExplanationType;

  @Field(() => DemandComparisonType, { nullable: true, description: "Beside compareFrom; null where it is left out." })
  compared?: DemandComparisonType | null;
}

@ObjectType("DemandTable", { simpleResolvers: true, description: "New need of a partnership over a range of months." })
export class DemandTableType {
  @Field(() => Int, { description: "Data version it was read at." })
  dataVersion?: number;

  @Field(() => Boolean, { description: "Whether all pages together hold everything asked for." })
  complete!: boolean;

  @Field(() => Int, { description: "Rows in all pages." })
  rowCount!: number;

  @Field(() => [WarningType], { description: "What to bear in mind." })
  warnings!: readonly WarningType[];

  @Field(() => PageInfoType, { description: "Where the page ends." })
  pageInfo!: PageInfoType;

  @Field(() => [DemandRowType], { description: "The page's rows, by their codes, then by time." })
  rows!: readonly DemandRowType[];
}

@InputType("DemandFilter", { description: "Which rows to show: OR inside a field, AND between fields." })
export class DemandFilterInput {
  @Field(() => [ID], { nullable: true, description: "Codes of service lines." })
  serviceLines?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "GSS codes of areas; an area includes all areas within it." })
  areas?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Codes of age bands, as 0-4." })
  ageBands?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Codes of needs." })
  needs?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Codes of layers." })
  layers?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Codes of functions." })
  functions?: string[] | null;
}

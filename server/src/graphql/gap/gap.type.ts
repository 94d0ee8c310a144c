import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import type { Remedy } from "../../analytics/remedy.ts";
import { GapOrderFieldEnum, PopulationBasisEnum, RemedyEnum } from "../shared/enums.ts";
import { CodedType, ExplanationType, FigureType, MoneyType, PageInfoType, WarningType } from "../shared/figure.type.ts";
import { NodeType } from "../shared/node.type.ts";
import { orderInputOf } from "../shared/row-order.ts";
import { AgeBandType, AreaType, CellType, ServiceLineType, ServiceSummaryType } from "../shared/word.type.ts";

export const GapOrderInput = orderInputOf("GapOrderInput", "gaps", GapOrderFieldEnum);

@ObjectType("Gap", {
  simpleResolvers: true,
  description: "Demand of a group of cells, how it is met, and why it is not; in units of care in the period.",
})
export class GapType {
  @Field(() => ID, { description: "Codes the row is grouped by; stable within the question." })
  key!: string;

  @Field(() => ServiceLineType, { description: "Kind of provision." })
  serviceLine!: ServiceLineType;

  @Field(() => AreaType, { nullable: true, description: "Ward; null when not grouped by." })
  area!: AreaType | null;

  @Field(() => AgeBandType, { nullable: true, description: "Age band; null when not grouped by." })
  ageBand!: AgeBandType | null;

  @Field(() => CodedType, { nullable: true, description: "Need; null when not grouped by." })
  need!: CodedType | null;

  @Field(() => CodedType, { nullable: true, description: "Layer of support; null when not grouped by." })
  layer!: CodedType | null;

  @Field(() => CodedType, { nullable: true, description: "Function; null when not grouped by." })
  function!: CodedType | null;

  @Field(() => PopulationBasisEnum, { description: "Which children are counted." })
  populationBasis!: keyof typeof PopulationBasisEnum;

  @Field(() => FigureType, { description: "New need in the period, refused requests included, backlog excluded." })
  demand!: FigureType;

  @Field(() => FigureType, {
    description: "Fair share of the capacity of the services that reach it; may exceed demand.",
  })
  capacity!: FigureType;

  @Field(() => FigureType, { description: "Recorded as met." })
  met!: FigureType;

  @Field(() => FigureType, {
    description: "Σ max(0, demand − met) over cells = coverage + capacity + distribution gap − ahead.",
  })
  unmet!: FigureType;

  @Field(() => FigureType, { description: "Demand no service reaches." })
  coverageGap!: FigureType;

  @Field(() => FigureType, {
    description: "Demand beyond what the services that reach it can do, however they share their capacity.",
  })
  capacityGap!: FigureType;

  @Field(() => FigureType, {
    description: "Demand within the fair share of capacity that was not met: delivery + targeting gap.",
  })
  distributionGap!: FigureType;

  @Field(() => FigureType, { description: "Part of the distribution gap that was paid for but not delivered at all." })
  deliveryGap!: FigureType;

  @Field(() => FigureType, { description: "Part of the distribution gap that was delivered to others." })
  targetingGap!: FigureType;

  @Field(() => FigureType, { description: "Met beyond the fair share, within demand." })
  ahead!: FigureType;

  @Field(() => FigureType, { description: "Met beyond demand." })
  beyond!: FigureType;

  @Field(() => FigureType, {
    description: "Σ min(1, allocated ÷ demand) × demand ÷ Σ demand, 0 to 1; a yardstick, not a share of children.",
  })
  coverage!: FigureType;

  @Field(() => RemedyEnum, { description: "What the largest part of the gap asks for." })
  remedy!: Remedy;

  @Field(() => ExplanationType, { description: "How the figures were made." })
  explanation!: ExplanationType;

  @Field(() => [ServiceSummaryType], { description: "Services that reach any of these cells in the period, by code." })
  services!: readonly ServiceSummaryType[];
}

@ObjectType("NextUnit", { simpleResolvers: true, description: "What more capacity at a service would do." })
export class NextUnitType {
  @Field(() => ServiceSummaryType, { description: "The service." })
  service!: ServiceSummaryType;

  @Field(() => FigureType, { description: "Units that each cut unmet need by one; more would not." })
  breakpoint!: FigureType;

  @Field(() => MoneyType, { description: "Spend over capacity in the period." })
  unitCost!: MoneyType;
}

@ObjectType("Bottleneck", {
  implements: NodeType,
  simpleResolvers: true,
  description:
    "Linked cells whose demand their services cannot meet however capacity is shared; cells nothing reaches are coverage gaps and not here.",
})
export class BottleneckType {
  @Field(() => ID, { description: "Relay id of the bottleneck: its line, first month and first cell." })
  id!: string;

  @Field(() => ServiceLineType, { description: "Kind of provision." })
  serviceLine!: ServiceLineType;

  @Field(() => FigureType, { description: "Demand of its cells." })
  demand!: FigureType;

  @Field(() => FigureType, { description: "Capacity of its services." })
  capacity!: FigureType;

  @Field(() => FigureType, { description: "Demand − capacity." })
  shortfall!: FigureType;

  @Field(() => FigureType, { description: "Capacity ÷ demand, equal in all its cells." })
  coverage!: FigureType;

  @Field(() => FigureType, { description: "max(0, Σ fair share − Σ met): paid for, not delivered." })
  deliveryGap!: FigureType;

  @Field(() => FigureType, { description: "The rest of the distribution gap: delivered elsewhere." })
  targetingGap!: FigureType;

  @Field(() => [CellType], { description: "Its cells, by code." })
  cells!: readonly CellType[];

  @Field(() => [AreaType], { description: "Areas of its cells, each once, by code." })
  areas!: readonly AreaType[];

  @Field(() => [AgeBandType], { description: "Ages of its cells, each band once, the youngest first." })
  ageBands!: readonly AgeBandType[];

  @Field(() => [CodedType], { description: "Needs of its cells, each once, by code." })
  needs!: readonly CodedType[];

  @Field(() => [ServiceSummaryType], { description: "Services whose capacity these cells take." })
  services!: readonly ServiceSummaryType[];

  @Field(() => [ServiceSummaryType], {
    description: "Services that reach these cells too, but are committed to worse-covered ones.",
  })
  committedElsewhere!: readonly ServiceSummaryType[];

  @Field(() => [NextUnitType], { description: "Where the next unit helps." })
  nextUnit!: readonly NextUnitType[];

  @Field(() => ExplanationType, { description: "How it was found." })
  explanation!: ExplanationType;
}

@ObjectType("GapTable", {
  simpleResolvers: true,
  description: "Gaps of a partnership in a period, and what limits it.",
})
export class GapTableType {
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

  @Field(() => [GapType], { description: "The page's rows, by their codes." })
  rows!: readonly GapType[];

  @Field(() => [BottleneckType], {
    description: "Bottlenecks that hold a selected cell, least covered first; on every page.",
  })
  bottlenecks!: readonly BottleneckType[];
}

@InputType("GapFilter", {
  description:
    "Which rows to show: OR inside a field, AND between fields; the allocation behind them stays that of the whole.",
})
export class GapFilterInput {
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

  @Field(() => [RemedyEnum], { nullable: true, description: "Remedies that rows ask for." })
  remedies?: Remedy[] | null;
}

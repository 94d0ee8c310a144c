import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import type { OverlapKind } from "../../analytics/overlap-kind.ts";
import { JudgementType } from "../judgement/judgement.type.ts";
import { OverlapKindEnum, OverlapOrderFieldEnum, SortDirectionEnum } from "../shared/enums.ts";
import { CodedType, ExplanationType, FigureType, MoneyType, PageInfoType, WarningType } from "../shared/figure.type.ts";
import { NodeType } from "../shared/node.type.ts";
import { CellType, OrganisationType, ServiceLineType, ServiceSummaryType } from "../shared/word.type.ts";

@ObjectType("OverlapCommission", { simpleResolvers: true, description: "One of the two commissions of an overlap." })
export class OverlapCommissionType {
  @Field(() => ID, { description: "Id of the commission, by which node finds it." })
  id!: string;

  @Field(() => ID, { description: "Stable code." })
  code!: string;

  @Field(() => OrganisationType, { description: "Who buys." })
  commissioner!: OrganisationType;

  @Field(() => ServiceSummaryType, { description: "What is bought." })
  service!: ServiceSummaryType;
}

@ObjectType("OverlapSetReference", { simpleResolvers: true, description: "The overlap set a pair belongs to, by id." })
export class OverlapSetReferenceType {
  @Field(() => ID, { description: "Id of the set, in the same answer or by node." })
  id!: string;
}

@ObjectType("Overlap", {
  implements: NodeType,
  simpleResolvers: true,
  description: "Two commissions that reach the same children on one line, function and layer in the same months.",
})
export class OverlapType {
  @Field(() => ID, { description: "Relay id, stable over data versions." })
  id!: string;

  @Field(() => ID, { description: "Codes of the two commissions, joined by a plus sign; judgements name it." })
  code!: string;

  @Field(() => OverlapKindEnum, { description: "What it looks like." })
  kind!: OverlapKind;

  @Field(() => ServiceLineType, { description: "Kind of provision." })
  serviceLine!: ServiceLineType;

  @Field(() => CodedType, { description: "Function." })
  function!: CodedType;

  @Field(() => CodedType, { description: "Layer of support." })
  layer!: CodedType;

  @Field(() => [OverlapCommissionType], { description: "The two commissions, by code." })
  commissions!: readonly OverlapCommissionType[];

  @Field(() => [CellType], { description: "Cells both reach." })
  sharedCells!: readonly CellType[];

  @Field(() => FigureType, {
    description: "New need in the shared cells and months; unreliable to whom small counts are hidden.",
  })
  sharedDemand!: FigureType;

  @Field(() => MoneyType, {
    description:
      "Spend of both that falls on the shared cells; a pound may be in several pairs, never twice in a total.",
  })
  sharedSpend!: MoneyType;

  @Field(() => FigureType, {
    description: "Σ min ÷ smaller sum of the £ each lays on cells: 1 where one lies within the other.",
  })
  overlapCoefficient!: FigureType;

  @Field(() => FigureType, {
    description: "Ruzicka index Σ min ÷ Σ max of the £ each lays on cells: 1 where they are alike.",
  })
  ruzicka!: FigureType;

  @Field(() => OverlapSetReferenceType, {
    nullable: true,
    description: "Set that carries the surplus; null where both buy one service.",
  })
  set!: OverlapSetReferenceType | null;

  @Field(() => JudgementType, { nullable: true, description: "What a person judged it to be; null until someone has." })
  judgement!: JudgementType | null;

  @Field(() => [JudgementType], { description: "What it was judged to be before that, newest first." })
  earlierJudgements!: readonly JudgementType[];

  @Field(() => ExplanationType, { description: "How the figures were made." })
  explanation!: ExplanationType;
}

@ObjectType("OverlapEdge", { simpleResolvers: true, description: "An overlap in a page." })
export class OverlapEdgeType {
  @Field(() => String, { description: "Cursor of the row." })
  cursor!: string;

  @Field(() => OverlapType, { description: "The overlap." })
  node!: OverlapType;
}

@ObjectType("Reduction", {
  simpleResolvers: true,
  description: "What one service of a set could give up without any child losing service.",
})
export class ReductionType {
  @Field(() => ServiceSummaryType, { description: "The service." })
  service!: ServiceSummaryType;

  @Field(() => FigureType, { description: "Units of care in the period." })
  units!: FigureType;

  @Field(() => MoneyType, { description: "Units × unit cost." })
  saving!: MoneyType;
}

@ObjectType("OverlapSet", {
  implements: NodeType,
  simpleResolvers: true,
  description:
    "Services linked by overlaps; surplus belongs to the set, once. Where small counts are hidden, need by cell is estimated from published totals, and every figure of a set is UNRELIABLE.",
})
export class OverlapSetType {
  @Field(() => ID, { description: "Relay id of the set: its line and its first service." })
  id!: string;

  @Field(() => ServiceLineType, { description: "Kind of provision." })
  serviceLine!: ServiceLineType;

  @Field(() => [ServiceSummaryType], { description: "Its services, by code." })
  services!: readonly ServiceSummaryType[];

  @Field(() => FigureType, { description: "Capacity, after what queues need, that the shared demand cannot take up." })
  overlapSurplus!: FigureType;

  @Field(() => MoneyType, { description: "Up to this much pays for it: the reductions × their unit costs." })
  duplicateSpend!: MoneyType;

  @Field(() => [ReductionType], {
    description: "Reductions, dearest unit cost first decided, that add up to the surplus; by code.",
  })
  reductions!: readonly ReductionType[];

  @Field(() => ExplanationType, { description: "How the figures were made." })
  explanation!: ExplanationType;
}

@ObjectType("OverlapTotals", { simpleResolvers: true, description: "Totals of all pages, each pound once." })
export class OverlapTotalsType {
  @Field(() => MoneyType, { description: "Spend on shared cells." })
  sharedSpend!: MoneyType;

  @Field(() => MoneyType, { description: "Duplicate spend of all sets whose queues are known." })
  duplicateSpend!: MoneyType;
}

@ObjectType("OverlapConnection", { simpleResolvers: true, description: "A page of overlaps." })
export class OverlapConnectionType {
  @Field(() => Int, { description: "Data version it was read at." })
  dataVersion?: number;

  @Field(() => Int, { description: "Overlaps in all pages." })
  totalCount!: number;

  @Field(() => Boolean, { description: "Whether all pages together hold everything asked for." })
  complete!: boolean;

  @Field(() => [WarningType], { description: "What to bear in mind." })
  warnings!: readonly WarningType[];

  @Field(() => OverlapTotalsType, { description: "Totals of all pages." })
  totals!: OverlapTotalsType;

  @Field(() => PageInfoType, { description: "Where the page ends." })
  pageInfo!: PageInfoType;

  @Field(() => [OverlapEdgeType], { description: "The page's overlaps, in order." })
  edges!: readonly OverlapEdgeType[];

  @Field(() => [OverlapSetType], { description: "Sets of the overlaps in all pages." })
  sets!: readonly OverlapSetType[];
}

@InputType("OverlapFilter", { description: "Which overlaps to list: OR inside a field, AND between fields." })
export class OverlapFilterInput {
  @Field(() => [ID], { nullable: true, description: "Codes of service lines." })
  serviceLines?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "GSS codes of areas that share cells." })
  areas?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Codes of age bands, as 0-4." })
  ageBands?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Codes of needs." })
  needs?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Codes of layers." })
  layers?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Codes of functions." })
  functions?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Codes of organisations that commission one of the two." })
  commissioners?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Codes of services that one of the two buys." })
  services?: string[] | null;

  @Field(() => [OverlapKindEnum], { nullable: true, description: "What they look like." })
  kinds?: OverlapKind[] | null;
}

@InputType("OverlapOrderInput", { description: "One term of the order of overlaps." })
export class OverlapOrderInput {
  @Field(() => OverlapOrderFieldEnum, { description: "What to order by." })
  field!: keyof typeof OverlapOrderFieldEnum;

  @Field(() => SortDirectionEnum, { description: "Which way." })
  direction!: keyof typeof SortDirectionEnum;
}

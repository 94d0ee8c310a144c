import { Field, Float, ID, InputType, ObjectType } from "type-graphql";
import type { Provenance } from "../../analytics/figure.ts";
import type { FigureState } from "../../analytics/figure-state.ts";
import { FigureStateEnum, PeriodTypeEnum, ProvenanceEnum } from "./enums.ts";
import { PenceScalar } from "./scalars.ts";

@ObjectType("Figure", { simpleResolvers: true, description: "A number with its state, interval, unit and provenance." })
export class FigureType {
  @Field(() => Float, { nullable: true, description: "The number; null where the state says it is none." })
  value!: number | null;

  @Field(() => FigureStateEnum, { description: "Whether the number may be read as one, and if not, why." })
  state!: FigureState;

  @Field(() => Float, { nullable: true, description: "Lower end of the 95 % interval, where one is given." })
  lower!: number | null;

  @Field(() => Float, { nullable: true, description: "Upper end of the 95 % interval, where one is given." })
  upper!: number | null;

  @Field(() => String, { description: "Unit in the singular, as contact; share is from 0 to 1." })
  unit!: string;

  @Field(() => ProvenanceEnum, { description: "Weakest provenance of all that went into it." })
  provenance!: Provenance;
}

@ObjectType("Money", { simpleResolvers: true, description: "An amount of money with its state." })
export class MoneyType {
  @Field(() => PenceScalar, {
    nullable: true,
    description: "Whole pence; null where the state says there is no amount.",
  })
  pence!: number | null;

  @Field(() => FigureStateEnum, { description: "Whether the amount may be read as one, and if not, why." })
  state!: FigureState;
}

@ObjectType("Coded", { simpleResolvers: true, description: "A code with its name." })
export class CodedType {
  @Field(() => ID, { description: "Stable, human-readable code." })
  code!: string;

  @Field(() => String, { description: "Name in plain words." })
  name!: string;
}

@ObjectType("Warning", {
  simpleResolvers: true,
  description: "Said where something is left out, estimated, or not comparable.",
})
export class WarningType {
  @Field(() => ID, { description: "Stable code of the warning." })
  code!: string;

  @Field(() => String, { description: "What to bear in mind." })
  message!: string;
}

@ObjectType("PageInfo", { simpleResolvers: true, description: "Where a page ends." })
export class PageInfoType {
  @Field(() => Boolean, { description: "Whether more rows follow." })
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: "Cursor of the page's last row; null for an empty page." })
  endCursor!: string | null;
}

@ObjectType("Source", { simpleResolvers: true, description: "Where figures were read from." })
export class SourceType {
  @Field(() => String, { description: "Who published or returned them." })
  publisher!: string;

  @Field(() => String, { description: "Name of the data set." })
  dataset!: string;

  @Field(() => String, { nullable: true, description: "Release or edition." })
  release!: string | null;

  @Field(() => String, { nullable: true, description: "Where it is published." })
  url!: string | null;

  @Field(() => String, { nullable: true, description: "Licence it comes under." })
  licence!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "Id of the load that brought them in, for a partnership's own figures.",
  })
  load!: string | null;
}

@ObjectType("ExplanationInput", { simpleResolvers: true, description: "One figure that went into another." })
export class ExplanationInputType {
  @Field(() => String, { description: "What the figure is." })
  label!: string;

  @Field(() => FigureType, { description: "The figure." })
  figure!: FigureType;

  @Field(() => SourceType, { nullable: true, description: "Where it was read from; null for a computed one." })
  source!: SourceType | null;
}

@ObjectType("Explanation", { simpleResolvers: true, description: "How a number was made." })
export class ExplanationType {
  @Field(() => String, { description: "What the number means." })
  definition!: string;

  @Field(() => String, { description: "How it is computed." })
  formula!: string;

  @Field(() => [ExplanationInputType], { description: "What went into it." })
  inputs!: readonly ExplanationInputType[];
}

@InputType("PeriodInput", { description: "A period: its kind and its code." })
export class PeriodInput {
  @Field(() => PeriodTypeEnum, { description: "Kind of period." })
  type!: keyof typeof PeriodTypeEnum;

  @Field(() => String, { description: "Code in the form of its kind, as 2025-26 for a financial year." })
  code!: string;
}

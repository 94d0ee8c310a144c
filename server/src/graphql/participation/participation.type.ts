import { Field, Int, ObjectType } from "type-graphql";
import type { ParticipationComparison, ParticipationGroup } from "../../analytics/participation.ts";
import { describe, members } from "../shared/enum.ts";
import { FigureType, SourceType, WarningType } from "../shared/figure.type.ts";
import { AreaType } from "../shared/word.type.ts";

export const ParticipationGroupEnum = members("EHC_PLAN", "SEN_SUPPORT", "NO_SEN", "TOTAL");
describe(ParticipationGroupEnum, "ParticipationGroup", "Young people aged 16 and 17 by the help they have.", {
  EHC_PLAN: "With an education, health and care plan.",
  SEN_SUPPORT: "On SEN support, without a plan.",
  NO_SEN: "Without special educational needs.",
  TOTAL: "All of them.",
});

export const ParticipationComparisonEnum = members("HIGHER", "LOWER", "WITHIN_CHANCE", "UNKNOWN");
describe(ParticipationComparisonEnum, "ParticipationComparison", "How a share stands to England's.", {
  HIGHER: "Its range of chance lies above England's.",
  LOWER: "Its range of chance lies below England's.",
  WITHIN_CHANCE: "The two ranges meet, so chance alone may make the difference.",
  UNKNOWN: "One of the two is not known, or it is England's.",
});

@ObjectType("ParticipationRow", { simpleResolvers: true, description: "One group of young people in one area." })
export class ParticipationRowType {
  @Field(() => AreaType, { description: "The area." })
  area!: AreaType;

  @Field(() => ParticipationGroupEnum, { description: "The group." })
  group!: ParticipationGroup;

  @Field(() => FigureType, {
    description:
      "Young people in the group, the denominator: all whom the council knows of times the group's published share, which has one decimal.",
  })
  youngPeople!: FigureType;

  @Field(() => FigureType, {
    description:
      "Share of the group not in education, employment or training or whose activity is not known, with its Wilson interval. Source: DfE NEET scorecard.",
  })
  neetOrNotKnown!: FigureType;

  @Field(() => Boolean, { description: "Whether the interval is wider than half the share." })
  isWide!: boolean;

  @Field(() => ParticipationComparisonEnum, { description: "How the share stands to England's." })
  besideEngland!: ParticipationComparison;
}

@ObjectType("Participation", {
  simpleResolvers: true,
  description: "Young people aged 16 and 17 who are NEET or whose activity is not known, by SEN.",
})
export class ParticipationType {
  @Field(() => Int, { description: "Groups of all areas." })
  rowCount!: number;

  @Field(() => Boolean, { description: "Whether all is there: no figure is unloaded, unreturned or hidden." })
  complete!: boolean;

  @Field(() => [WarningType], { description: "What to bear in mind." })
  warnings!: readonly WarningType[];

  @Field(() => String, {
    nullable: true,
    description:
      "Newest calendar year that is published by SEN, mean of December to February; null where none is loaded.",
  })
  period!: string | null;

  @Field(() => [ParticipationRowType], { description: "Areas in the order asked for, each with its groups." })
  rows!: readonly ParticipationRowType[];

  @Field(() => SourceType, { nullable: true, description: "Where the figures come from." })
  source!: SourceType | null;
}

import { Field, ID, Int, ObjectType } from "type-graphql";
import type { AgeMoveOutcome } from "../../analytics/age-moves.ts";
import { describe, members } from "../shared/enum.ts";
import { AreaType, ServiceLineType, ServiceSummaryType } from "../shared/word.type.ts";

export const AgeMoveOutcomeEnum = members("TAKEN_OVER", "IN_PART", "NOTHING", "NOT_RECORDED");
describe(AgeMoveOutcomeEnum, "AgeMoveOutcome", "What there is for young people once services for their age end.", {
  TAKEN_OVER: "Another service of the line reaches them in every ward.",
  IN_PART: "Another service of the line reaches them in some wards only.",
  NOTHING: "No service of the line that is recorded here reaches them.",
  NOT_RECORDED: "Services for people over 25 are not recorded here, so nothing can be said.",
});

@ObjectType("AgeMove", {
  simpleResolvers: true,
  description: "The age at which services of a line end, and what reaches young people of that age after it.",
})
export class AgeMoveType {
  @Field(() => ID, { description: "Line and age, as CAMHS|16; stable." })
  key!: string;

  @Field(() => ServiceLineType, { description: "Kind of provision." })
  serviceLine!: ServiceLineType;

  @Field(() => Int, { description: "First age, in years, that the services which end do not reach." })
  age!: number;

  @Field(() => AgeMoveOutcomeEnum, { description: "What there is after it." })
  outcome!: AgeMoveOutcome;

  @Field(() => [ServiceSummaryType], { description: "Services that end: they reach the year of age before, not this." })
  ending!: readonly ServiceSummaryType[];

  @Field(() => [ServiceSummaryType], {
    description: "Services of the line that reach this age where those which end reached.",
  })
  following!: readonly ServiceSummaryType[];

  @Field(() => [AreaType], { description: "Wards where the services which end reach young people." })
  wards!: readonly AreaType[];

  @Field(() => [AreaType], { description: "Of those, the wards that no service of the line reaches at this age." })
  wardsWithout!: readonly AreaType[];

  @Field(() => Boolean, {
    description:
      "Whether new need at this age is recorded on the line in the twelve months to the month; where it is not, no gap can be counted.",
  })
  isNeedRecorded!: boolean;
}

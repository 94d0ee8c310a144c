import { Field, ID, Int, ObjectType } from "type-graphql";
import { CodedType, ExplanationType, FigureType, WarningType } from "../shared/figure.type.ts";
import { DateScalar } from "../shared/scalars.ts";
import { AreaType, ServiceLineType } from "../shared/word.type.ts";

@ObjectType("FamilySurvey", { simpleResolvers: true, description: "A survey in which families were asked." })
export class FamilySurveyType {
  @Field(() => ID, { description: "Stable code of the survey." })
  code!: string;

  @Field(() => String, { description: "Its name, and who ran it." })
  name!: string;

  @Field(() => DateScalar, { description: "Last day answers were taken." })
  heldOn!: string;
}

@ObjectType("FamilyPriorityArea", { simpleResolvers: true, description: "Families of one area who named a priority." })
export class FamilyPriorityAreaType {
  @Field(() => AreaType, { description: "Area the families live in." })
  area!: AreaType;

  @Field(() => FigureType, { description: "Families there who said so." })
  families!: FigureType;
}

@ObjectType("FamilyPriorityChange", {
  simpleResolvers: true,
  description: "What changed because families asked for it.",
})
export class FamilyPriorityChangeType {
  @Field(() => Int, { description: "1 for the first change, then one more each time." })
  number!: number;

  @Field(() => DateScalar, { description: "Day the change took effect." })
  changedOn!: string;

  @Field(() => String, { description: "What changed, in plain words." })
  change!: string;

  @Field(() => ServiceLineType, {
    nullable: true,
    description: "Service line that changed; null where it is none in particular.",
  })
  serviceLine!: ServiceLineType | null;
}

@ObjectType("FamilyPriority", {
  simpleResolvers: true,
  description: "One thing that families named in a survey, how many of them, and what changed because of it.",
})
export class FamilyPriorityType {
  @Field(() => ID, { description: "Codes of survey and priority, stable over data versions." })
  key!: string;

  @Field(() => FamilySurveyType, { description: "Survey it was named in." })
  survey!: FamilySurveyType;

  @Field(() => String, { description: "What families said, in plain words." })
  priority!: string;

  @Field(() => CodedType, { nullable: true, description: "Need it is about; null where it is none in particular." })
  need!: CodedType | null;

  @Field(() => ServiceLineType, {
    nullable: true,
    description: "Service line it is about; null where it is none in particular.",
  })
  serviceLine!: ServiceLineType | null;

  @Field(() => FigureType, {
    description: "Families who said so, over all areas; a family may name several priorities, so they are never added.",
  })
  families!: FigureType;

  @Field(() => FigureType, { description: "Families who answered the question, over all areas." })
  asked!: FigureType;

  @Field(() => FigureType, { description: "Families who said so ÷ families who answered, 0 to 1." })
  share!: FigureType;

  @Field(() => [FamilyPriorityAreaType], { description: "The same families area by area." })
  areas!: readonly FamilyPriorityAreaType[];

  @Field(() => [FamilyPriorityChangeType], {
    description: "What changed because of it, oldest first; empty where nothing is recorded.",
  })
  changes!: readonly FamilyPriorityChangeType[];

  @Field(() => ExplanationType, { description: "What the figures mean and how they were made." })
  explanation!: ExplanationType;
}

@ObjectType("FamilyPriorityTable", {
  simpleResolvers: true,
  description: "What families named as priorities, and what changed because of it.",
})
export class FamilyPriorityTableType {
  @Field(() => Int, { description: "Data version it was read at." })
  dataVersion?: number;

  @Field(() => Boolean, { description: "Whether every area's families are there, hidden counts too." })
  complete!: boolean;

  @Field(() => Int, { description: "Rows; all of them are given." })
  rowCount!: number;

  @Field(() => [WarningType], { description: "What to bear in mind." })
  warnings!: readonly WarningType[];

  @Field(() => [FamilyPriorityType], {
    description: "Most-named first by the numbers the asker may see; those hidden or missing last, by key.",
  })
  rows!: readonly FamilyPriorityType[];
}

import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { describe, members } from "../shared/enum.ts";
import { CodedType, ExplanationType, FigureType, PageInfoType, WarningType } from "../shared/figure.type.ts";
import { orderInputOf } from "../shared/row-order.ts";
import { ServiceLineType, ServiceSummaryType } from "../shared/word.type.ts";

export const ActivityDimensionEnum = members("SERVICE_LINE", "SERVICE", "PROVIDER", "LAYER", "COMMISSIONERS");
describe(
  ActivityDimensionEnum,
  "ActivityDimension",
  "What activity is grouped by; rows always name their service line.",
  {
    SERVICE_LINE: "Kind of provision.",
    SERVICE: "The service.",
    PROVIDER: "Who delivers it.",
    LAYER: "Layer of support of the service.",
    COMMISSIONERS: "All who buy the service in the months asked for, as one, so that each unit counts once.",
  },
);

export const ActivityOrderFieldEnum = members(
  "PERIOD",
  "SERVICE_LINE",
  "SERVICE",
  "PROVIDER",
  "LAYER",
  "COMMISSIONERS",
  "ACTIVITY",
  "CAPACITY",
  "UTILISATION",
);
describe(ActivityOrderFieldEnum, "ActivityOrderField", "What activity is ordered by; ties by code, then by time.", {
  PERIOD: "Code of the period.",
  SERVICE_LINE: "Code of the service line.",
  SERVICE: "Code of the service.",
  PROVIDER: "Code of the provider.",
  LAYER: "Code of the layer.",
  COMMISSIONERS: "Codes of those who buy it.",
  ACTIVITY: "Units delivered, as shown.",
  CAPACITY: "Units that could be delivered.",
  UTILISATION: "Activity ÷ capacity.",
});

export const ActivityOrderInput = orderInputOf("ActivityOrderInput", "activity", ActivityOrderFieldEnum);

@ObjectType("ActivityComparison", {
  simpleResolvers: true,
  description: "What the same services did and could do in the period they are compared with.",
})
export class ActivityComparisonType {
  @Field(() => String, { description: "Period compared with, in the form of its grain." })
  period!: string;

  @Field(() => FigureType, { description: "Units delivered then." })
  activity!: FigureType;

  @Field(() => FigureType, { description: "Units that could be delivered then." })
  capacity!: FigureType;

  @Field(() => FigureType, { description: "Activity ÷ capacity then." })
  utilisation!: FigureType;

  @Field(() => FigureType, { description: "Units delivered now − then." })
  change!: FigureType;

  @Field(() => FigureType, { description: "Change ÷ units delivered then, as a share." })
  changeShare!: FigureType;
}

@ObjectType("ActivityRow", {
  simpleResolvers: true,
  description: "What the services of one group on one line did and could do in one period.",
})
export class ActivityRowType {
  @Field(() => String, { description: "Period, in the form of its grain." })
  period!: string;

  @Field(() => ServiceLineType, { description: "Kind of provision, whose unit of care all figures are in." })
  serviceLine!: ServiceLineType;

  @Field(() => ServiceSummaryType, { nullable: true, description: "The service; null when not grouped by." })
  service!: ServiceSummaryType | null;

  @Field(() => CodedType, { nullable: true, description: "Who delivers it; null when not grouped by." })
  provider!: CodedType | null;

  @Field(() => CodedType, { nullable: true, description: "Layer of the service; null when not grouped by." })
  layer!: CodedType | null;

  @Field(() => CodedType, {
    nullable: true,
    description:
      "All who buy it in the months asked for, codes joined by +, NONE where nobody does; null when not grouped by.",
  })
  commissioners!: CodedType | null;

  @Field(() => Int, { description: "Services in the group." })
  services!: number;

  @Field(() => FigureType, {
    description:
      "Units of care recorded as delivered: summed over months for flow units, averaged for stock units. Unreliable where a service that is bought returned nothing. Of counts as published, those of a whole line are shown by month and those of services by whole financial years; others are suppressed.",
  })
  activity!: FigureType;

  @Field(() => FigureType, {
    description: "Units of care that standing capacity allowed; not applicable where nobody buys any.",
  })
  capacity!: FigureType;

  @Field(() => FigureType, {
    description:
      "Activity ÷ capacity, of the services that have capacity; above 1 more was done than was returned as possible.",
  })
  utilisation!: FigureType;

  @Field(() => ActivityComparisonType, {
    nullable: true,
    description: "Beside compareFrom; null where it is left out.",
  })
  compared!: ActivityComparisonType | null;

  @Field(() => ExplanationType, { description: "How the figures were made." })
  explanation!: ExplanationType;
}

@ObjectType("ActivityTable", {
  simpleResolvers: true,
  description: "What services did and could do over a range of months.",
})
export class ActivityTableType {
  @Field(() => Boolean, { description: "Whether all pages together hold everything asked for." })
  complete!: boolean;

  @Field(() => Int, { description: "Rows in all pages." })
  rowCount!: number;

  @Field(() => [WarningType], { description: "What to bear in mind." })
  warnings!: readonly WarningType[];

  @Field(() => Int, { description: "Data version it was read at." })
  dataVersion?: number;

  @Field(() => PageInfoType, { description: "Where the page ends." })
  pageInfo!: PageInfoType;

  @Field(() => [ActivityRowType], { description: "The page's rows, by their codes, then by time, or as ordered." })
  rows!: readonly ActivityRowType[];
}

@InputType("ActivityFilter", { description: "Which services to count: OR inside a field, AND between fields." })
export class ActivityFilterInput {
  @Field(() => [ID], { nullable: true, description: "Codes of service lines." })
  serviceLines?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Codes of services." })
  services?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Codes of providers." })
  providers?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Codes of layers of the services." })
  layers?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Codes of functions of the services." })
  functions?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: "Codes of commissioners: services that one of them buys in the months asked for, with all they did.",
  })
  commissioners?: string[] | null;
}

import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { ExplanationType, FigureType, WarningType } from "../shared/figure.type.ts";
import { ServiceLineType, ServiceSummaryType } from "../shared/word.type.ts";

@ObjectType("CapacityFigures", {
  simpleResolvers: true,
  description: "Staff, what they can do, and what the queue asks of them; capacities in units of care a month.",
})
export class CapacityFiguresType {
  @Field(() => FigureType, { description: "Posts paid for, in whole-time equivalents (WTE)." })
  fundedWte!: FigureType;

  @Field(() => FigureType, { description: "Posts filled, in WTE." })
  inPostWte!: FigureType;

  @Field(() => FigureType, { description: "Part of the posts paid for that is not filled, 0 to 1." })
  vacancyShare!: FigureType;

  @Field(() => FigureType, {
    description:
      "Units a WTE delivers in an average month: sessions × slots × (1 − absence) × (1 − children not brought).",
  })
  unitsPerWte!: FigureType;

  @Field(() => FigureType, { description: "What the staff in post can deliver a month." })
  staffCapacity!: FigureType;

  @Field(() => FigureType, { description: "What they could deliver if every post were filled." })
  fundedCapacity!: FigureType;

  @Field(() => FigureType, { description: "Units a month that filling every post would add." })
  vacancyEffect!: FigureType;

  @Field(() => FigureType, { description: "Units a month lost because a child was not brought." })
  notBroughtEffect!: FigureType;

  @Field(() => FigureType, { description: "Capacity the provider returned for the month." })
  returnedCapacity!: FigureType;

  @Field(() => FigureType, { description: "Units referred in an average month of the last 12." })
  referrals!: FigureType;

  @Field(() => FigureType, { description: "Referrals over staff capacity; at 1 or more the queue grows." })
  load!: FigureType;

  @Field(() => Int, { nullable: true, description: "Weeks nobody should wait longer than; null without a standard." })
  targetWeeks!: number | null;

  @Field(() => FigureType, { description: "Children waiting." })
  queue!: FigureType;

  @Field(() => FigureType, { description: "Twice the mean wait over the target; above 1 too many will wait too long." })
  pressure!: FigureType;

  @Field(() => FigureType, {
    description: "Share that will wait past the target if waits are exponential with today's mean.",
  })
  breachShare!: FigureType;

  @Field(() => FigureType, { description: "Children in a queue that fits the target." })
  targetQueue!: FigureType;

  @Field(() => FigureType, {
    description:
      "Capacity the queue needs: past twice its target what brings it down in 26 weeks, else what keeps it there.",
  })
  neededCapacity!: FigureType;

  @Field(() => Boolean, { description: "Whether the queue is past twice its target." })
  isRelief!: boolean;

  @Field(() => FigureType, { description: "Posts to fill beyond those in post to have the needed capacity, in WTE." })
  wteNeeded!: FigureType;

  @Field(() => FigureType, {
    description:
      "Weeks until the staff in post bring the queue to its target, with the range that chance in demand leaves; not applicable where they never do, no upper end where they may never.",
  })
  weeksToTarget!: FigureType;
}

@ObjectType("ServiceCapacity", { simpleResolvers: true, description: "Clinical capacity of one service." })
export class ServiceCapacityType {
  @Field(() => ServiceSummaryType, { description: "The service." })
  service!: ServiceSummaryType;

  @Field(() => CapacityFiguresType, { description: "Its staff, capacity and queue." })
  figures!: CapacityFiguresType;
}

@ObjectType("LineCapacity", { simpleResolvers: true, description: "Clinical capacity of a service line." })
export class LineCapacityType {
  @Field(() => ServiceLineType, { description: "Kind of provision." })
  serviceLine!: ServiceLineType;

  @Field(() => CapacityFiguresType, { description: "All its services together, as if they shared one queue." })
  figures!: CapacityFiguresType;

  @Field(() => [ServiceCapacityType], { description: "Services commissioned in the month, by code." })
  services!: readonly ServiceCapacityType[];

  @Field(() => ExplanationType, { description: "How the line's figures were made." })
  explanation!: ExplanationType;
}

@ObjectType("ClinicalCapacityTable", {
  simpleResolvers: true,
  description: "What clinical staff can do, and what queues ask of them.",
})
export class ClinicalCapacityTableType {
  @Field(() => Int, { description: "Data version it was read at." })
  dataVersion?: number;

  @Field(() => Int, { description: "Lines." })
  rowCount!: number;

  @Field(() => Boolean, { description: "Whether every service returned its staff and queue." })
  complete!: boolean;

  @Field(() => [WarningType], { description: "What to bear in mind." })
  warnings!: readonly WarningType[];

  @Field(() => [LineCapacityType], { description: "Lines that work by appointment, by code." })
  lines!: readonly LineCapacityType[];
}

@InputType("ClinicalCapacityFilter", {
  description: "Which services to count: OR inside a field, AND between fields.",
})
export class ClinicalCapacityFilterInput {
  @Field(() => [ID], { nullable: true, description: "Codes of service lines." })
  serviceLines?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Codes of services." })
  services?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Codes of organisations that deliver them." })
  providers?: string[] | null;
}

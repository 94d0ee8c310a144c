import { Field, ID, Int, ObjectType } from "type-graphql";
import { connectionOf } from "../shared/connection.type.ts";
import { describe, members } from "../shared/enum.ts";
import { DateTimeScalar } from "../shared/scalars.ts";

export const DataChangeKindEnum = members(
  "LOAD",
  "REMOVAL",
  "JUDGEMENT",
  "LEDGER",
  "POOL",
  "RETURN",
  "AGREEMENT",
  "NOTE",
  "OTHER",
);
describe(DataChangeKindEnum, "DataChangeKind", "What kind of write made a data version.", {
  LOAD: "A file was loaded.",
  REMOVAL: "Made-up rows were removed.",
  JUDGEMENT: "A finding was judged.",
  LEDGER: "Entries were posted to a pool's ledger.",
  POOL: "A pool's year, contributions or schemes were planned, completed or closed.",
  RETURN: "A quarter's return went a step on its way.",
  AGREEMENT: "An arrangement or its risk share was recorded.",
  NOTE: "A note or an event was written, changed or taken away.",
  OTHER: "Something else.",
});

@ObjectType("DataChange", { simpleResolvers: true, description: "A committed write, which made a data version." })
export class DataChangeType {
  @Field(() => Int, { description: "Data version it made." })
  version!: number;

  @Field(() => DateTimeScalar, { description: "When it was committed." })
  committedAt!: string;

  @Field(() => DataChangeKindEnum, { description: "What kind of write." })
  kind!: keyof typeof DataChangeKindEnum;

  @Field(() => [String], { description: "Tables it added rows to or closed rows of, by name." })
  tables!: readonly string[];

  @Field(() => ID, { nullable: true, description: "Id of the load that made it, which node finds; null for an edit." })
  load!: string | null;
}

export const DataChangeConnectionType = connectionOf("DataChange", "committed writes", () => DataChangeType);

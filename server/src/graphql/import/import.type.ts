import { Field, Float, ID, Int, ObjectType } from "type-graphql";
import { LoadProblemType } from "../load/load.type.ts";

@ObjectType("Import", {
  simpleResolvers: true,
  description: "A file on its way in, since the server started; what it loaded is among the loads.",
})
export class ImportType {
  @Field(() => ID, { description: "Number that POST /imports answered with." })
  id!: string;

  @Field(() => String, { description: "Name of the file." })
  fileName!: string;

  @Field(() => Boolean, { description: "Whether it is only checked, and nothing is written." })
  isDryRun!: boolean;

  @Field(() => String, { description: "WAITING, RUNNING, DONE, CANCELLED or FAILED." })
  state!: string;

  @Field(() => String, { description: "LOOKING at the file, READING, CHECKING or WRITING." })
  stage!: string;

  @Field(() => Int, { description: "Rows read so far." })
  rowsRead!: number;

  @Field(() => Float, {
    nullable: true,
    description: "Part of the file that is read, 0 to 1; null where it cannot be told.",
  })
  share!: number | null;

  @Field(() => Float, { description: "Rows read a second, from its start." })
  rowsPerSecond!: number;

  @Field(() => Float, {
    nullable: true,
    description: "Seconds reading will still take at this rate; null where it cannot be told.",
  })
  secondsLeft!: number | null;

  @Field(() => String, { nullable: true, description: "COMMITTED, UNCHANGED or REFUSED; null until it is done." })
  status!: string | null;

  @Field(() => Int, { description: "Rows new or changed by it; 0 until it is done." })
  rowsWritten!: number;

  @Field(() => Int, { nullable: true, description: "Data version it made or found; null until it is done." })
  dataVersion!: number | null;

  @Field(() => Int, { description: "Errors found, of which the first thousand are listed." })
  errorCount!: number;

  @Field(() => Int, { description: "Warnings found, of which the first thousand are listed." })
  warningCount!: number;

  @Field(() => [LoadProblemType], { description: "Problems found, errors first; empty until it is done." })
  problems!: readonly LoadProblemType[];
}

import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from "type-graphql";
import type { ImportJob } from "../../import/import-jobs.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import type { Context } from "../context.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { Rule } from "../rule.ts";
import { badInput, checkText } from "../shared/errors.ts";
import { findPartnership } from "../shared/partnership-argument.ts";
import { ImportType } from "./import.type.ts";

/** Most problems of one import that an answer lists; the file of problems has all that are kept. */
const LISTED = 100;

function presentImport(job: ImportJob): ImportType {
  const { progress, outcome, startedAt, endedAt } = job;
  const seconds = ((endedAt ?? Date.now()) - startedAt) / 1_000;
  const { stage, share } = progress;
  const isReading = job.state === "RUNNING" && stage === "READING" && share !== null && share > 0;
  return {
    id: job.id,
    fileName: job.fileName,
    isDryRun: job.isDryRun,
    state: job.state,
    stage,
    share,
    rowsRead: outcome?.rowsRead ?? progress.rowsRead,
    rowsPerSecond: seconds > 0 ? Math.round(progress.rowsRead / seconds) : 0,
    secondsLeft: isReading ? (seconds * (1 - share)) / share : null,
    status: outcome?.status ?? null,
    rowsWritten: outcome?.rowsWritten ?? 0,
    dataVersion: outcome?.dataVersion ?? null,
    errorCount: outcome?.errorCount ?? 0,
    warningCount: outcome?.warningCount ?? 0,
    problems: outcome?.problems.slice(0, LISTED) ?? [],
  };
}

@Resolver(() => PartnershipType)
export class ImportResolver {
  @Rule("LOAD_FILES")
  @FieldResolver(() => [ImportType], {
    description: "Files sent in since the server started, newest first; send one by POST /imports.",
  })
  imports(
    @Root() partnership: PartnershipRow,
    @Ctx() { imports }: Context,
    @Arg("first", () => Int, { defaultValue: 20, description: "Most to list, 1 to 200." }) first: number,
    @Arg("id", () => ID, { nullable: true, description: "Only the one with this number." }) id?: string | null,
  ): readonly ImportType[] {
    if (!(first >= 1 && first <= 200)) throw badInput("first", "must be from 1 to 200.");
    const jobs = imports.list(partnership.id);
    return jobs
      .filter((job) => id === undefined || id === null || job.id === id)
      .slice(0, first)
      .map(presentImport);
  }

  @Rule("LOAD_FILES")
  @Mutation(() => ImportType, { description: "Ends an import that waits or runs; nothing of its file is left." })
  async cancelImport(
    @Ctx() context: Context,
    @Arg("partnership", () => ID, { description: "Code of the partnership." }) partnership: string,
    @Arg("id", () => ID, { description: "Number of the import." }) id: string,
  ): Promise<ImportType> {
    checkText("id", id);
    const { id: partnershipId } = await findPartnership(context, partnership);
    const job = context.imports.find(partnershipId, id);
    if (job === null) throw badInput("id", "names no import; use one of partnership.imports.");
    context.imports.cancel(job);
    return presentImport(job);
  }
}

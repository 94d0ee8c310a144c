import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from "type-graphql";
import { findAnnotationsOf } from "../../analytics/annotation-subject.ts";
import type { Snapshot } from "../../analytics/snapshot.ts";
import { readMeasures } from "../../persistence/queries/measures.query.ts";
import { type AnnotationRow, readAnnotations } from "../../persistence/queries/notes.query.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import { removeAnnotation, saveAnnotation } from "../../persistence/stores/note.store.ts";
import type { Context } from "../context.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { Rule } from "../rule.ts";
import { codesOf } from "../shared/arguments.ts";
import type { EditConflictType } from "../shared/edit-conflict.type.ts";
import { badInput, checkCodes, checkText } from "../shared/errors.ts";
import { beginEdit, presentEdit, readText } from "../shared/money-edit.ts";
import { todayOf } from "../shared/partnership-argument.ts";
import { type RefusalType, refusal } from "../shared/refusal.type.ts";
import { DateScalar } from "../shared/scalars.ts";
import {
  type AnnotationRemovedType,
  AnnotationSubjectInput,
  AnnotationType,
  RemoveAnnotationInput,
  RemoveAnnotationResult,
  SaveAnnotationInput,
  SaveAnnotationResult,
} from "./annotation.type.ts";

/** Every day that is read where one event is looked for. */
export const ALWAYS = { first: "1000-01-01", last: "2999-12-31" };

/** An event with the names of what it is about. */
export function presentAnnotation({ services, lines }: Snapshot, row: AnnotationRow): AnnotationType {
  const service = services.find(({ code }) => code === row.serviceCode);
  const line = lines.find(({ code }) => code === row.serviceLineCode);
  const { serviceCode, serviceLineCode, measureCode, ...rest } = row;
  return {
    __typename: "Annotation",
    ...rest,
    service: serviceCode === null ? null : { code: serviceCode, name: service?.name ?? serviceCode },
    serviceLine: serviceLineCode === null ? null : { code: serviceLineCode, name: line?.name ?? serviceLineCode },
    measure: measureCode,
  };
}

/** Checks that what a series is about is there. */
function checkSubject({ services, lines }: Snapshot, subject: AnnotationSubjectInput): void {
  const check = (field: string, code: string | null | undefined, list: ReadonlySet<string>, form: string) =>
    checkCodes(`subject.${field}`, code ? [code] : null, list, form);
  check("service", subject.service, codesOf(services), "use codes of partnership.services");
  check("serviceLine", subject.serviceLine, codesOf(lines), "use codes of partnership.serviceLines");
  checkText("subject.measure", subject.measure);
}

/** What is wrong with an event's subject; null where nothing is. A service is looked up where the event is saved. */
async function refuseSubject(context: Context, partnership: PartnershipRow, input: SaveAnnotationInput) {
  const { service, serviceLine, measure } = input;
  if ([service, serviceLine, measure].filter(Boolean).length > 1)
    return refusal("SUBJECT", "input.service", "An event is about one thing.", "Name one, or none for all of them.");
  const { lines } = await context.readSnapshot(partnership);
  if (serviceLine && !lines.some(({ code }) => code === serviceLine))
    return refusal("UNKNOWN_CODE", "input.serviceLine", "There is no such line.", "Use the code of a service line.");
  if (measure && (await readMeasures(context.orm, [measure], partnership)).length === 0)
    return refusal("UNKNOWN_CODE", "input.measure", "There is no such measure.", "Use the code of a measure.");
  return null;
}

@Resolver(() => PartnershipType)
export class AnnotationResolver {
  @Rule("READ_FIGURES")
  @FieldResolver(() => [AnnotationType], { description: "Events between two days, both included, oldest first." })
  async annotations(
    @Root() partnership: PartnershipRow,
    @Ctx() { orm, readSnapshot }: Context,
    @Arg("from", () => DateScalar, { nullable: true, description: "First day; the oldest event's where left out." })
    from?: string | null,
    @Arg("to", () => DateScalar, { nullable: true, description: "Last day; the newest event's where left out." })
    to?: string | null,
    @Arg("subject", () => AnnotationSubjectInput, {
      nullable: true,
      description: "What the series is about; every event where left out.",
    })
    subject?: AnnotationSubjectInput | null,
  ): Promise<AnnotationType[]> {
    const days = { first: from ?? ALWAYS.first, last: to ?? ALWAYS.last };
    if (days.last < days.first) throw badInput("to", `must not be before from (${days.first}).`);
    const snapshot = await readSnapshot(partnership);
    checkSubject(snapshot, subject ?? {});
    const rows = await readAnnotations(orm, partnership, days);
    return findAnnotationsOf(rows, subject ?? null, snapshot).map((row) => presentAnnotation(snapshot, row));
  }

  @Rule("NOTE_FIGURES")
  @Mutation(() => SaveAnnotationResult, { description: "Marks an event, or changes one that is marked." })
  async saveAnnotation(
    @Ctx() context: Context,
    @Arg("partnership", () => ID, { description: "Code of the partnership." }) code: string,
    @Arg("input", () => SaveAnnotationInput, { description: "The event." }) input: SaveAnnotationInput,
  ): Promise<AnnotationType | EditConflictType | RefusalType> {
    const edit = await beginEdit(context, code);
    for (const field of ["code", "text", "service", "serviceLine", "measure"] as const)
      checkText(`input.${field}`, input[field]);
    const today = todayOf(edit.partnership);
    const text = readText(input.text, 3, 200);
    if (text === null)
      return refusal("TEXT", "input.text", "An event has 3 to 200 characters.", "Say what happened in a line.");
    if (input.on > today)
      return refusal("DAY", "input.on", "The day is in the future.", `Choose ${today} or an earlier day.`);
    const refused = await refuseSubject(context, edit.partnership, input);
    if (refused !== null) return refused;
    const outcome = await saveAnnotation(context.orm, edit.editor, {
      code: input.code ?? null,
      on: input.on,
      service: input.service ?? null,
      serviceLine: input.serviceLine ?? null,
      measure: input.measure ?? null,
      text,
      notedOn: today,
      expectedVersion: input.expectedVersion,
    });
    return presentEdit(edit, outcome, async (partnership, saved) => {
      const rows = await readAnnotations(context.orm, partnership, ALWAYS);
      const row = rows.find((entry) => entry.code === saved);
      if (row === undefined) throw new Error("an event that was saved is not there");
      return presentAnnotation(await context.readSnapshot(partnership), row);
    });
  }

  @Rule("NOTE_FIGURES")
  @Mutation(() => RemoveAnnotationResult, { description: "Takes an event away; earlier data versions keep it." })
  async removeAnnotation(
    @Ctx() context: Context,
    @Arg("partnership", () => ID, { description: "Code of the partnership." }) code: string,
    @Arg("input", () => RemoveAnnotationInput, { description: "Which." }) input: RemoveAnnotationInput,
  ): Promise<AnnotationRemovedType | EditConflictType | RefusalType> {
    const edit = await beginEdit(context, code);
    checkText("input.code", input.code);
    const outcome = await removeAnnotation(context.orm, edit.editor, input);
    return presentEdit(edit, outcome, async ({ dataVersion }, saved) => ({
      __typename: "AnnotationRemoved" as const,
      code: saved,
      dataVersion,
    }));
  }
}

import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { readAnnotations, readExceptionNotes } from "../../persistence/queries/notes.query.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import { ALWAYS, presentAnnotation } from "../annotation/annotation.resolver.ts";
import type { AnnotationType } from "../annotation/annotation.type.ts";
import type { Context } from "../context.ts";
import type { ExceptionNoteType } from "../exception-note/exception-note.type.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { Rule } from "../rule.ts";
import { type Connection, connectRows } from "../shared/connection.type.ts";
import { listName } from "../shared/cursor.ts";
import { badInput } from "../shared/errors.ts";
import { checkParts, holdsText } from "../shared/filter-tree.ts";
import type { OrderTerm } from "../shared/page.ts";
import {
  AnnotationConnectionType,
  AnnotationFilterInput,
  ExceptionNoteConnectionType,
  ExceptionNoteFilterInput,
} from "./register-page.type.ts";

const FIRST = { description: "Rows in the page, 1 to 1,000." };
const AFTER = { nullable: true, description: "Cursor of the row to start after." };

const BY_DAY: readonly OrderTerm<AnnotationType>[] = [
  { kind: "text", direction: "DESC", read: ({ on }) => on },
  { kind: "text", direction: "ASC", read: ({ code }) => code },
];

const BY_CODE: readonly OrderTerm<ExceptionNoteType>[] = [{ kind: "text", direction: "ASC", read: ({ code }) => code }];

@Resolver(() => PartnershipType)
export class NotePageResolver {
  @Rule("READ_FIGURES")
  @FieldResolver(() => AnnotationConnectionType, { description: "Events that are marked on charts, newest first." })
  async annotationPage(
    @Root() partnership: PartnershipRow,
    @Ctx() { orm, readSnapshot }: Context,
    @Arg("first", () => Int, FIRST) first: number,
    @Arg("after", () => String, AFTER) after?: string | null,
    @Arg("filter", () => AnnotationFilterInput, { nullable: true, description: "Which events to list." })
    filter?: AnnotationFilterInput | null,
  ): Promise<Connection<AnnotationType>> {
    const { from, to, search } = filter ?? {};
    checkParts("filter", {}, search);
    const days = { first: from ?? ALWAYS.first, last: to ?? ALWAYS.last };
    if (days.last < days.first) throw badInput("filter.to", `must not be before filter.from (${days.first}).`);
    const rows = (await readAnnotations(orm, partnership, days)).filter(({ text }) => holdsText(text, search));
    const snapshot = await readSnapshot(partnership);
    const events = rows.map((row) => presentAnnotation(snapshot, row));
    return connectRows(events, BY_DAY, listName(partnership, "annotations"), { first, after });
  }

  @Rule("READ_FIGURES")
  @FieldResolver(() => ExceptionNoteConnectionType, {
    description: "What partners say of exceptions, in pages by code.",
  })
  async exceptionNotePage(
    @Root() partnership: PartnershipRow,
    @Ctx() { orm }: Context,
    @Arg("first", () => Int, FIRST) first: number,
    @Arg("after", () => String, AFTER) after?: string | null,
    @Arg("filter", () => ExceptionNoteFilterInput, { nullable: true, description: "Which notes to list." })
    filter?: ExceptionNoteFilterInput | null,
  ): Promise<Connection<ExceptionNoteType>> {
    const { codes, search } = filter ?? {};
    checkParts("filter", { codes }, search);
    const notes = (await readExceptionNotes(orm, partnership, codes ?? null))
      .filter(({ owner, cause, action }) => holdsText(`${owner} ${cause} ${action}`, search))
      .map((note): ExceptionNoteType => ({ __typename: "ExceptionNote", ...note }));
    return connectRows(notes, BY_CODE, listName(partnership, "exceptionNotes"), { first, after });
  }
}

import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from "type-graphql";
import { type ExceptionCode, parseExceptionCode } from "../../analytics/exception-code.ts";
import { parsePeriod } from "../../analytics/period.ts";
import type { Snapshot } from "../../analytics/snapshot.ts";
import { readMeasures } from "../../persistence/queries/measures.query.ts";
import { readExceptionNotes } from "../../persistence/queries/notes.query.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import { saveExceptionNote } from "../../persistence/stores/note.store.ts";
import type { Context } from "../context.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { Rule } from "../rule.ts";
import type { EditConflictType } from "../shared/edit-conflict.type.ts";
import { badInput, checkNotEmpty, checkText, quote } from "../shared/errors.ts";
import { beginEdit, presentEdit, readText } from "../shared/money-edit.ts";
import { todayOf } from "../shared/partnership-argument.ts";
import { type RefusalType, refusal } from "../shared/refusal.type.ts";
import { ExceptionNoteType, SaveExceptionNoteInput, SaveExceptionNoteResult } from "./exception-note.type.ts";

/** How a person, not a post, is written. */
const PERSON = /@|^(mr|mrs|ms|miss|mx|dr|prof)\.?\s/i;

const hasCode = (list: readonly { readonly code: string }[], code: string | undefined) =>
  list.some((entry) => entry.code === code);

function isYear(code: string): boolean {
  try {
    return parsePeriod("FINANCIAL_YEAR", code).to > 0;
  } catch {
    return false;
  }
}

/** Whether an exception's parts name things of the partnership; an arrangement is looked up where the note is saved. */
async function isKnown(context: Context, partnership: PartnershipRow, { kind, parts }: ExceptionCode) {
  const [first = "", second = ""] = parts;
  if (kind === "pool") return isYear(second);
  if (kind === "measure") return (await readMeasures(context.orm, [first], partnership)).length > 0;
  const { lines, services, clocks }: Snapshot = await context.readSnapshot(partnership);
  if (kind === "gap") return hasCode(lines, first);
  if (kind === "queue") return hasCode(services, first) && hasCode(clocks, second);
  return hasCode(lines, first) && hasCode(services, second);
}

interface NoteTexts {
  readonly owner: string;
  readonly cause: string;
  readonly action: string;
}

/** The note's texts, trimmed, or what is wrong with one of them. */
function readTexts(input: SaveExceptionNoteInput): NoteTexts | RefusalType {
  const owner = readText(input.owner, 3, 120);
  const cause = readText(input.cause, 3, 1_000);
  const action = readText(input.action, 3, 1_000);
  const long = "has 3 to 1,000 characters of plain text.";
  if (owner === null)
    return refusal("OWNER", "input.owner", "An owner has 3 to 120 characters.", "Name the post that answers for it.");
  if (PERSON.test(owner))
    return refusal("OWNER", "input.owner", "The owner is a post, not a person.", "Write it as Head of SEND.");
  if (cause === null) return refusal("CAUSE", "input.cause", `A cause ${long}`, "Say why in a few sentences.");
  if (action === null)
    return refusal("ACTION", "input.action", `An action ${long}`, "Say what is done in a few sentences.");
  return { owner, cause, action };
}

@Resolver(() => PartnershipType)
export class ExceptionNoteResolver {
  @Rule("READ_FIGURES")
  @FieldResolver(() => [ExceptionNoteType], {
    description: "What partners say of exceptions, by code; an exception without a note is not among them.",
  })
  async exceptionNotes(
    @Root() partnership: PartnershipRow,
    @Ctx() { orm }: Context,
    @Arg("codes", () => [ID], { nullable: true, description: "Codes of exceptions; all where none are given." })
    codes?: string[] | null,
  ): Promise<ExceptionNoteType[]> {
    checkNotEmpty("codes", codes);
    for (const code of codes ?? []) {
      checkText("codes", code);
      if (parseExceptionCode(code) === null)
        throw badInput("codes", `${quote(code)} is not the code of an exception; write it as gap:SLT.`);
    }
    const notes = await readExceptionNotes(orm, partnership, codes ?? null);
    return notes.map((note) => ({ __typename: "ExceptionNote", ...note }));
  }

  @Rule("NOTE_FIGURES")
  @Mutation(() => SaveExceptionNoteResult, { description: "Saves what partners say of an exception." })
  async saveExceptionNote(
    @Ctx() context: Context,
    @Arg("partnership", () => ID, { description: "Code of the partnership." }) code: string,
    @Arg("input", () => SaveExceptionNoteInput, { description: "The note." }) input: SaveExceptionNoteInput,
  ): Promise<ExceptionNoteType | EditConflictType | RefusalType> {
    const edit = await beginEdit(context, code);
    for (const field of ["exception", "owner", "cause", "action"] as const) checkText(`input.${field}`, input[field]);
    const parsed = parseExceptionCode(input.exception);
    if (parsed === null || !(await isKnown(context, edit.partnership, parsed)))
      return refusal(
        "NO_SUCH_EXCEPTION",
        "input.exception",
        "There is nothing here with this code.",
        "Use a code as gap:SLT or queue:SERVICE|CLOCK.",
      );
    const texts = readTexts(input);
    if ("__typename" in texts) return texts;
    const today = todayOf(edit.partnership);
    if (input.dueOn < today)
      return refusal("DUE_DAY", "input.dueOn", "The due day is in the past.", `Choose ${today} or later.`);
    const { exception, dueOn, expectedVersion } = input;
    const note = { ...texts, code: exception, dueOn, notedOn: today, expectedVersion };
    const outcome = await saveExceptionNote(context.orm, edit.editor, note);
    return presentEdit(edit, outcome, async (partnership, saved) => {
      const [row] = await readExceptionNotes(context.orm, partnership, [saved]);
      if (row === undefined) throw new Error("a note that was saved is not there");
      return { __typename: "ExceptionNote" as const, ...row };
    });
  }
}

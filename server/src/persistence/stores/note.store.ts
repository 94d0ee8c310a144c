import type { MikroORM } from "@mikro-orm/postgresql";
import { requireCodes } from "./pool-year.ts";
import { type EditOutcome, type Editor, refuseEdit, removeRow, saveEdit, saveRow } from "./versioned-row.ts";

/** Who wrote a note and when stand on the note and in the log's own columns. */
const UNLOGGED = ["noted_by", "noted_on"] as const;

/** What is said of an exception. */
export interface ExceptionNoteEdit {
  readonly code: string;
  readonly owner: string;
  readonly cause: string;
  readonly action: string;
  /** As 2026-06-30. */
  readonly dueOn: string;
  /** The day it is written, as 2026-03-31. */
  readonly notedOn: string;
  /** Version of the note that was read; 0 where there was none. */
  readonly expectedVersion: number;
}

/** Saves what is said of an exception, unless somebody else wrote meanwhile. */
export function saveExceptionNote(
  orm: MikroORM,
  editor: Editor,
  given: ExceptionNoteEdit,
): Promise<EditOutcome<string>> {
  const { code, owner, cause, action, dueOn, notedOn, expectedVersion } = given;
  return saveEdit(orm, editor, async (edit) => {
    const [kind = "", thing = ""] = code.split(":");
    if (kind === "pool") await requireCodes(edit, "arrangement", [["input.exception", thing.split("|")[0] ?? null]]);
    const isChanged = await saveRow(edit, {
      table: "exception_note",
      key: { exception_code: code },
      values: { owner, cause, action, due_on: dueOn, noted_by: editor.actorName, noted_on: notedOn },
      expectedVersion,
      object: `exception_note:${code}`,
      action: "SAVE_EXCEPTION_NOTE",
      unlogged: UNLOGGED,
    });
    return { saved: code, isChanged };
  });
}

/** An event on a day, about one thing or else about the partnership. */
export interface AnnotationEdit {
  /** Code of the event that is changed; null for a new one. */
  readonly code: string | null;
  /** As 2025-10-01. */
  readonly on: string;
  readonly service: string | null;
  readonly serviceLine: string | null;
  readonly measure: string | null;
  readonly text: string;
  /** The day it is written, as 2026-03-31. */
  readonly notedOn: string;
  /** Version of the event that was read; 0 for a new one. */
  readonly expectedVersion: number;
}

const objectOf = (code: string) => `annotation:${code}`;

/** An event that somebody took away meanwhile is not made anew. */
function requireKnown(given: { readonly code: string | null; readonly expectedVersion: number }): void {
  if ((given.code === null) !== (given.expectedVersion === 0))
    refuseEdit(
      "NO_SUCH_ANNOTATION",
      "input.code",
      "A change names the event and its version; a new event has neither.",
      "Leave the code out and send version 0, or send both as you read them.",
    );
}

/** Saves an event, unless somebody else changed it meanwhile; answers with its code. */
export function saveAnnotation(orm: MikroORM, editor: Editor, given: AnnotationEdit): Promise<EditOutcome<string>> {
  return saveEdit(orm, editor, async (edit) => {
    requireKnown(given);
    // One data version makes one event, so its number is a code of its own.
    const code = given.code ?? `E-${edit.version}`;
    await requireCodes(edit, "service", [["input.service", given.service]]);
    const isChanged = await saveRow(edit, {
      table: "annotation",
      key: { code },
      values: {
        happened_on: given.on,
        service_code: given.service,
        service_line_code: given.serviceLine,
        measure_code: given.measure,
        text: given.text,
        noted_by: editor.actorName,
        noted_on: given.notedOn,
      },
      expectedVersion: given.expectedVersion,
      object: objectOf(code),
      action: "SAVE_ANNOTATION",
      unlogged: UNLOGGED,
    });
    return { saved: code, isChanged };
  });
}

/** Takes an event away, unless somebody else changed it meanwhile; earlier data versions keep it. */
export function removeAnnotation(
  orm: MikroORM,
  editor: Editor,
  given: { readonly code: string; readonly expectedVersion: number },
): Promise<EditOutcome<string>> {
  const { code, expectedVersion } = given;
  return saveEdit(orm, editor, async (edit) => {
    if (expectedVersion < 1)
      refuseEdit("NO_SUCH_ANNOTATION", "input.code", "There is no such event.", "Read the events again.");
    await removeRow(edit, {
      table: "annotation",
      key: { code },
      values: { happened_on: null, service_code: null, service_line_code: null, measure_code: null, text: null },
      expectedVersion,
      object: objectOf(code),
      action: "REMOVE_ANNOTATION",
    });
    return { saved: code, isChanged: true };
  });
}

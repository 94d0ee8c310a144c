import type { ExceptionNotesQuery } from "@tandem/schema/operations";
import { dateText } from "../../words/text.ts";
import type { ExceptionRow, Kind } from "./exception-kind.ts";

/** What is said of an exception. */
export type Note = ExceptionNotesQuery["partnership"]["exceptionNotes"][number];

/** Whether something is said of an exception, and whether its day has passed. */
export type NoteState = "NONE" | "NOTED" | "OVERDUE";

/** An exception with what is said of it. */
export interface NotedException extends ExceptionRow {
  readonly note: Note | null;
  readonly state: NoteState;
}

/** Exceptions with their notes. */
export function withNotes(
  rows: readonly ExceptionRow[],
  notes: readonly Note[],
  today: string,
): readonly NotedException[] {
  const byCode = new Map(notes.map((note) => [note.code, note]));
  return rows.map((row) => {
    const note = byCode.get(row.code) ?? null;
    const state = note === null ? "NONE" : note.dueOn < today ? "OVERDUE" : "NOTED";
    return { ...row, note, state };
  });
}

/** What is said, in a few words. */
export function noteText({ note, state }: Pick<NotedException, "note" | "state">): string {
  if (note === null) return "Needs a comment";
  return `${note.owner}, by ${dateText(note.dueOn)}${state === "OVERDUE" ? ": that day has passed" : ""}`;
}

/** Whether an exception is among those a filter leaves; an empty choice leaves all. */
export function isShown(row: NotedException, kind: Kind | "", state: NoteState | ""): boolean {
  return (kind === "" || row.kind === kind) && (state === "" || row.state === state);
}

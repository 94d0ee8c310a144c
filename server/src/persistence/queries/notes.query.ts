import type { MikroORM } from "@mikro-orm/postgresql";
import { readAs } from "../partnership-session.ts";
import { heldAt } from "../versions.ts";
import type { PartnershipRow } from "./partnership.query.ts";

/** What is said of an exception. */
export interface ExceptionNoteRow {
  readonly code: string;
  readonly owner: string;
  readonly cause: string;
  readonly action: string;
  readonly dueOn: string;
  readonly by: string;
  readonly at: string;
  /** Data version it was written at, which a change of it must name. */
  readonly version: number;
}

/** Notes on exceptions by code; those of the codes given, or all. */
export function readExceptionNotes(
  orm: MikroORM,
  { id, dataVersion }: PartnershipRow,
  codes: readonly string[] | null,
): Promise<readonly ExceptionNoteRow[]> {
  return readAs(orm, { partnershipId: id }, (db) => {
    const notes = db
      .selectFrom("exception_note as n")
      .select(["n.exception_code as code", "n.owner", "n.cause", "n.action", "n.due_on as dueOn"])
      .select(["n.noted_by as by", "n.noted_on as at", "n.version_from as version"])
      .where(heldAt("n", id, dataVersion))
      .orderBy("n.exception_code");
    return (codes === null ? notes : notes.where("n.exception_code", "in", [...codes])).execute();
  });
}

/** An event on a day. */
export interface AnnotationRow {
  readonly code: string;
  readonly on: string;
  readonly serviceCode: string | null;
  readonly serviceLineCode: string | null;
  readonly measureCode: string | null;
  readonly text: string;
  readonly by: string;
  readonly at: string;
  readonly provenance: "OFFICIAL" | "LOCAL" | "ILLUSTRATIVE";
  /** Data version it was written at, which a change of it must name. */
  readonly version: number;
}

/** A partnership's events between two days, both included, oldest first. */
export async function readAnnotations(
  orm: MikroORM,
  { id, dataVersion }: PartnershipRow,
  { first, last }: { readonly first: string; readonly last: string },
): Promise<readonly AnnotationRow[]> {
  const rows = await readAs(orm, { partnershipId: id }, (db) =>
    db
      .selectFrom("annotation as a")
      .select(["a.code", "a.happened_on as on", "a.text", "a.noted_by as by", "a.noted_on as at", "a.provenance"])
      .select(["a.service_code as serviceCode", "a.service_line_code as serviceLineCode"])
      .select(["a.measure_code as measureCode", "a.version_from as version"])
      .where(heldAt("a", id, dataVersion))
      .where("a.happened_on", ">=", first)
      .where("a.happened_on", "<=", last)
      .orderBy("a.happened_on")
      .orderBy("a.code")
      .execute(),
  );
  return rows.map((row) => ({
    ...row,
    serviceCode: row.serviceCode ?? null,
    serviceLineCode: row.serviceLineCode ?? null,
    measureCode: row.measureCode ?? null,
  }));
}

import {
  AnnotationsDocument,
  ExceptionNotesDocument,
  RemoveAnnotationDocument,
  SaveAnnotationDocument,
  SaveExceptionNoteDocument,
} from "@tandem/schema/operations";
import { openOrm } from "@tandem/server/persistence/orm";
import { readAnnotations, readExceptionNotes } from "@tandem/server/persistence/queries/notes.query";
import { readPartnership } from "@tandem/server/persistence/queries/partnership.query";
import { removeAnnotation, saveAnnotation, saveExceptionNote } from "@tandem/server/persistence/stores/note.store";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";
import { MoneyClient, type TriedRole } from "../pools/money-client.ts";

let app: TestApp;
let commissioner: MoneyClient;
let orm: Awaited<ReturnType<typeof openOrm>>;
let log: Client;

beforeAll(async () => {
  app = await startTestApp();
  commissioner = new MoneyClient(app, "COMMISSIONER");
  orm = await openOrm(app.databaseUrl, "tandem_app");
  log = new Client({ connectionString: app.databaseUrl });
  await log.connect();
});

afterAll(async () => {
  await log.end();
  await orm.close(true);
  await app.stop();
});

async function partnershipNow() {
  const partnership = await readPartnership(orm, "walsall");
  if (partnership === null) throw new Error("no partnership");
  return partnership;
}

async function logOf(object: string) {
  await log.query("select set_config('tandem.partnership_id', '1', false)");
  const { rows } = await log.query<{ action: string; changes: string }>(
    "select action, changes from audit_entry where object = $1 order by number",
    [object],
  );
  return rows.map(({ action, changes }) => ({ action, fields: JSON.parse(changes).fields as object }));
}

const note = (changes: object = {}) => ({
  exception: "gap:CAMHS",
  owner: "Head of joint commissioning",
  cause: "Two teams cannot fill their posts.",
  action: "Agree a shared recruitment plan.",
  dueOn: "2026-06-30",
  expectedVersion: 0,
  ...changes,
});

const notesOf = async (codes: string[] | null) =>
  (await commissioner.ask(ExceptionNotesDocument, { partnership: "walsall", codes })).partnership.exceptionNotes;

test("the seeds' notes are read by everybody who reads figures", async () => {
  const reader = new MoneyClient(app, "READER");
  const { partnership } = await reader.ask(ExceptionNotesDocument, { partnership: "walsall" });
  expect(partnership.exceptionNotes.map(({ code }) => code)).toEqual([
    "gap:EHCNA",
    "pool:S75-CYP|2025-26",
    "queue:NDA-2S|REFERRAL_TO_ASSESSMENT",
  ]);
});

test("a note is saved, seen again, changed on what was read, and its history is in the log", async () => {
  const first = await commissioner.send(SaveExceptionNoteDocument, note({ exception: "gap:DYSPHAGIA" }));
  expect(first).toMatchObject({ __typename: "ExceptionNote", code: "gap:DYSPHAGIA", at: "2026-03-31" });
  const changed = { exception: "gap:DYSPHAGIA", dueOn: "2026-07-31", expectedVersion: first.version };
  const second = await commissioner.send(SaveExceptionNoteDocument, note(changed));
  expect(second.version).toBe((first.version as number) + 1);
  const [held] = await notesOf(["gap:DYSPHAGIA"]);
  expect(held).toMatchObject({ dueOn: "2026-07-31", version: second.version });
  const history = await logOf("exception_note:gap:DYSPHAGIA");
  expect(history).toHaveLength(2);
  expect(history[1]).toEqual({
    action: "SAVE_EXCEPTION_NOTE",
    fields: { dueOn: { before: "2026-06-30", after: "2026-07-31" } },
  });
});

test("of two who write on the same reading one is kept; the other is told what changed, and nothing of theirs is written", async () => {
  const mine = await commissioner.send(SaveExceptionNoteDocument, note({ exception: "gap:NDA" }));
  const before = await partnershipNow();
  const theirs = await new MoneyClient(app, "FINANCE").send(
    SaveExceptionNoteDocument,
    note({ exception: "gap:NDA", owner: "Another post" }),
  );
  expect(theirs).toMatchObject({ __typename: "EditConflict", currentVersion: mine.version });
  const fields = (theirs.fields as { field: string; theirs: string }[]).map(({ field }) => field);
  expect(fields.sort()).toEqual(["action", "cause", "dueOn", "owner"]);
  expect((await partnershipNow()).dataVersion).toBe(before.dataVersion);
  expect((await notesOf(["gap:NDA"]))[0]?.owner).toBe("Head of joint commissioning");
});

const editor = (at: number) => ({
  actor: `m${at}`,
  actorName: `Post ${at}`,
  partnershipId: 1,
  provenance: "ILLUSTRATIVE" as const,
});

test("of fifty notes at once on one exception none is lost: one is kept and forty-nine are told", async () => {
  const given = { code: "gap:CPAED", cause: "c", action: "a", dueOn: "2026-06-30", notedOn: "2026-03-31" };
  const outcomes = await Promise.all(
    Array.from({ length: 50 }, (_, at) =>
      saveExceptionNote(orm, editor(at), { ...given, owner: `Post ${at}`, expectedVersion: 0 }),
    ),
  );
  expect(outcomes.filter(({ status }) => status === "SAVED")).toHaveLength(1);
  expect(outcomes.filter(({ status }) => status === "CONFLICT")).toHaveLength(49);
  expect(await readExceptionNotes(orm, await partnershipNow(), ["gap:CPAED"])).toHaveLength(1);
});

const REFUSED: readonly (readonly [string, object, string, string])[] = [
  ["an unknown line", { exception: "gap:NONE" }, "NO_SUCH_EXCEPTION", "input.exception"],
  ["an unknown kind", { exception: "else:SLT" }, "NO_SUCH_EXCEPTION", "input.exception"],
  ["a queue of no clock", { exception: "queue:NDA-2S|NONE" }, "NO_SUCH_EXCEPTION", "input.exception"],
  ["a pool in a year that is none", { exception: "pool:S75-CYP|2025-27" }, "NO_SUCH_EXCEPTION", "input.exception"],
  ["a pool that is not there", { exception: "pool:NONE|2025-26" }, "UNKNOWN_CODE", "input.exception"],
  ["a measure that is not there", { exception: "measure:none" }, "NO_SUCH_EXCEPTION", "input.exception"],
  ["an owner with a title", { owner: "Mrs Somebody" }, "OWNER", "input.owner"],
  ["an owner's address", { owner: "somebody@council.example" }, "OWNER", "input.owner"],
  ["no owner", { owner: "  " }, "OWNER", "input.owner"],
  ["no cause", { cause: "" }, "CAUSE", "input.cause"],
  ["an action too long", { action: "a".repeat(1_001) }, "ACTION", "input.action"],
  ["a due day in the past", { dueOn: "2026-03-30" }, "DUE_DAY", "input.dueOn"],
];

test.each(REFUSED)("a note with %s is refused, and nothing is written", async (_, changes, code, field) => {
  const before = await partnershipNow();
  const outcome = await commissioner.send(SaveExceptionNoteDocument, note(changes));
  expect(outcome).toMatchObject({ __typename: "Refusal", code, field });
  expect((await partnershipNow()).dataVersion).toBe(before.dataVersion);
});

test.each(["READER", "SIGNER"] as readonly TriedRole[])("a %s may not write notes or mark events", async (role) => {
  const client = new MoneyClient(app, role);
  const before = await partnershipNow();
  const said = await client.try(SaveExceptionNoteDocument, { partnership: "walsall", input: note() });
  expect(said.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
  const input = { on: "2026-01-01", text: "An event", expectedVersion: 0 };
  const marked = await client.try(SaveAnnotationDocument, { partnership: "walsall", input });
  expect(marked.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
  const gone = { code: "AREA-INSPECTION", expectedVersion: 1 };
  const removed = await client.try(RemoveAnnotationDocument, { partnership: "walsall", input: gone });
  expect(removed.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
  expect((await partnershipNow()).dataVersion).toBe(before.dataVersion);
});

test("codes that are none are refused by name, and an empty list selects nothing", async () => {
  const ask = (codes: string[]) => commissioner.try(ExceptionNotesDocument, { partnership: "walsall", codes });
  expect((await ask(["SLT"])).errors?.[0]?.message).toContain('codes: "SLT" is not the code of an exception');
  expect((await ask([])).errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
});

const eventsOf = async (changes: object) =>
  (await commissioner.ask(AnnotationsDocument, { partnership: "walsall", ...changes })).partnership.annotations;

test("the events of a service are its own, its line's and the partnership's, within the days asked for", async () => {
  const events = await eventsOf({ subject: { service: "OT-2S" } });
  expect(events.map(({ code }) => code)).toEqual(["OT-2S-STAFF", "AREA-INSPECTION"]);
  expect(events[0]).toMatchObject({ on: "2025-10-01", service: { code: "OT-2S" }, provenance: "ILLUSTRATIVE" });
  expect(await eventsOf({ subject: { service: "OT-2S" }, from: "2025-10-02", to: "2025-12-07" })).toEqual([]);
  expect((await eventsOf({ from: "2025-10-01", to: "2025-10-01" })).map(({ code }) => code)).toEqual([
    "CAMHS-1E-STREETLY",
    "OT-2S-STAFF",
  ]);
});

test("an event is marked, changed and taken away; the log and earlier versions keep it", async () => {
  const input = { on: "2026-01-12", text: "Two therapists left.", service: "SLT-1N", expectedVersion: 0 };
  const marked = await commissioner.send(SaveAnnotationDocument, input);
  const { code, version } = marked as unknown as { code: string; version: number };
  const changed = await commissioner.send(SaveAnnotationDocument, {
    ...input,
    code,
    text: "Two therapists' posts fell empty.",
    expectedVersion: version,
  });
  expect(changed).toMatchObject({ __typename: "Annotation", code, text: "Two therapists' posts fell empty." });
  const withIt = await partnershipNow();
  const stale = await commissioner.send(RemoveAnnotationDocument, { code, expectedVersion: version });
  expect(stale).toMatchObject({ __typename: "EditConflict", currentVersion: changed.version });
  expect((await partnershipNow()).dataVersion).toBe(withIt.dataVersion);
  const removed = await commissioner.send(RemoveAnnotationDocument, {
    code,
    expectedVersion: changed.version as number,
  });
  expect(removed).toEqual({ __typename: "AnnotationRemoved", code, dataVersion: withIt.dataVersion + 1 });
  const days = { first: "2026-01-01", last: "2026-01-31" };
  expect(await readAnnotations(orm, await partnershipNow(), days)).toEqual([]);
  expect((await readAnnotations(orm, withIt, days)).map((row) => row.code)).toEqual([code]);
  expect((await logOf(`annotation:${code}`)).map(({ action }) => action)).toEqual([
    "SAVE_ANNOTATION",
    "SAVE_ANNOTATION",
    "REMOVE_ANNOTATION",
  ]);
  const again = await commissioner.send(RemoveAnnotationDocument, {
    code,
    expectedVersion: changed.version as number,
  });
  expect(again.__typename).toBe("EditConflict");
});

test("of fifty who take one event away or change it at once, one does", async () => {
  const saved = await saveAnnotation(orm, editor(0), {
    code: null,
    on: "2024-01-01",
    service: null,
    serviceLine: "SLT",
    measure: null,
    text: "A pilot began.",
    notedOn: "2026-03-31",
    expectedVersion: 0,
  });
  if (saved.status !== "SAVED") throw new Error("not saved");
  const outcomes = await Promise.all(
    Array.from({ length: 50 }, (_, at) =>
      removeAnnotation(orm, editor(at), { code: saved.saved, expectedVersion: saved.version }),
    ),
  );
  expect(outcomes.filter(({ status }) => status === "SAVED")).toHaveLength(1);
  expect(outcomes.filter(({ status }) => status === "CONFLICT")).toHaveLength(49);
});

const REFUSED_EVENTS: readonly (readonly [string, object, string, string])[] = [
  ["two subjects", { service: "SLT-1N", serviceLine: "SLT" }, "SUBJECT", "input.service"],
  ["an unknown service", { service: "NONE" }, "UNKNOWN_CODE", "input.service"],
  ["an unknown line", { serviceLine: "NONE" }, "UNKNOWN_CODE", "input.serviceLine"],
  ["an unknown measure", { measure: "none" }, "UNKNOWN_CODE", "input.measure"],
  ["a day to come", { on: "2026-04-01" }, "DAY", "input.on"],
  ["no text", { text: " " }, "TEXT", "input.text"],
  ["a version but no code", { expectedVersion: 3 }, "NO_SUCH_ANNOTATION", "input.code"],
];

test.each(REFUSED_EVENTS)("an event with %s is refused, and nothing is written", async (_, changes, code, field) => {
  const before = await partnershipNow();
  const event = { on: "2026-01-12", text: "Something happened.", expectedVersion: 0, ...changes };
  expect(await commissioner.send(SaveAnnotationDocument, event)).toMatchObject({ __typename: "Refusal", code, field });
  expect((await partnershipNow()).dataVersion).toBe(before.dataVersion);
});

test("another partnership's notes and events are not seen", async () => {
  const query = '{ partnership(code: "sandwell") { exceptionNotes { code } annotations { code } } }';
  const { data } = await app.ask(query);
  const { partnership } = data as unknown as { partnership: { exceptionNotes: unknown[]; annotations: unknown[] } };
  expect(partnership).toEqual({ exceptionNotes: [], annotations: [] });
});

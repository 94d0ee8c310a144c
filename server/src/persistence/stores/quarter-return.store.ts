import { createHash } from "node:crypto";
import type { MikroORM } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import type { BrokenRule } from "../../analytics/broken-rule.ts";
import type { Pool } from "../../analytics/pool.ts";
import type { ReturnContent, ReturnNames } from "../../analytics/return-content.ts";
import { readPoolsIn } from "../queries/pools.query.ts";
import { type QuarterReturnRow, readReturnsIn } from "../queries/quarter-returns.query.ts";
import { requireOpenYear } from "./pool-year.ts";
import {
  addRow,
  closeRow,
  type Edit,
  type EditOutcome,
  type Editor,
  logEdit,
  refuseEdit,
  saveEdit,
  saveRow,
} from "./versioned-row.ts";

/** Which quarter's return an edit is about, and which version of it was read; 0 where there is none yet. */
export interface ReturnEdit {
  readonly arrangement: string;
  readonly financialYear: string;
  readonly quarter: number;
  readonly expectedVersion: number;
}

/** What is prepared of a return. */
export interface PreparedReturn extends ReturnEdit {
  readonly commentary: string;
  readonly statements: readonly { readonly term: string; readonly isMet: boolean; readonly comment: string | null }[];
}

/** Who signs, for whom and what. */
export interface Signature extends ReturnEdit {
  readonly organisation: string;
  /** Organisation the signer works for; null where somebody tries Tandem out. */
  readonly ownOrganisation: string | null;
  /** Hash of what they read. */
  readonly contentHash: string;
}

type Outcome = Promise<EditOutcome<ReturnEdit>>;

const scopeOf = ({ db, partnershipId, version }: Edit) => ({ db, id: partnershipId, dataVersion: version });

const keyOf = ({ arrangement, financialYear, quarter }: ReturnEdit, edition: number) => ({
  arrangement_code: arrangement,
  financial_year: financialYear,
  quarter,
  edition,
});

const objectOf = ({ arrangement, financialYear, quarter }: ReturnEdit) =>
  `quarter_return:${arrangement}|${financialYear}|Q${quarter}`;

/** The newest edition of a quarter's return; null where there is none. */
async function readNewest(edit: Edit, of: ReturnEdit): Promise<QuarterReturnRow | null> {
  const rows = await readReturnsIn(scopeOf(edit), of);
  return rows.filter(({ quarter }) => quarter === of.quarter).at(-1) ?? null;
}

/** The newest edition, which must stand where the step begins. */
async function requireStatus(
  edit: Edit,
  of: ReturnEdit,
  status: QuarterReturnRow["status"],
): Promise<QuarterReturnRow> {
  const newest = await readNewest(edit, of);
  if (newest?.status === status) return newest;
  const now =
    newest === null
      ? "is not begun"
      : { DRAFT: "is a draft", SUBMITTED: "is out for signature", SIGNED: "is signed" }[newest.status];
  const mend = {
    DRAFT: "Prepare it, send it back, or amend it first.",
    SUBMITTED: "Send it for signature first.",
    SIGNED: "Have all parties sign it first.",
  }[status];
  return refuseEdit("RETURN_STATUS", "input.quarter", `The return ${now}.`, mend);
}

interface ReturnState {
  readonly status: QuarterReturnRow["status"];
  readonly commentary: string | null;
  readonly reason: string | null;
  readonly prepared_by_name: string | null;
  readonly prepared_by: string | null;
  readonly content: string | null;
  readonly content_hash: string | null;
}

/** A return's row as it stands. */
const stateOf = (row: QuarterReturnRow): ReturnState => ({
  status: row.status,
  commentary: row.commentary,
  reason: row.reason,
  prepared_by_name: row.preparedByName,
  prepared_by: row.preparedBy,
  content: row.content === null ? null : JSON.stringify(row.content),
  content_hash: row.contentHash,
});

function saveState(edit: Edit, of: ReturnEdit, edition: number, state: ReturnState, action: string): Promise<boolean> {
  return saveRow(edit, {
    table: "quarter_return",
    key: keyOf(of, edition),
    values: { ...state },
    expectedVersion: of.expectedVersion,
    object: objectOf(of),
    action,
    unlogged: ["content"],
  });
}

/** Makes an edition's statements those given; true where that changes any. */
async function saveStatements(
  edit: Edit,
  of: PreparedReturn,
  edition: number,
  held: QuarterReturnRow | null,
): Promise<boolean> {
  let isChanged = false;
  for (const { term, isMet, comment } of of.statements) {
    const before = held?.statements.find(({ code }) => code === term);
    if (before?.isMet === isMet && before.comment === comment) continue;
    await closeRow(edit, "return_statement", { ...keyOf(of, edition), term_code: term });
    await addRow(edit, "return_statement", { ...keyOf(of, edition), term_code: term, is_met: isMet, comment });
    isChanged = true;
  }
  return isChanged;
}

async function checkStatements(
  { db, partnershipId }: Edit,
  { arrangement, statements }: PreparedReturn,
): Promise<void> {
  const { rows } = await sql<{ code: string }>`select code from return_term
    where partnership_id = ${partnershipId} and arrangement_code = ${arrangement} and version_to is null`.execute(db);
  const known = new Set(rows.map(({ code }) => code));
  for (const [at, { term, isMet, comment }] of statements.entries()) {
    const field = `input.statements.${at}`;
    if (!known.has(term))
      refuseEdit(
        "UNKNOWN_CODE",
        `${field}.term`,
        `${JSON.stringify(term.slice(0, 80))} is no condition of ${arrangement}.`,
        `Use one of ${[...known].sort().join(", ")}.`,
      );
    if (!isMet && (comment ?? "").trim() === "")
      refuseEdit(
        "COMMENT_MISSING",
        `${field}.comment`,
        "A condition that is not met needs a comment.",
        "Say why, and what is done about it.",
      );
  }
  if (new Set(statements.map(({ term }) => term)).size < statements.length)
    refuseEdit("TERM_TWICE", "input.statements", "A condition is stated twice.", "State each condition once.");
}

/** Begins a quarter's return, or changes its draft. */
export function prepareReturn(orm: MikroORM, editor: Editor, given: PreparedReturn): Outcome {
  return saveEdit(orm, editor, async (edit) => {
    await requireOpenYear(edit, given.arrangement, given.financialYear, "input.quarter");
    await checkStatements(edit, given);
    const newest = await readNewest(edit, given);
    if (newest !== null && newest.status !== "DRAFT") await requireStatus(edit, given, "DRAFT");
    const edition = newest?.edition ?? 1;
    const state: ReturnState = {
      status: "DRAFT",
      commentary: given.commentary,
      reason: newest?.reason ?? null,
      prepared_by_name: edit.actorName,
      prepared_by: edit.actor,
      content: null,
      content_hash: null,
    };
    const isChanged = await saveState(edit, given, edition, state, "PREPARE_RETURN");
    const isStated = await saveStatements(edit, given, edition, newest);
    return { saved: given, isChanged: isChanged || isStated };
  });
}

/** Adds what somebody says of the newest edition. */
async function addComment(
  edit: Edit,
  of: ReturnEdit,
  newest: QuarterReturnRow,
  said: { readonly organisation: string | null; readonly comment: string },
) {
  await addRow(edit, "return_comment", {
    ...keyOf(of, newest.edition),
    number: newest.comments.length + 1,
    organisation_code: said.organisation,
    comment_by: edit.actorName,
    comment: said.comment,
    comment_at: new Date().toISOString(),
  });
}

/** Keeps what somebody says of a return. */
export function commentOnReturn(
  orm: MikroORM,
  editor: Editor,
  given: Omit<ReturnEdit, "expectedVersion"> & { readonly organisation: string | null; readonly comment: string },
): Outcome {
  const of = { ...given, expectedVersion: 0 };
  return saveEdit(orm, editor, async (edit) => {
    const newest = await readNewest(edit, of);
    if (newest === null)
      return refuseEdit("RETURN_STATUS", "input.quarter", "The return is not begun.", "Comment once it is prepared.");
    await addComment(edit, of, newest, given);
    await logEdit(edit, { action: "COMMENT_ON_RETURN", object: objectOf(of), fields: {} });
    return { saved: of, isChanged: true };
  });
}

async function readNames({ db, partnershipId }: Edit): Promise<ReturnNames> {
  const { rows } = await sql<{ code: string; name: string }>`select code, name from organisation
    where partnership_id = ${partnershipId} and version_to is null union all select code, name from funding_source`.execute(
    db,
  );
  const names = new Map(rows.map(({ code, name }) => [code, name]));
  const nameOf = (code: string) => names.get(code) ?? code;
  return { organisation: nameOf, fundingSource: nameOf };
}

/** The pool's year as this transaction finds it. */
async function readPool(edit: Edit, { arrangement, financialYear }: ReturnEdit): Promise<Pool> {
  const pools = await readPoolsIn(scopeOf(edit), financialYear);
  const pool = pools.find((entry) => entry.arrangement.code === arrangement);
  return (
    pool ??
    refuseEdit(
      "YEAR_NOT_OPEN",
      "input.quarter",
      `${arrangement} is no section 75 pool with that year.`,
      "Open the year first.",
    )
  );
}

/** Refuses a draft that says too little to be signed. */
function checkReady(newest: QuarterReturnRow): void {
  const open = newest.statements.filter(({ isMet }) => isMet === null);
  if (open.length > 0)
    refuseEdit(
      "CONDITIONS_OPEN",
      "input.quarter",
      `Not stated yet: ${open.map(({ code }) => code).join(", ")}.`,
      "State of each condition whether it is met.",
    );
  if ((newest.commentary ?? "").trim() === "")
    refuseEdit(
      "COMMENTARY_MISSING",
      "input.quarter",
      "The return says nothing of the quarter.",
      "Write a commentary first.",
    );
}

/** Makes a quarter's figures from the pool as a transaction finds it, or says what is missing for that. */
export type ContentMaker = (pool: Pool, dataVersion: number, names: ReturnNames) => ReturnContent | BrokenRule;

/** Sends a draft for signature: its figures are fixed as they stand, and every party signs just those. */
export function submitReturn(orm: MikroORM, editor: Editor, given: ReturnEdit, make: ContentMaker): Outcome {
  return saveEdit(orm, editor, async (edit) => {
    await requireOpenYear(edit, given.arrangement, given.financialYear, "input.quarter");
    const newest = await requireStatus(edit, given, "DRAFT");
    checkReady(newest);
    const made = make(await readPool(edit, given), edit.version - 1, await readNames(edit));
    if ("mend" in made) refuseEdit(made.code, `input.${made.field}`, made.message, made.mend);
    const content = JSON.stringify(made);
    const state: ReturnState = {
      ...stateOf(newest),
      status: "SUBMITTED",
      content,
      content_hash: createHash("sha256").update(content).digest("hex"),
    };
    return { saved: given, isChanged: await saveState(edit, given, newest.edition, state, "SUBMIT_RETURN") };
  });
}

/** Takes a return out of signing to be worked on again; signatures given so far no longer count. */
export function sendReturnBack(
  orm: MikroORM,
  editor: Editor,
  given: ReturnEdit & { readonly organisation: string | null; readonly reason: string },
): Outcome {
  return saveEdit(orm, editor, async (edit) => {
    const newest = await requireStatus(edit, given, "SUBMITTED");
    const state: ReturnState = { ...stateOf(newest), status: "DRAFT", content: null, content_hash: null };
    await saveState(edit, given, newest.edition, state, "SEND_RETURN_BACK");
    await closeRow(edit, "sign_off", keyOf(given, newest.edition));
    await addComment(edit, given, newest, { organisation: given.organisation, comment: given.reason });
    return { saved: given, isChanged: true };
  });
}

/** Begins a new edition of a signed return, with the reason for it. */
export function amendReturn(orm: MikroORM, editor: Editor, given: ReturnEdit & { readonly reason: string }): Outcome {
  return saveEdit(orm, editor, async (edit) => {
    await requireOpenYear(edit, given.arrangement, given.financialYear, "input.quarter");
    const newest = await requireStatus(edit, given, "SIGNED");
    if (newest.version !== given.expectedVersion)
      await saveState(edit, given, newest.edition, stateOf(newest), "AMEND_RETURN");
    const state: ReturnState = {
      status: "DRAFT",
      commentary: newest.commentary,
      reason: given.reason,
      prepared_by_name: edit.actorName,
      prepared_by: edit.actor,
      content: null,
      content_hash: null,
    };
    const begun = { ...given, expectedVersion: 0 };
    await saveState(edit, begun, newest.edition + 1, state, "AMEND_RETURN");
    for (const { code, isMet, comment } of newest.statements)
      if (isMet !== null)
        await addRow(edit, "return_statement", {
          ...keyOf(given, newest.edition + 1),
          term_code: code,
          is_met: isMet,
          comment,
        });
    return { saved: given, isChanged: true };
  });
}

/** Refuses a signature that is not the signer's to give. */
function checkSignature(edit: Edit, newest: QuarterReturnRow, parties: readonly string[], given: Signature): void {
  const { organisation, ownOrganisation, contentHash } = given;
  if (!parties.includes(organisation))
    refuseEdit(
      "NOT_A_PARTY",
      "input.organisation",
      `${organisation} is no party to the agreement.`,
      `Sign for one of ${parties.join(", ")}.`,
    );
  if (ownOrganisation !== null && ownOrganisation !== organisation)
    refuseEdit(
      "WRONG_PARTY",
      "input.organisation",
      `You sign for ${ownOrganisation}, not for ${organisation}.`,
      "Ask an authorised signer of that organisation.",
    );
  if (newest.preparedBy === edit.actor)
    refuseEdit(
      "PREPARER",
      null,
      "Whoever prepared a return does not sign it.",
      "Ask another authorised signer of your organisation.",
    );
  if (newest.contentHash === null)
    refuseEdit(
      "NOTHING_TO_SIGN",
      "input.quarter",
      "The return came from a file, without the figures to sign.",
      "Send it back and for signature again.",
    );
  if (newest.contentHash !== contentHash)
    refuseEdit(
      "OTHER_CONTENT",
      "input.contentHash",
      "The return is not the one you read.",
      "Read it again, and sign what it says now.",
    );
  const own = newest.signOffs.find((row) => row.organisationCode === organisation);
  if (own !== undefined)
    refuseEdit(
      "SIGNED_ALREADY",
      "input.organisation",
      `${own.by} has signed for ${organisation}.`,
      "Nothing is left to do.",
    );
  if (ownOrganisation !== null && newest.signOffs.some(({ signer }) => signer === edit.actor))
    refuseEdit("ONE_PERSON", null, "One person signs for one party only.", "Ask another authorised signer.");
}

/** Signs a return for a party; with the last party's signature it is locked. */
export function signReturn(orm: MikroORM, editor: Editor, given: Signature): Outcome {
  return saveEdit(orm, editor, async (edit) => {
    const newest = await requireStatus(edit, given, "SUBMITTED");
    const { parties } = await readPool(edit, given);
    checkSignature(edit, newest, parties, given);
    await addRow(edit, "sign_off", {
      ...keyOf(given, newest.edition),
      organisation_code: given.organisation,
      role: "Authorised signer",
      signed_by: edit.actorName,
      signed_at: new Date().toISOString(),
      signer: edit.actor,
      content_hash: given.contentHash,
    });
    const signed = new Set([...newest.signOffs.map(({ organisationCode }) => organisationCode), given.organisation]);
    const isLast = parties.every((party) => signed.has(party));
    // Each signature makes a version of the return, so that nobody signs what another has just sent back.
    const state: ReturnState = { ...stateOf(newest), status: isLast ? "SIGNED" : "SUBMITTED" };
    await logEdit(edit, {
      action: "SIGN_RETURN",
      object: objectOf(given),
      fields: { [`signature of ${given.organisation}`]: { before: null, after: given.contentHash } },
    });
    if (isLast) await saveState(edit, given, newest.edition, state, "LOCK_RETURN");
    else if (newest.version !== given.expectedVersion)
      await saveState(edit, given, newest.edition, state, "SIGN_RETURN");
    return { saved: given, isChanged: true };
  });
}

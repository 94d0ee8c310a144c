import { openOrm } from "@tandem/server/persistence/orm";
import { readPartnership } from "@tandem/server/persistence/queries/partnership.query";
import { readReturns } from "@tandem/server/persistence/queries/quarter-returns.query";
import * as returns from "@tandem/server/persistence/stores/quarter-return.store";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDatabase, type TestDatabase } from "../database.ts";
import { COUNCIL, ICB } from "./worked-example.ts";

const OF = { arrangement: "S75-CYP", financialYear: "2025-26", quarter: 3 };

/** People who work for the parties, by membership. */
const person = (actor: string) => ({
  actor,
  actorName: `Person ${actor}`,
  partnershipId: 1,
  provenance: "LOCAL" as const,
});

let database: TestDatabase;
let orm: Awaited<ReturnType<typeof openOrm>>;

beforeAll(async () => {
  database = await createDatabase("seeded");
  orm = await openOrm(database.url, "tandem_app");
});

afterAll(async () => {
  await orm.close(true);
  await database.drop();
});

async function newest() {
  const partnership = await readPartnership(orm, "walsall");
  if (partnership === null) throw new Error("no partnership");
  const rows = await readReturns(orm, partnership, OF);
  const row = rows.filter(({ quarter }) => quarter === OF.quarter).at(-1);
  if (row === undefined) throw new Error("no return");
  return row;
}

const step = async () => ({ ...OF, expectedVersion: (await newest()).version });

const sign = async (actor: string, ownOrganisation: string, organisation = ownOrganisation) =>
  returns.signReturn(orm, person(actor), {
    ...(await step()),
    organisation,
    ownOrganisation,
    contentHash: (await newest()).contentHash ?? "",
  });

const content: returns.ContentMaker = (pool, dataVersion) => ({
  arrangement: pool.arrangement.code,
  name: pool.arrangement.name,
  quarter: "2025-26-Q3",
  dataVersion,
  lines: [],
});

test("a return is prepared by one person and signed by another of each party, and then it is locked", async () => {
  await returns.sendReturnBack(orm, person("a"), { ...(await step()), organisation: COUNCIL, reason: "From a file" });
  await returns.prepareReturn(orm, person("a"), { ...(await step()), commentary: "All is well.", statements: [] });
  expect(await returns.submitReturn(orm, person("a"), await step(), content)).toMatchObject({ status: "SAVED" });
  expect(await sign("a", COUNCIL)).toMatchObject({ status: "REFUSED", code: "PREPARER" });
  expect(await sign("b", COUNCIL, ICB)).toMatchObject({
    status: "REFUSED",
    code: "WRONG_PARTY",
    field: "input.organisation",
  });
  expect(await sign("b", COUNCIL)).toMatchObject({ status: "SAVED" });
  expect(await sign("c", COUNCIL)).toMatchObject({ status: "REFUSED", code: "SIGNED_ALREADY" });
  // One person with a part in both parties is still one person.
  expect(await sign("b", ICB)).toMatchObject({ status: "REFUSED", code: "ONE_PERSON" });
  expect((await newest()).status).toBe("SUBMITTED");
  expect(await sign("d", ICB)).toMatchObject({ status: "SAVED" });
  const locked = await newest();
  expect([locked.status, locked.signOffs.map(({ signer }) => signer)]).toEqual(["SIGNED", ["d", "b"]]);
  for (const change of [
    returns.prepareReturn(orm, person("a"), { ...(await step()), commentary: "Other words.", statements: [] }),
    returns.submitReturn(orm, person("a"), await step(), content),
    returns.sendReturnBack(orm, person("a"), { ...(await step()), organisation: COUNCIL, reason: "No" }),
    sign("e", ICB),
  ])
    expect(await change).toMatchObject({ status: "REFUSED", code: "RETURN_STATUS" });
  expect(await newest()).toEqual(locked);
});

test("signatures under a return that is sent back no longer count", async () => {
  await returns.amendReturn(orm, person("a"), { ...(await step()), reason: "An invoice came late." });
  await returns.submitReturn(orm, person("a"), await step(), content);
  await sign("b", COUNCIL);
  await returns.sendReturnBack(orm, person("d"), {
    ...(await step()),
    organisation: ICB,
    reason: "A line is missing.",
  });
  await returns.submitReturn(orm, person("a"), await step(), content);
  const again = await newest();
  expect([again.edition, again.status, again.signOffs]).toEqual([2, "SUBMITTED", []]);
  expect(again.comments.map(({ by, comment }) => [by, comment])).toEqual([["Person d", "A line is missing."]]);
});

test("of two who sign at once for one party one is told that it is done", async () => {
  const outcomes = await Promise.all([sign("b", COUNCIL), sign("c", COUNCIL)]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["REFUSED", "SAVED"]);
});

test("a return whose quarter is not in the books yet cannot be sent for signature", async () => {
  const last = { ...OF, quarter: 4 };
  const partnership = await readPartnership(orm, "walsall");
  if (partnership === null) throw new Error("no partnership");
  const draft = (await readReturns(orm, partnership, OF)).find(({ quarter }) => quarter === 4);
  const missing = { code: "BOOKS_INCOMPLETE", field: "quarter", message: "Not complete.", mend: "Complete it." };
  const stated = draft?.statements.map(({ code }) => ({ term: code, isMet: true, comment: null })) ?? [];
  const given = { ...last, commentary: "Almost.", statements: stated, expectedVersion: draft?.version ?? 0 };
  const outcome = await returns.prepareReturn(orm, person("a"), given);
  expect(outcome).toMatchObject({ status: "SAVED" });
  const version = outcome.status === "SAVED" ? outcome.version : 0;
  const submitted = await returns.submitReturn(orm, person("a"), { ...last, expectedVersion: version }, () => missing);
  expect(submitted).toMatchObject({ status: "REFUSED", code: "BOOKS_INCOMPLETE", field: "input.quarter" });
});

import { buildApiSchema } from "@tandem/server/graphql/schema";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Visitor } from "../visitor.ts";
import { fieldNames, wholeField } from "../whole-field.ts";
import { type SignInApp, startSignInApp } from "./sign-in-app.ts";

const MINUTE = 60_000;
const WHO = `{ viewer { kind name partnerships membership(partnership: "walsall") { roles reading purpose } } }`;
const WALSALL = `{ partnership(code: "walsall") { name } }`;
const NOWHERE = `{ partnership(code: "nowhere") { name } }`;

let now = new Date();
let site: SignInApp;

beforeAll(async () => {
  site = await startSignInApp({ now: () => now });
});

afterAll(() => site.stop());

const verified = (email: string) => ({ name: `Holder of ${email}`, email, email_verified: true });

test("an invited person signs in, belongs to that partnership, and to no other", async () => {
  await site.invite(1, "first@walsall.example", ["READER"]);
  const visitor = await site.signIn("subject-1", verified("First@Walsall.example"));
  const { body } = await site.ask(visitor, WHO);
  expect(body.data.viewer).toMatchObject({
    kind: "PERSON",
    name: "Holder of First@Walsall.example",
    partnerships: ["walsall"],
    membership: { roles: ["READER"], reading: "PUBLISHED", purpose: null },
  });
  expect((await site.ask(visitor, WALSALL)).body.data).toEqual({ partnership: { name: expect.any(String) } });
  const foreign = (await site.ask(visitor, `{ partnership(code: "sandwell") { name } }`)).body.errors?.[0];
  const none = (await site.ask(visitor, NOWHERE)).body.errors?.[0];
  expect(JSON.stringify(foreign).replaceAll("sandwell", "nowhere")).toBe(JSON.stringify(none));
  expect(await site.sql("select action from audit_entry where partnership_id = 1 order by number")).toEqual(
    expect.arrayContaining([{ action: "JOIN" }, { action: "SIGN_IN" }]),
  );
});

test("a stranger learns how to sign in, and nothing else", async () => {
  const visitor = new Visitor();
  for (const question of [WHO, WALSALL]) {
    const { status, body } = await site.ask(visitor, question);
    expect(status).toBe(401);
    expect(body.data).toBeUndefined();
    expect(body.errors?.[0]?.extensions).toEqual({
      code: "UNAUTHENTICATED",
      mend: expect.stringContaining("Sign in at /sign-in"),
    });
  }
});

test("whoever was not invited signs in and belongs to nothing", async () => {
  const visitor = await site.signIn("subject-uninvited", verified("uninvited@walsall.example"));
  expect((await site.ask(visitor, WHO)).body.data.viewer).toMatchObject({ kind: "PERSON", partnerships: [] });
  expect((await site.ask(visitor, WALSALL)).body.errors?.[0]?.extensions).toMatchObject({ code: "NOT_FOUND" });
});

test("an address the service does not vouch for takes up no invitation", async () => {
  await site.invite(1, "claimed@walsall.example", ["ADMINISTRATOR"]);
  const claim = { name: "Claimant", email: "claimed@walsall.example" };
  for (const [subject, person] of [
    ["subject-unsaid", claim],
    ["subject-unverified", { ...claim, email_verified: false }],
  ] as const) {
    const visitor = await site.signIn(subject, person);
    expect((await site.ask(visitor, WHO)).body.data.viewer).toMatchObject({ partnerships: [] });
  }
});

test("an invitation once taken up is not to be had again by its address", async () => {
  await site.invite(1, "moved@walsall.example", ["READER"]);
  await site.signIn("subject-moved", verified("moved@walsall.example"));
  const other = await site.signIn("subject-other", verified("moved@walsall.example"));
  expect((await site.ask(other, WHO)).body.data.viewer).toMatchObject({ partnerships: [] });
});

test("a removed person's open session opens nothing from that moment", async () => {
  const code = await site.invite(1, "removed@walsall.example", ["READER"]);
  const visitor = await site.signIn("subject-removed", verified("removed@walsall.example"));
  expect((await site.ask(visitor, WALSALL)).body.errors).toBeUndefined();
  await site.sql("update membership set removed_at = now() where code = $1", [code]);
  expect((await site.ask(visitor, WALSALL)).body.errors?.[0]?.extensions).toMatchObject({ code: "NOT_FOUND" });
});

test("whoever belongs already signs in as before when another address of theirs is invited", async () => {
  await site.invite(1, "one@walsall.example", ["READER"]);
  await site.signIn("subject-two-addresses", verified("one@walsall.example"));
  const second = await site.invite(1, "two@walsall.example", ["ADMINISTRATOR"]);
  const visitor = await site.signIn("subject-two-addresses", verified("two@walsall.example"));
  expect((await site.ask(visitor, WHO)).body.data.viewer).toMatchObject({ membership: { roles: ["READER"] } });
  expect(await site.sql("select joined_at from membership where code = $1", [second])).toEqual([{ joined_at: null }]);
});

test("whoever was removed joins anew when invited under another address", async () => {
  await site.invite(1, "keeper@walsall.example", ["ADMINISTRATOR"]);
  const keeper = await site.signIn("subject-keeper", verified("keeper@walsall.example"));
  const code = await site.invite(1, "before@walsall.example", ["READER"]);
  const visitor = await site.signIn("subject-returns", verified("before@walsall.example"));
  const remove = `mutation($code: ID!) { removePerson(partnership: "walsall", input: { code: $code, expectedVersion: 1 })
    { __typename ... on Refusal { message } ... on EditConflict { currentVersion } } }`;
  const [{ row_version: version } = {}] = await site.sql("select row_version from membership where code = $1", [code]);
  const removed = await site.ask(keeper, remove.replace("expectedVersion: 1", `expectedVersion: ${version}`), { code });
  expect(removed.body.data.removePerson).toMatchObject({ __typename: "Person" });
  expect((await site.ask(visitor, WALSALL)).body.errors?.[0]?.extensions).toMatchObject({ code: "NOT_FOUND" });
  await site.invite(1, "after@walsall.example", ["FINANCE"]);
  const again = await site.signIn("subject-returns", verified("after@walsall.example"));
  expect((await site.ask(again, WHO)).body.data.viewer).toMatchObject({ membership: { roles: ["FINANCE"] } });
});

test("a session ends after half an hour unused, and is kept open by use", async () => {
  const visitor = await site.signIn("subject-1", verified("first@walsall.example"));
  const start = now;
  for (const minutes of [29, 58, 87]) {
    now = new Date(start.getTime() + minutes * MINUTE);
    expect((await site.ask(visitor, WALSALL)).status, `${minutes}`).toBe(200);
  }
  now = new Date(start.getTime() + (87 + 31) * MINUTE);
  expect((await site.ask(visitor, WALSALL)).status).toBe(401);
  now = start;
});

test("a session ends after twelve hours however much it is used", async () => {
  const visitor = await site.signIn("subject-1", verified("first@walsall.example"));
  const start = now;
  for (let minutes = 25; minutes < 720; minutes += 25) {
    now = new Date(start.getTime() + minutes * MINUTE);
    expect((await site.ask(visitor, WALSALL)).status, `${minutes}`).toBe(200);
  }
  now = new Date(start.getTime() + 721 * MINUTE);
  expect((await site.ask(visitor, WALSALL)).status).toBe(401);
  now = start;
});

const post = (visitor: Visitor, path: string, headers: Record<string, string> = { origin: site.app.address }) =>
  visitor.send(`${site.app.address}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: "{}",
  });

test("signing out ends this session and leads on to the service's own end; everywhere ends them all", async () => {
  const [first, second, third] = [
    await site.signIn("subject-1", verified("first@walsall.example")),
    await site.signIn("subject-1", verified("first@walsall.example")),
    await site.signIn("subject-1", verified("first@walsall.example")),
  ];
  const kept = new Map(first.cookies(site.app.address));
  const answer = await (await post(first, "/sign-out")).json();
  expect(answer.next).toMatch(new RegExp(`^${site.service.issuer}/session/end\\?`));
  for (const [name, value] of kept) first.cookies(site.app.address).set(name, value);
  expect((await site.ask(first, WALSALL)).status).toBe(401);
  expect((await site.ask(second, WALSALL)).status).toBe(200);
  await post(second, "/sign-out-everywhere");
  expect((await site.ask(third, WALSALL)).status).toBe(401);
});

test("a page of another site can sign nobody out", async () => {
  const visitor = await site.signIn("subject-1", verified("first@walsall.example"));
  for (const headers of [{ origin: "https://evil.example" }, { "sec-fetch-site": "cross-site" }, {}] as const)
    expect((await post(visitor, "/sign-out", headers)).status).toBe(403);
  expect((await site.ask(visitor, WALSALL)).status).toBe(200);
});

test("a key planted before a sign-in opens nothing after it", async () => {
  const visitor = new Visitor();
  visitor.cookies(site.app.address).set("tandem_session", "planted-key");
  await site.signIn("subject-1", verified("first@walsall.example"), visitor);
  expect(visitor.cookies(site.app.address).get("tandem_session")).not.toBe("planted-key");
  const attacker = new Visitor();
  attacker.cookies(site.app.address).set("tandem_session", "planted-key");
  expect((await site.ask(attacker, WALSALL)).status).toBe(401);
});

test("an altered cookie opens nothing, and the database holds no key", async () => {
  const visitor = await site.signIn("subject-1", verified("first@walsall.example"));
  const key = visitor.cookies(site.app.address).get("tandem_session") ?? "";
  expect(await site.sql("select 1 from sign_in where sign_in::text like '%' || $1 || '%'", [key])).toEqual([]);
  for (const altered of [key.slice(0, -1), `${key}A`, key.toUpperCase(), `' or '1'='1`, "x".repeat(5_000)]) {
    visitor.cookies(site.app.address).set("tandem_session", encodeURIComponent(altered));
    expect((await site.ask(visitor, WALSALL)).status).toBe(401);
  }
});

test("small counts are read once a purpose is stated, by a role that may, and both are in the log", async () => {
  await site.invite(1, "steward@walsall.example", ["DATA_STEWARD"]);
  const visitor = await site.signIn("subject-steward", verified("steward@walsall.example"));
  const state = `mutation($purpose: String!) { statePurpose(partnership: "walsall", purpose: $purpose) {
    ... on ViewerMembership { reading purpose } ... on Refusal { code field message mend } } }`;
  const short = await site.ask(visitor, state, { purpose: "because" });
  expect(short.body.data.statePurpose).toMatchObject({ code: "PURPOSE", field: "purpose" });
  const stated = await site.ask(visitor, state, { purpose: "Checking the dietetics return with its provider" });
  expect(stated.body.data.statePurpose).toEqual({
    reading: "UNSUPPRESSED",
    purpose: "Checking the dietetics return with its provider",
  });
  expect((await site.ask(visitor, WHO)).body.data.viewer).toMatchObject({ membership: { reading: "UNSUPPRESSED" } });
  const withdrawn = await site.ask(
    visitor,
    `mutation { withdrawPurpose(partnership: "walsall") { ... on ViewerMembership { reading } } }`,
  );
  expect(withdrawn.body.data.withdrawPurpose).toEqual({ reading: "PUBLISHED" });
  const entries = await site.sql(
    "select action, purpose from audit_entry where action like '%PURPOSE' order by number",
  );
  expect(entries).toEqual([
    { action: "STATE_PURPOSE", purpose: "Checking the dietetics return with its provider" },
    { action: "WITHDRAW_PURPOSE", purpose: null },
  ]);
  const reader = await site.signIn("subject-1", verified("first@walsall.example"));
  const refused = await site.ask(reader, state, { purpose: "Simply being curious about it" });
  expect(refused.body.errors?.[0]?.extensions).toEqual({ code: "FORBIDDEN" });
});

const CHANGES = [
  `mutation($code: ID!) { invitePerson(partnership: $code, input: { email: "x@y.example", organisation: "RBK", roles: [READER] }) { __typename } }`,
  `mutation($code: ID!) { changePerson(partnership: $code, input: { code: "x", expectedVersion: 1, organisation: "RBK", roles: [READER] }) { __typename } }`,
  `mutation($code: ID!) { removePerson(partnership: $code, input: { code: "x", expectedVersion: 1 }) { __typename } }`,
  `mutation($code: ID!) { saveJudgement(partnership: $code, input: { finding: "A+B", kind: TRANSITION, reason: "Because", expectedVersion: 0 }) { __typename } }`,
  `mutation($code: ID!) { statePurpose(partnership: $code, purpose: "Simply being curious") { __typename } }`,
  `mutation($code: ID!) { withdrawPurpose(partnership: $code) { __typename } }`,
  `query($code: ID!) { viewer { membership(partnership: $code) { purpose } } }`,
];

test("whatever a member of one partnership asks of another is answered as of one that does not exist", async () => {
  await site.invite(1, "all@walsall.example", ["ADMINISTRATOR", "COMMISSIONER", "DATA_STEWARD"]);
  const visitor = await site.signIn("subject-all", verified("all@walsall.example"));
  const schema = buildApiSchema();
  const questions = [...fieldNames(schema, "Partnership").map((field) => wholeField(schema, field)), ...CHANGES];
  for (const question of questions) {
    const answers = await Promise.all(
      ["sandwell", "nowhere!"].map(async (code) => JSON.stringify((await site.ask(visitor, question, { code })).body)),
    );
    expect(answers[0]?.replaceAll("sandwell", "nowhere!"), question.slice(0, 80)).toBe(answers[1]);
    expect(answers[0]).toMatch(/NOT_FOUND|"membership":null/);
  }
  expect(await site.sql("select 1 from audit_entry where partnership_id = 2 and actor <> 'command'")).toEqual([]);
});

import { openOrm } from "@tandem/server/persistence/orm";
import { readChainCheck } from "@tandem/server/persistence/queries/audit.query";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});

afterAll(() => app.stop());

const as = (role: string) => ({ cookie: `tandem_evaluation_role=${role}` });
const ADMINISTRATOR = as("ADMINISTRATOR");

const RESULT = `{ __typename
  ... on Person { code email name organisation roles state version }
  ... on Refusal { code field message mend }
  ... on EditConflict { currentVersion fields { field theirs changedBy changedAt } } }`;
const INVITE = `mutation($input: InvitePersonInput!) { result: invitePerson(partnership: "walsall", input: $input) ${RESULT} }`;
const CHANGE = `mutation($input: ChangePersonInput!) { result: changePerson(partnership: "walsall", input: $input) ${RESULT} }`;
const REMOVE = `mutation($input: RemovePersonInput!) { result: removePerson(partnership: "walsall", input: $input) ${RESULT} }`;

type Result = Record<string, never> & { readonly code: string; readonly version: number; readonly __typename: string };

async function change(query: string, input: object, headers: Record<string, string> = ADMINISTRATOR): Promise<Result> {
  const answer = await app.ask(query, { input }, headers);
  if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
  return (answer.data as unknown as { result: Result }).result;
}

const RBK = "RBK";
const invite = (email: string, roles: string[] = ["READER"]) => change(INVITE, { email, organisation: RBK, roles });

async function list(filter: object | null = null): Promise<readonly { email: string; state: string }[]> {
  const query = `query($filter: PersonFilter) { partnership(code: "walsall") { people(first: 1000, filter: $filter) {
    totalCount edges { node { email state } } } } }`;
  const { data } = await app.ask(query, { filter }, ADMINISTRATOR);
  const { people } = (data as unknown as { partnership: { people: { edges: { node: never }[] } } }).partnership;
  return people.edges.map(({ node }) => node);
}

test("an administrator invites, changes and removes a person, and each is in the log with before and after", async () => {
  const person = await invite(" First.Person@Walsall.example ");
  expect(person).toMatchObject({
    __typename: "Person",
    email: "first.person@walsall.example",
    name: null,
    organisation: RBK,
    roles: ["READER"],
    state: "INVITED",
    version: 1,
  });
  const changed = await change(CHANGE, {
    code: person.code,
    expectedVersion: 1,
    organisation: RBK,
    roles: ["FINANCE", "SIGNER", "FINANCE"],
  });
  expect(changed).toMatchObject({ roles: ["FINANCE", "SIGNER"], version: 2 });
  expect(await change(REMOVE, { code: person.code, expectedVersion: 2 })).toMatchObject({
    state: "REMOVED",
    version: 3,
  });
  expect(await list({ states: ["REMOVED"] })).toContainEqual({
    email: "first.person@walsall.example",
    state: "REMOVED",
  });
  const { data } = await app.ask(
    `{ partnership(code: "walsall") { auditLog(first: 3, filter: { object: "membership:${person.code}" }) {
      totalCount edges { node { action actor changes } } } } }`,
    {},
    ADMINISTRATOR,
  );
  const { auditLog } = (data as unknown as { partnership: { auditLog: { edges: { node: Record<string, string> }[] } } })
    .partnership;
  expect(auditLog.edges.map(({ node }) => [node.action, JSON.parse(node.changes ?? "")])).toEqual([
    ["REMOVE_PERSON", { version: 3, fields: { state: { before: "INVITED", after: "REMOVED" } } }],
    ["CHANGE_PERSON", { version: 2, fields: { roles: { before: ["READER"], after: ["FINANCE", "SIGNER"] } } }],
    [
      "INVITE_PERSON",
      {
        version: 1,
        fields: {
          organisation: { before: null, after: RBK },
          roles: { before: null, after: ["READER"] },
          state: { before: null, after: "INVITED" },
        },
      },
    ],
  ]);
});

test("a person who was removed can be invited again", async () => {
  const person = await invite("again@walsall.example");
  await change(REMOVE, { code: person.code, expectedVersion: 1 });
  expect(await invite("again@walsall.example", ["SIGNER"])).toMatchObject({
    code: person.code,
    state: "INVITED",
    roles: ["SIGNER"],
    version: 3,
  });
});

test.each([
  [{ email: "no address" }, { code: "EMAIL", field: "input.email" }],
  [{ email: "a@b" }, { code: "EMAIL" }],
  [{ email: `${"x".repeat(250)}@walsall.example` }, { code: "EMAIL" }],
  [{ email: "x@walsall.example\r\nBcc: y@z.example" }, { code: "EMAIL" }],
  [{ organisation: "NOBODY" }, { code: "NO_SUCH_ORGANISATION", field: "input.organisation" }],
  [{ organisation: "SANDWELL-ONLY-PROVIDER" }, { code: "NO_SUCH_ORGANISATION" }],
  [{ roles: [] }, { code: "NO_ROLE", field: "input.roles" }],
])("an invitation with %j is refused with field, rule and mend, and nobody is added", async (wrong, refusal) => {
  const before = await list();
  const result = await change(INVITE, { email: "new@walsall.example", organisation: RBK, roles: ["READER"], ...wrong });
  expect(result).toMatchObject({
    __typename: "Refusal",
    message: expect.any(String),
    mend: expect.any(String),
    ...refusal,
  });
  expect(await list()).toEqual(before);
});

test("an address is invited once", async () => {
  await invite("once@walsall.example");
  expect(await invite("ONCE@walsall.example")).toMatchObject({ __typename: "Refusal", code: "ALREADY_INVITED" });
});

test("the loser of two changes is told which fields changed, to what, and by whom", async () => {
  const person = await invite("raced@walsall.example");
  await change(CHANGE, { code: person.code, expectedVersion: 1, organisation: RBK, roles: ["FINANCE"] });
  const lost = await change(CHANGE, { code: person.code, expectedVersion: 1, organisation: RBK, roles: ["SIGNER"] });
  expect(lost).toEqual({
    __typename: "EditConflict",
    currentVersion: 2,
    fields: [
      {
        field: "roles",
        theirs: "FINANCE",
        changedBy: "Somebody at this computer, as administrator",
        changedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      },
    ],
  });
});

test("the last administrator can neither leave nor lose the role, not even when two let each other go at once", async () => {
  const one = await invite("one@walsall.example", ["ADMINISTRATOR"]);
  const lone = { __typename: "Refusal", code: "LAST_ADMINISTRATOR" };
  expect(await change(REMOVE, { code: one.code, expectedVersion: 1 })).toMatchObject(lone);
  const demotion = { code: one.code, expectedVersion: 1, organisation: RBK, roles: ["READER"] };
  expect(await change(CHANGE, demotion)).toMatchObject(lone);
  const two = await invite("two@walsall.example", ["ADMINISTRATOR", "READER"]);
  const results = await Promise.all([one, two].map(({ code }) => change(REMOVE, { code, expectedVersion: 1 })));
  expect(results.map(({ __typename }) => __typename).sort()).toEqual(["Person", "Refusal"]);
});

test("only an administrator sees or changes people, or reads the log", async () => {
  const questions = [
    `{ partnership(code: "walsall") { people(first: 1) { totalCount } } }`,
    `{ partnership(code: "walsall") { auditLog(first: 1) { totalCount } } }`,
    `mutation { invitePerson(partnership: "walsall", input: { email: "x@y.example", organisation: "RBK", roles: [ADMINISTRATOR] }) { __typename } }`,
    `mutation { removePerson(partnership: "walsall", input: { code: "x", expectedVersion: 1 }) { __typename } }`,
  ];
  for (const role of ["READER", "COMMISSIONER", "FINANCE", "SIGNER", "DATA_STEWARD"]) {
    for (const question of questions) {
      const { errors } = await app.ask(question, {}, as(role));
      expect(errors?.[0]?.extensions, `${role}: ${question}`).toEqual({ code: "FORBIDDEN" });
    }
  }
});

test("another partnership's person is nobody here", async () => {
  const person = await invite("here@walsall.example");
  const elsewhere = CHANGE.replace("walsall", "sandwell");
  const input = { code: person.code, expectedVersion: 1, organisation: "SANDWELL-ONLY-PROVIDER", roles: ["READER"] };
  expect(await change(elsewhere, input)).toMatchObject({ code: expect.stringMatching(/^NO_SUCH_/) });
});

const CODE_LIST = `{ partnership(code: "walsall") { overlaps(first: 3, period: { type: FINANCIAL_YEAR, code: "2025-26" }) {
  edges { node { code judgement { kind version } earlierJudgements { kind version } } } } } }`;

interface Judged {
  readonly kind: string;
  readonly version: number;
}

async function findings(): Promise<{ code: string; judgement: Judged | null; earlierJudgements: Judged[] }[]> {
  const { data } = await app.ask(CODE_LIST);
  const { overlaps } = (data as unknown as { partnership: { overlaps: { edges: { node: never }[] } } }).partnership;
  return overlaps.edges.map(({ node }) => node);
}

const JUDGE = `mutation($input: SaveJudgementInput!) { result: saveJudgement(partnership: "walsall", input: $input) { __typename
  ... on Judgement { kind reason by at reviewOn version }
  ... on Refusal { code field message mend }
  ... on EditConflict { currentVersion fields { field theirs changedBy changedAt } } } }`;

const judge = (input: object) => change(JUDGE, input, as("COMMISSIONER"));

test("a commissioner judges an overlap, which makes a data version that shows it at once", async () => {
  const [finding] = await findings();
  const input = {
    finding: finding?.code,
    kind: "DUPLICATE",
    reason: "Both buy the same assessments",
    reviewOn: "2027-01-31",
    expectedVersion: finding?.judgement?.version ?? 0,
  };
  const saved = await judge(input);
  expect(saved).toMatchObject({ __typename: "Judgement", kind: "DUPLICATE", reviewOn: "2027-01-31" });
  expect((await findings())[0]?.judgement).toEqual({ kind: "DUPLICATE", version: saved.version });
  const lost = await judge({ ...input, kind: "TRANSITION" });
  expect(lost).toMatchObject({ __typename: "EditConflict", currentVersion: saved.version });
  expect(lost.fields).toContainEqual(expect.objectContaining({ field: "kind", theirs: "DUPLICATE" }));
});

test("a finding that is judged anew keeps what was judged before, newest first", async () => {
  const [before] = await findings();
  const input = { finding: before?.code, kind: "TRANSITION", reason: "One contract ends in March" };
  const saved = await judge({ ...input, expectedVersion: before?.judgement?.version ?? 0 });
  const [after] = await findings();
  expect(after?.judgement).toEqual({ kind: "TRANSITION", version: saved.version });
  expect(after?.earlierJudgements).toEqual([before?.judgement, ...(before?.earlierJudgements ?? [])]);
});

test.each([
  [{ finding: "A+B" }, { code: "NO_SUCH_FINDING", field: "input.finding" }],
  [{ finding: "" }, { code: "NO_SUCH_FINDING" }],
  [{ reason: " a " }, { code: "REASON", field: "input.reason" }],
  [{ reason: "x".repeat(1_001) }, { code: "REASON" }],
  [{ reason: "bell \u0007 rings" }, { code: "REASON" }],
  [{ reviewOn: "2001-01-01" }, { code: "REVIEW_DAY", field: "input.reviewOn" }],
])("a judgement with %j is refused, and makes no data version", async (wrong, refusal) => {
  const version = async () => (await app.ask(`{ partnership(code: "walsall") { dataVersion } }`)).data;
  const before = await version();
  const [, finding] = await findings();
  const input = { finding: finding?.code, kind: "TRANSITION", reason: "It ends soon", expectedVersion: 0, ...wrong };
  expect(await judge(input)).toMatchObject({ __typename: "Refusal", ...refusal });
  expect(await version()).toEqual(before);
});

test("a thousand pairs of changes at once lose nothing: one of each pair is kept, the other told by whom", async () => {
  const RACES = 1_000;
  const AT_ONCE = 20;
  const people = await Promise.all(
    Array.from({ length: AT_ONCE }, (_, index) => invite(`race${index}@walsall.example`)),
  );
  let wins = 0;
  const race = async (person: Result, rounds: number) => {
    for (let version = 1; version <= rounds; version += 1) {
      const roles = version % 2 === 0 ? ["READER"] : ["FINANCE"];
      const input = { code: person.code, expectedVersion: version, organisation: RBK, roles };
      const results = await Promise.all([
        change(CHANGE, input),
        change(CHANGE, { ...input, roles: [...roles, "SIGNER"] }),
      ]);
      const [won, lost] = [
        results.filter((r) => r.__typename === "Person"),
        results.filter((r) => r.__typename === "EditConflict"),
      ];
      expect([won.length, lost.length]).toEqual([1, 1]);
      expect(won[0]?.version).toBe(version + 1);
      expect(lost[0]?.fields).toEqual([
        expect.objectContaining({
          field: "roles",
          theirs: String((won[0] as unknown as { roles: string[] }).roles.join(", ")),
        }),
      ]);
      wins += 1;
    }
  };
  await Promise.all(people.map((person) => race(person, RACES / AT_ONCE)));
  expect(wins).toBe(RACES);
  const orm = await openOrm(app.databaseUrl, "tandem_app", 1);
  expect((await readChainCheck(orm, 1, null)).fault).toBeNull();
  await orm.close(true);
}, 90_000);

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROLE_CODES as ROLES } from "@tandem/server/security/role";
import { isRuleName } from "@tandem/server/security/rules";
import { expect, test } from "vitest";
import { changesText } from "../../client/src/features/audit/audit-words.ts";
import { outcomeWords } from "../../client/src/features/people/person-outcome.ts";
import { ROLE_CODES } from "../../client/src/words/roles.ts";
import { marked } from "../../client/src/words/sheet.ts";

const read = (path: string) =>
  readFileSync(join(import.meta.dirname, "..", "..", "client", "src", "app", path), "utf8");

test("every page states a rule that there is, and every address of a page is one of them", () => {
  const stated = [...read("pages.ts").matchAll(/\{ to: "([^"]+)", label: "[^"]+", rule: "([^"]+)" \}/g)];
  const addresses = [...read("routes.tsx").matchAll(/path: "([a-z-]+)"/g)].map(([, path]) => `/${path}`);
  expect(stated.map(([, path]) => path).sort()).toEqual(["/", ...addresses].sort());
  for (const [, path, rule] of stated) expect(isRuleName(rule), `${path}`).toBe(true);
});

test("the dashboard knows every role", () => {
  expect([...ROLE_CODES].sort()).toEqual([...ROLES].sort());
});

test("a file with small counts says so in its name and on every row", () => {
  const sheet = marked({ name: "gaps", columns: ["a"], rows: [[1], [2]] }, "Contains small counts");
  expect(sheet.name).toBe("gaps-contains-small-counts");
  expect(sheet.columns).toEqual(["a", "handling"]);
  expect(sheet.rows).toEqual([
    [1, "Contains small counts"],
    [2, "Contains small counts"],
  ]);
});

test("the loser of two changes reads which fields changed, to what, by whom and when", () => {
  const fields = [
    { field: "roles", theirs: "FINANCE", changedBy: "Post holder", changedAt: "2026-11-24T09:30:00.000Z" },
  ];
  expect(outcomeWords({ __typename: "EditConflict", currentVersion: 3, fields })).toMatch(
    /roles to FINANCE \(Post holder, 24 November 2026\)/,
  );
  expect(outcomeWords({ __typename: "Person", email: "x@y.example", version: 1 })).toBeNull();
});

test("what an entry of the log changed is said field by field", () => {
  const fields = {
    roles: { before: ["READER"], after: ["FINANCE", "SIGNER"] },
    state: { before: null, after: "INVITED" },
  };
  expect(changesText(JSON.stringify({ version: 2, fields }))).toBe(
    "roles: READER → FINANCE, SIGNER; state: nothing → INVITED",
  );
  expect(changesText(JSON.stringify({ rowsRead: 3, contentHash: "abc" }))).toBe("rows read: 3");
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { fill, openAs } from "./edit-forms.ts";
import { PHONE, sideways, type Visitor, violations, visit, WIDE } from "./visit.ts";

let visitor: Visitor;

beforeAll(async () => {
  visitor = await visit();
});

afterAll(() => visitor.leave());

test("arrangement, ledger and returns have no accessibility violation and never scroll sideways, forms open too", async () => {
  for (const path of [
    "/arrangements",
    "/arrangements/S75-CYP",
    "/pooled-budgets/S75-CYP/ledger",
    "/pooled-budgets/S75-CYP/returns",
  ])
    for (const viewport of [WIDE, PHONE]) {
      const page = await openAs(visitor, path, "FINANCE", viewport);
      await page.getByRole("table").first().waitFor();
      for (const summary of await page.locator("details.tandem-edit > summary").all()) await summary.click();
      expect(await violations(page)).toEqual([]);
      await expect.poll(() => sideways(page)).toBeLessThanOrEqual(0);
      await page.context().close();
    }
}, 120_000);

test("what is written while a change is being saved stays, and a second press sends nothing twice", async () => {
  const page = await openAs(visitor, "/pooled-budgets/S75-CYP/returns?year=2025-26", "FINANCE");
  let sent = 0;
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
  await page.route("**/graphql", async (route) => {
    if (route.request().postDataJSON()?.operationName !== "CommentOnReturn") return route.continue();
    sent += 1;
    await held;
    return route.continue();
  });
  await fill(page, "Comment", { "What you say": "The first." }, "Add the comment");
  const form = page.getByRole("form", { name: "Comment", exact: true });
  await form.getByText("Saving…").waitFor();
  await form.getByLabel("What you say", { exact: true }).fill("The second.");
  await form.getByRole("button", { name: "Add the comment" }).click({ force: true });
  letGo();
  await form.getByText("Saved.").waitFor();
  expect(await form.getByLabel("What you say", { exact: true }).inputValue()).toBe("The second.");
  expect(sent).toBe(1);
  await page.context().close();
});

test("a reader sees the money and no way to change it", async () => {
  const page = await openAs(visitor, "/pooled-budgets/S75-CYP/ledger", "READER");
  await page.getByRole("table").first().waitFor();
  expect(await page.locator("details.tandem-edit").count()).toBe(0);
  await page.context().close();
});

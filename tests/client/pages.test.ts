import { expect, test } from "vitest";
import { isUnder, PAGES, pageAt } from "../../client/src/app/pages.ts";

test.each(PAGES)("$to is found as the router finds it, in any case and with a stroke at its end", (page) => {
  for (const address of [page.to, page.to.toUpperCase(), page.to === "/" ? "/" : `${page.to}/`])
    expect(pageAt(address)).toBe(page);
});

test("only pages that have pages of their own own what lies under their address", () => {
  for (const address of ["/gaps/zzz", "/overlaps/1", "/nowhere", "/gapsandmore", "/people/x"])
    expect(pageAt(address), address).toBeUndefined();
  const pools = pageAt("/pooled-budgets/S75-CYP/ledger");
  expect(pools?.to).toBe("/pooled-budgets");
  expect([pageAt("/arrangements/S75-CYP")?.to, pageAt("/arrangements/%E0%A4%A")?.to]).toEqual([
    "/arrangements",
    "/arrangements",
  ]);
  expect(pools && [isUnder(pools, "/pooled-budgets"), isUnder(pools, "/pooled-budgets/S75-CYP/ledger")]).toEqual([
    false,
    true,
  ]);
});

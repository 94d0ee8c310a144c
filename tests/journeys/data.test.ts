import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PATIENCE, PHONE, sideways, type Visitor, violations, visit, WIDE } from "./visit.ts";

const SPOILED = join(import.meta.dirname, "..", "import", "spoiled");

let visitor: Visitor;

beforeAll(async () => {
  visitor = await visit();
});

afterAll(() => visitor.leave());

const open = async (viewport = WIDE) => {
  const page = await visitor.openPrepared("/data", async (fresh) => fresh.setViewportSize(viewport));
  await page.getByRole("heading", { name: "Where do the figures come from?" }).waitFor(PATIENCE);
  await page.getByRole("table").first().waitFor(PATIENCE);
  return page;
};

test("the page of loads has no accessibility violation and never scrolls sideways, wide or on a phone", async () => {
  for (const viewport of [WIDE, PHONE]) {
    const page = await open(viewport);
    expect(await violations(page)).toEqual([]);
    await expect.poll(() => sideways(page)).toBeLessThanOrEqual(0);
    await page.context().close();
  }
});

test("an analyst sends a spoiled file, reads row and column of what is wrong, and takes the list away", async () => {
  const page = await open();
  await page.getByLabel("Where its figures come from").selectOption("ILLUSTRATIVE");
  await page.getByLabel("Choose files, or drop them here").setInputFiles(join(SPOILED, "words-for-a-number.csv"));
  await page.getByText("The file was refused and nothing of it was loaded: 1 error.").waitFor(PATIENCE);
  await page.getByText("units must be a whole number.").waitFor(PATIENCE);
  expect(await violations(page)).toEqual([]);
  const saved = page.waitForEvent("download");
  await page.getByRole("link", { name: "Save all problems (CSV)" }).click();
  expect((await saved).suggestedFilename()).toBe("problems.csv");
  await page.context().close();
});

test("a sound file is loaded, and stands first among the loads", async () => {
  const page = await open();
  await page.getByLabel("Where its figures come from").selectOption("ILLUSTRATIVE");
  const text = "service_code,month,units,state\nSLT-1N,2028-04,321,KNOWN\n";
  const file = { name: "capacity-2028.csv", mimeType: "text/csv", buffer: Buffer.from(text) };
  await page.getByLabel("Choose files, or drop them here").setInputFiles(file);
  await page.getByText(/^Loaded: 1 row, 1 of them new or changed\./).waitFor(PATIENCE);
  await page.getByRole("rowheader", { name: "capacity-2028.csv" }).waitFor(PATIENCE);
  await page.context().close();
});

test("a file dropped on the page is taken like one that was chosen", async () => {
  const page = await open();
  await page.getByLabel("Where its figures come from").selectOption("ILLUSTRATIVE");
  const carried = await page.evaluateHandle(() => {
    const text = "service_code,month,units,state\nSLT-1N,2028-05,123,KNOWN\n";
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "dropped-2028.csv", { type: "text/csv" }));
    return transfer;
  });
  const place = page.getByText("Choose files, or drop them here").locator("..");
  await place.dispatchEvent("dragover", { dataTransfer: carried });
  await expect.poll(() => place.getAttribute("class")).toContain("is-over");
  await place.dispatchEvent("drop", { dataTransfer: carried });
  await page.getByRole("rowheader", { name: "dropped-2028.csv" }).waitFor(PATIENCE);
  expect(await place.getAttribute("class")).not.toContain("is-over");
  await page.context().close();
});

test("an analyst finds a measure by a word, reads its definition, source and age, and links to it", async () => {
  const page = await open();
  await page.getByLabel(/^Find a measure/).fill("20 weeks");
  await page
    .getByRole("link", { name: /20 weeks/ })
    .first()
    .click();
  const panel = page.getByRole("dialog");
  await panel.getByText("Newest figure, any area").waitFor(PATIENCE);
  for (const label of ["Unit", "Who is counted", "Published by", "Release", "Licence", "Which way is good"])
    expect(await panel.getByText(label, { exact: true }).isVisible(), label).toBe(true);
  expect(page.url()).toContain("measure=");
  for (const viewport of [WIDE, PHONE, { width: 320, height: 700 }]) {
    await page.setViewportSize(viewport);
    expect(await violations(page)).toEqual([]);
    await expect.poll(() => sideways(page)).toBeLessThanOrEqual(0);
  }
  await page.context().close();
});

test("what is not submitted, stale or not loaded stands out, and leads to its evidence", async () => {
  const page = await open();
  const findings = page.getByRole("region", { name: "What stands out" });
  await findings.getByText(/rows not submitted by Walsall Healthcare NHS Trust/).waitFor(PATIENCE);
  await findings.getByText(/stand in the catalogue without a figure/).waitFor(PATIENCE);
  await page.getByLabel("State").selectOption("NOT_LOADED");
  await page.waitForURL(/standing=NOT_LOADED/);
  const measures = page.getByRole("region", { name: "Which measures are there?" });
  await expect.poll(() => measures.getByRole("cell", { name: "held", exact: true }).count(), PATIENCE).toBe(0);
  const quality = page.getByRole("region", { name: "How good are the partners’ own data?" });
  await quality.getByRole("cell", { name: /January 2026 \(2 months old\)/ }).waitFor(PATIENCE);
  await page.context().close();
});

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { launchBrowser } from "../browser.ts";

test("a real browser opens a page on this machine", async () => {
  const server = createServer((_, response) => response.end("<title>Tandem</title><h1>Gaps</h1>"));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => void server.close());
  const browser = await launchBrowser();
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  expect(await page.title()).toBe("Tandem");
  expect(await page.getByRole("heading", { name: "Gaps" }).isVisible()).toBe(true);
});

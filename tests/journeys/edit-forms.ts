import type { Page } from "playwright-core";
import { PATIENCE, type Visitor, WIDE } from "./visit.ts";

/** A page as a role sees it, with its title there. */
export async function openAs(
  visitor: Visitor,
  path: string,
  role: "FINANCE" | "SIGNER" | "READER",
  viewport = WIDE,
): Promise<Page> {
  const page = await visitor.openPrepared(path, async (fresh) => {
    await fresh.setViewportSize(viewport);
    const url = { name: "tandem_evaluation_role", value: role, domain: "127.0.0.1", path: "/" };
    await fresh.context().addCookies([url]);
  });
  page.setDefaultTimeout(PATIENCE.timeout);
  await page.getByRole("heading", { level: 1 }).waitFor(PATIENCE);
  return page;
}

/** Values of a form by label; a select is chosen by its value. */
export type Values = Readonly<Record<string, string | { readonly choose: string }>>;

/** Opens a form, fills it in and sends it. */
export async function fill(page: Page, title: string, values: Values, button: string): Promise<void> {
  await page.getByText(title, { exact: true }).click();
  const form = page.getByRole("form", { name: title, exact: true });
  for (const [label, value] of Object.entries(values)) {
    const field = form.getByLabel(label, { exact: true });
    if (typeof value === "string") await field.fill(value);
    else await field.selectOption(value.choose);
  }
  await form.getByRole("button", { name: button, exact: true }).click();
}

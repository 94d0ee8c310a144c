import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openImporting } from "./importing.ts";

/** Files that must be refused, each with the first error it is refused for. */
const FOLDER = join(import.meta.dirname, "spoiled");

interface Expected {
  readonly code: string;
  readonly row: number | null;
  readonly column: string | null;
  readonly sheet: string | null;
  readonly value?: string;
}

const EXPECTED = Object.entries(
  JSON.parse(readFileSync(join(FOLDER, "expected.json"), "utf8")) as Record<string, Expected>,
);

const importing = openImporting();

/** Rows of every table that a load could have written to, but for what is kept of the refusal itself. */
async function countRows(): Promise<unknown> {
  const tables = await importing.rows(
    `select table_name as name from information_schema.columns
     where table_schema = 'public' and column_name = 'partnership_id'
       and table_name not in ('load', 'load_problem', 'audit_entry') order by 1`,
  );
  const counts = tables.map(({ name }) => `select '${name}' as name, count(*)::int as rows from "${name}"`);
  return importing.rows(`${counts.join(" union all ")} order by name`);
}

test("every spoiled file has its expectation", () => {
  const files = readdirSync(FOLDER).filter((file) => file !== "expected.json");
  expect(files.sort()).toEqual(EXPECTED.map(([file]) => file).sort());
  expect(files.length).toBeGreaterThanOrEqual(30);
});

test.each(EXPECTED)(
  "%s is refused at its place, with rule and mend, and nothing of it is written",
  async (file, expected) => {
    const before = await countRows();
    const outcome = await importing.load(join(FOLDER, file), {
      isLocalDataOpen: true,
    });
    const [first] = outcome.problems;
    const { code, row, column, sheet } = first ?? {};
    expect({ status: outcome.status, code, row, column, sheet }).toEqual({
      status: "REFUSED",
      code: expected.code,
      row: expected.row,
      column: expected.column,
      sheet: expected.sheet,
    });
    if (expected.value !== undefined) expect(first?.value).toBe(expected.value);
    expect(first?.message.length).toBeGreaterThan(10);
    expect(first?.mend.length).toBeGreaterThan(10);
    expect(await countRows()).toEqual(before);
    const rows = await importing.rows("select status, error_count from load where partnership_id = 1 and id = $1", [
      outcome.loadId,
    ]);
    expect(rows).toEqual([{ status: "REFUSED", error_count: outcome.errorCount }]);
  },
);

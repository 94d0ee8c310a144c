import { Client } from "pg";
import { expect, test } from "vitest";
import { createDatabase } from "../database.ts";

async function countTables(url: string): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query("select count(*)::int as tables from pg_tables where schemaname = 'public'");
    return rows[0].tables;
  } finally {
    await client.end();
  }
}

test("each test file has a database of its own, migrated and ready", async () => {
  const [one, two, empty] = await Promise.all([createDatabase(), createDatabase(), createDatabase("empty")]);
  expect(one.url).not.toBe(two.url);
  expect(await countTables(one.url)).toBeGreaterThan(10);
  expect(await countTables(one.url)).toBe(await countTables(two.url));
  expect(await countTables(empty.url)).toBe(0);
  await Promise.all([one.drop(), two.drop(), empty.drop()]);
  await expect(countTables(one.url)).rejects.toThrow(/does not exist/);
});

import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Limits } from "@tandem/server/graphql/limits/limits";
import { buildApiSchema } from "@tandem/server/graphql/schema";
import { expect, test } from "vitest";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** What is in use, in millions of bytes. */
function used(): number {
  collect();
  return process.memoryUsage().heapUsed / 1e6;
}

/** A document of as many fields as the limits let pass, each named by three letters. */
function denseDocument(number: number): string {
  const fields = Array.from({ length: 1_900 }, (_, at) => (at + 36 ** 2 * 10).toString(36));
  return `{ a${number} { ${fields.join(" ")} } }`;
}

test("a thousand large documents, each asked once, are not held in memory", () => {
  const limits = new Limits(buildApiSchema());
  const before = used();
  for (let number = 0; number < 1_000; number += 1)
    expect(limits.check({ source: denseDocument(number) })).toHaveProperty("cost");
  expect(used() - before).toBeLessThan(60);
  expect(limits.check({ source: "{ __typename }" })).toEqual({ cost: 1 });
});

import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { openOrm } from "@tandem/server/persistence/orm";
import { KeyRing } from "@tandem/server/security/keys/key-ring";
import { makeKey } from "@tandem/server/security/keys/key-text";
import { expect, test } from "vitest";
import { findFreePort } from "../free-port.ts";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** What is in use, in millions of bytes. */
function used(): number {
  collect();
  return process.memoryUsage().heapUsed / 1e6;
}

test("texts of keys sent while no database answers are not held in memory, and are asked for once one does", async () => {
  const orm = await openOrm(`postgres://nobody@127.0.0.1:${await findFreePort()}/none`, "tandem_app");
  const ring = new KeyRing(orm, { now: () => new Date(), isEvaluation: false });
  const refusalOf = (text: string) => ring.admit(text).catch((fault: { code?: string }) => fault.code);
  const { text } = makeKey();
  expect(await refusalOf(text)).toBe("ECONNREFUSED");
  const before = used();
  for (let sent = 0; sent < 4_000; sent += 1) await refusalOf(makeKey().text);
  expect(used() - before).toBeLessThan(1.5);
  // It was never found out that it is no key.
  expect(await refusalOf(text)).toBe("ECONNREFUSED");
  await orm.close(true);
}, 60_000);

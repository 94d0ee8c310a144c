import { EventEmitter } from "node:events";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Turns } from "../../server/src/download/turns.ts";

/** Somebody who asks for a table, and may leave. */
class Asking {
  readonly raw = Object.assign(new EventEmitter(), { destroyed: false });
  readonly caller: string | null;
  state: "WAITS" | "WORKS" | "AWAY" | "DONE" = "WAITS";

  constructor(caller: string | null) {
    this.caller = caller;
  }

  async ask(turns: Turns): Promise<void> {
    const hasTurn = await turns.take({ raw: this.raw } as unknown as Parameters<Turns["take"]>[0], this.caller);
    if (this.state === "WAITS") this.state = hasTurn ? "WORKS" : "AWAY";
  }

  leave(): void {
    this.state = "DONE";
    this.raw.destroyed = true;
    this.raw.emit("close");
  }
}

const settled = () => new Promise<void>((settle) => setImmediate(settle));

const countOf = (all: readonly Asking[], state: Asking["state"], caller?: string | null) =>
  all.filter((one) => one.state === state && (caller === undefined || one.caller === caller)).length;

async function askAll(turns: Turns, callers: readonly (string | null)[]): Promise<Asking[]> {
  const all = callers.map((caller) => new Asking(caller));
  for (const one of all) void one.ask(turns);
  await settled();
  return all;
}

test("one caller has at most half of the turns, however slowly it reads; another's table is written at once", async () => {
  const turns = new Turns(4, 8);
  const slow = await askAll(turns, Array(20).fill("slow"));
  expect([countOf(slow, "WORKS"), countOf(slow, "WAITS"), countOf(slow, "AWAY")]).toEqual([2, 4, 14]);
  const [other] = await askAll(turns, ["other"]);
  expect(other?.state).toBe("WORKS");
  slow.find(({ state }) => state === "WORKS")?.leave();
  await settled();
  expect(countOf(slow, "WORKS")).toBe(2);
});

test("callers who cannot be told apart share all turns", async () => {
  const all = await askAll(new Turns(4, 8), Array(20).fill(null));
  expect([countOf(all, "WORKS"), countOf(all, "WAITS")]).toEqual([4, 8]);
});

test("whatever callers do, shares hold, no turn is lost, and nobody waits who may work", async () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant("ask" as const), caller: fc.constantFrom("a", "b", "c", null) }),
    fc.record({ kind: fc.constant("leave" as const), at: fc.nat() }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const turns = new Turns(4, 6);
      const all: Asking[] = [];
      for (const taken of steps) {
        if (taken.kind === "ask") all.push(...(await askAll(turns, [taken.caller])));
        else {
          const present = all.filter(({ state }) => state === "WORKS" || state === "WAITS");
          present[taken.at % Math.max(1, present.length)]?.leave();
          await settled();
        }
        const working = countOf(all, "WORKS");
        expect(working).toBeLessThanOrEqual(4);
        expect(countOf(all, "WAITS")).toBeLessThanOrEqual(6);
        for (const caller of ["a", "b", "c"]) expect(countOf(all, "WORKS", caller)).toBeLessThanOrEqual(2);
        const mayWork = ({ state, caller }: Asking) =>
          state === "WAITS" && (caller === null || countOf(all, "WORKS", caller) < 2);
        if (working < 4) expect(all.filter(mayWork)).toEqual([]);
      }
      for (const one of all) if (one.state !== "AWAY") one.leave();
      await settled();
      const again = await askAll(turns, ["a", "a", "b", "b"]);
      expect(countOf(again, "WORKS")).toBe(4);
    }),
  );
});

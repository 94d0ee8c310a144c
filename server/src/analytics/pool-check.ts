import type { PoolCheck, PoolPosition } from "./pool-position.ts";

/** What a pool's checks look at beside the pool's own records. */
export type Amounts = Omit<PoolPosition, "checks" | "explanation">;

/** A check, kept or broken. */
export function check(code: string, level: PoolCheck["level"], ok: boolean, message: string, mend: string): PoolCheck {
  return { code, level, ok, message, mend: ok ? "Nothing to do." : mend };
}

/** A rule on an amount is kept only where the amount is known. */
export const holds = (pence: number | null, rule: (pence: number) => boolean) => pence !== null && rule(pence);

/** Whether one known amount is above another. */
export const exceeds = (a: { readonly pence: number | null }, b: { readonly pence: number | null }) =>
  a.pence !== null && b.pence !== null && a.pence > b.pence;

import { apportion } from "./apportionment.ts";
import type { PoolCommission } from "./pool.ts";

/** Each place's share of a whole amount of a contract of several places, by area code; nothing is lost. Null where no place has weight. */
export function sharePlaces(pence: number, places: PoolCommission["places"]): ReadonlyMap<string, number> | null {
  return apportion(
    pence,
    places.map(({ areaCode, weight }) => ({ code: areaCode, weight })),
  );
}

/** What the weights make of the contract's whole yearly value for this partnership; null where that cannot be said. */
export function ownShare({ wholeValuePence, places }: PoolCommission): number | null {
  if (wholeValuePence === null) return null;
  const shares = sharePlaces(wholeValuePence, places);
  const own = places.filter(({ isOwn }) => isOwn);
  return shares === null || own.length === 0
    ? null
    : own.reduce((sum, { areaCode }) => sum + (shares.get(areaCode) ?? 0), 0);
}

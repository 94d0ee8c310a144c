import type { GapParts } from "./gap-parts.ts";

/** What a gap asks for. */
export type Remedy = "COMMISSION_NEW_SCOPE" | "ADD_CAPACITY" | "IMPROVE_DELIVERY" | "RETARGET" | "NONE";

/** Units below which a gap is float dust. */
const DUST = 1e-9;

/** The largest part of what is unmet decides. */
export function chooseRemedy({ coverageGap, capacityGap, distributionGap, deliveryGap }: GapParts): Remedy {
  const largest = Math.max(coverageGap, capacityGap, distributionGap);
  if (!(largest > DUST)) return "NONE";
  if (largest === coverageGap) return "COMMISSION_NEW_SCOPE";
  if (largest === capacityGap) return "ADD_CAPACITY";
  return deliveryGap >= distributionGap - deliveryGap ? "IMPROVE_DELIVERY" : "RETARGET";
}

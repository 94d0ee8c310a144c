import type { FrameQuery } from "@tandem/schema/operations";
import { useOutletContext } from "react-router";
import { yearsUpTo } from "../words/period.ts";
import { useAddress } from "./address.ts";

/** Words every page needs: the partnership, its lines, wards and ages, and today. */
export type Frame = FrameQuery["partnership"] & { readonly today: string };

/** The frame around the page. */
export function useFrame(): Frame {
  return useOutletContext<Frame>();
}

/** Those of the codes whose measures the partnership has: partners count some themselves, and may not have begun. */
export function useMeasuresAt<Code extends string>(codes: readonly Code[]): Code[] {
  const { measures } = useFrame();
  return codes.filter((code) => measures.some((measure) => measure.code === code));
}

/** The financial year the address asks for, and those to choose from. */
export function useYear(choices = yearsUpTo): { readonly year: string; readonly years: readonly string[] } {
  const { today } = useFrame();
  const { get } = useAddress();
  const years = choices(today);
  return { year: years.find((entry) => entry === get("year")) ?? yearsUpTo(today)[0] ?? "", years };
}

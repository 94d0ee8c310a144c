import { type Frame, useFrame } from "./frame.ts";

/** Areas whose published figures stand side by side, by the part they play; codes. */
export interface ComparedAreas {
  readonly own: string;
  /** Statistical neighbours, as loaded. */
  readonly neighbours: readonly string[];
  readonly region: string;
  readonly england: string;
}

/** The areas of a frame; an area that is not loaded has no code. */
export function comparedAreas({ comparedPlaces }: Pick<Frame, "comparedPlaces">): ComparedAreas {
  const codesOf = (kind: string) => comparedPlaces.filter((place) => place.kind === kind).map(({ area }) => area.code);
  const oneOf = (kind: string) => codesOf(kind)[0] ?? "";
  return { own: oneOf("OWN"), neighbours: codesOf("NEIGHBOUR"), region: oneOf("REGION"), england: oneOf("ENGLAND") };
}

/** All of the areas, those that are loaded. */
export function listedAreas({ own, region, england, neighbours }: ComparedAreas): string[] {
  return [own, region, england, ...neighbours].filter((code) => code !== "");
}

/** The areas that the partnership's council is compared with. */
export function useComparedAreas(): ComparedAreas {
  return comparedAreas(useFrame());
}

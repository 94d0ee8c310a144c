import type { Assurance, Variation } from "@tandem/schema/operations";
import { HUES } from "./palette.ts";
import { ASSURANCE_WORDS, VARIATION_WORDS } from "./sign-words.ts";

/** Shapes that mark a month: they differ in form as well as in colour. */
const SIGN_PATHS: Readonly<Record<Exclude<Variation, "COMMON">, { path: string; colour: string }>> = {
  CONCERN: { path: "M0 -7 L7 6 L-7 6 Z", colour: HUES.orange },
  IMPROVEMENT: { path: "M0 -7 L7 0 L0 7 L-7 0 Z", colour: HUES.teal },
};

/** The shape of a month that stands out, or a dot. */
export function VariationShape({ variation }: { variation: Variation }) {
  if (variation === "COMMON") return <circle r={4} fill={HUES.navy} />;
  const { path, colour } = SIGN_PATHS[variation];
  return <path d={path} fill={colour} stroke="#212b32" strokeWidth={1.2} />;
}

/** Whether chance explains the last month: a sign in a ring, with its words. */
export function VariationSign({ variation }: { variation: Variation | null }) {
  if (variation === null) return <span className="tandem-sign">No sign yet</span>;
  return (
    <span className="tandem-sign">
      <svg viewBox="-14 -14 28 28" width="28" height="28" aria-hidden="true" focusable="false">
        <circle r={12.5} fill="#fff" stroke="#4c6272" strokeWidth={1.5} />
        {variation === "COMMON" ? (
          <path d="M-8 2 L-4 -3 L0 3 L4 -3 L8 2" fill="none" stroke="#4c6272" strokeWidth={2.2} />
        ) : (
          <VariationShape variation={variation} />
        )}
      </svg>
      <span>{VARIATION_WORDS[variation]}</span>
    </span>
  );
}

const ASSURANCE_MARKS: Readonly<Record<Assurance, string>> = {
  PASS: "M-6 0 L-2 5 L7 -5",
  FAIL: "M-6 -6 L6 6 M6 -6 L-6 6",
  HIT_AND_MISS: "M-7 4 L-7 -4 M0 6 L0 -2 M7 2 L7 -6",
};

/** Whether the target will be met: a sign in a box, with its words. */
export function AssuranceSign({ assurance }: { assurance: Assurance | null }) {
  if (assurance === null) return <span className="tandem-sign">No sign yet</span>;
  return (
    <span className="tandem-sign">
      <svg viewBox="-14 -14 28 28" width="28" height="28" aria-hidden="true" focusable="false">
        <rect x={-12.5} y={-12.5} width={25} height={25} rx={4} fill="#fff" stroke="#4c6272" strokeWidth={1.5} />
        <path d={ASSURANCE_MARKS[assurance]} fill="none" stroke="#12436d" strokeWidth={3} strokeLinecap="round" />
      </svg>
      <span>{ASSURANCE_WORDS[assurance]}</span>
    </span>
  );
}

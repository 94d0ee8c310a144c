/** Short and uncommon names the reader may not know, in plain words. */
export const TERMS: Readonly<Record<string, string>> = {
  EHC: "Education, health and care: an EHC plan sets out the extra help a child or young person must be given.",
  ICB: "Integrated care board: the NHS body that plans and buys health services in an area.",
  NEET: "Not in education, employment or training.",
  "fair access panel": "Schools and the council, who agree a school for a child who has none.",
  EOTAS: "Education otherwise than at school: lessons the council arranges for a child whom no school suits.",
  SEN: "Special educational needs.",
  NHS: "National Health Service.",
  WTE: "Whole-time equivalent: one full-time post, or part-time posts that add up to one.",
  SEND: "Special educational needs and disabilities.",
  ADHD: "Attention deficit hyperactivity disorder.",
  "section 75":
    "Section 75 of the National Health Service Act 2006 lets a council and the NHS put money into one pool.",
  "High Needs Block": "The part of the schools grant that pays for children with high needs.",
  Dysphagia: "Difficulty with eating, drinking or swallowing.",
  Dietetics: "Help with food and nutrition.",
  Neurodevelopmental: "To do with how the brain grows and works, as in autism.",
  "Alternative provision": "Teaching for children who cannot be at a mainstream or special school.",
  "Specialist resource provision": "Places in a mainstream school with extra specialist staff.",
};

/** A run of plain text, or a name with its meaning. */
export interface TextPart {
  readonly text: string;
  readonly meaning: string | null;
}

const PATTERN = new RegExp(`\\b(${Object.keys(TERMS).join("|")})\\b`, "g");

/** Cuts a text at the first use of each name that is not in `known`, and adds the name to it. */
export function splitAtTerms(text: string, known: Set<string> = new Set()): readonly TextPart[] {
  const parts: TextPart[] = [];
  let start = 0;
  for (const match of text.matchAll(PATTERN)) {
    const term = match[0];
    const meaning = TERMS[term];
    if (meaning === undefined || known.has(term)) continue;
    known.add(term);
    if (match.index > start) parts.push({ text: text.slice(start, match.index), meaning: null });
    parts.push({ text: term, meaning });
    start = match.index + term.length;
  }
  if (start < text.length) parts.push({ text: text.slice(start), meaning: null });
  return parts;
}

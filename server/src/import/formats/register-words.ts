import type { OwnOrganisation } from "../../persistence/queries/own-organisations.query.ts";

/** Words by which directories and contracts name a line of provision; the first that fits is taken. */
const LINE_WORDS: readonly (readonly [words: RegExp, line: string])[] = [
  [/\b(dysphagia|swallowing)\b/i, "DYSPHAGIA"],
  [/\bspeech\b.*\blanguage\b|\bslt\b|\bsalt\b/i, "SLT"],
  [/\boccupational therap/i, "OT"],
  [/\bphysiotherap/i, "PHYSIO"],
  [/\bdiet(etic|itian|ician)/i, "DIET"],
  [/\b(neurodevelopmental|autism|adhd)\b.*\b(assessment|diagnos)/i, "NDA"],
  [/\b(assessment|diagnos)\w*\b.*\b(neurodevelopmental|autism|adhd)\b/i, "NDA"],
  [/\bcamhs\b|\bmental health\b|\bcounselling\b|\bpsychotherap/i, "CAMHS"],
  [/\bcommunity paediatric/i, "CPAED"],
  [/\beducational psycholog/i, "EP"],
  [/\bshort breaks?\b|\brespite\b/i, "SHORTBREAK"],
  [/\balternative provision\b|\bpupil referral\b/i, "AP"],
  [/\b(wheelchair|equipment|orthotic)/i, "EQUIPMENT"],
  [/\b(specially resourced|resource base|resourced provision)\b/i, "SRP"],
  [/\b(supported internship|post-16|preparing for adulthood)\b/i, "POST16"],
];

/** Needs by words. */
const NEED_WORDS: readonly (readonly [words: RegExp, need: string])[] = [
  [/\bspeech\b|\blanguage\b|\bcommunication\b/i, "SLCN"],
  [/\bautis|\basd\b/i, "ASD"],
  [/\bmental health\b|\banxiety\b|\bemotional\b|\bcounselling\b|\bdepression\b/i, "SEMH"],
  [/\bhearing\b|\bdeaf/i, "HI"],
  [/\bvisual impair|\bvision\b|\bblind/i, "VI"],
  [/\bphysical disab|\bmobility\b|\bphysiotherap/i, "PD"],
  [/\blearning disab|\blearning difficult/i, "MLD"],
];

/** The line a text is about; null where it names none. */
export function lineOf(text: string): string | null {
  return LINE_WORDS.find(([words]) => words.test(text))?.[1] ?? null;
}

/** Needs a text names. */
export function needsOf(text: string): string[] {
  return [...new Set(NEED_WORDS.filter(([words]) => words.test(text)).map(([, need]) => need))];
}

/** What a service does, by words: assessment, equipment, training and advice stand out; the rest treats. */
export function functionOf(text: string): string {
  if (/\bassess|\bdiagnos/i.test(text)) return "ASSESS";
  if (/\bequipment\b|\bwheelchair/i.test(text)) return "EQUIP";
  if (/\btraining\b|\bworkforce\b/i.test(text)) return "TRAIN";
  return /\badvice\b|\binformation\b|\bconsultation\b/i.test(text) ? "ADVISE" : "TREAT";
}

/** Layer of support, by words; targeted where none is named. */
export function layerOf(text: string): string {
  if (/\bspecialist\b/i.test(text)) return "SPECIALIST";
  return /\buniversal\b/i.test(text) ? "UNIVERSAL" : "TARGETED";
}

/** Kind of an organisation by its name. */
export function organisationKindOf(name: string): string {
  if (/\b(council|borough)\b/i.test(name)) return "COUNCIL";
  if (/\b(integrated care board|icb)\b/i.test(name)) return "ICB";
  if (/\bnhs\b/i.test(name)) return "NHS_TRUST";
  if (/\bcollege\b/i.test(name)) return "COLLEGE";
  if (/\b(school|academy)\b/i.test(name)) return "SCHOOL";
  return /\b(ltd|limited|plc|llp)\b/i.test(name) ? "INDEPENDENT" : "VOLUNTARY";
}

const bare = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, "");

/** The partnership's own organisation that a name or identifier is of; null where it has none. */
export function findOrganisation(
  own: readonly OwnOrganisation[],
  name: string,
  identifiers: readonly string[],
): OwnOrganisation | null {
  const isIdentified = ({ odsCode, gssCode, code }: OwnOrganisation) =>
    [odsCode, gssCode, code].some((known) => known !== null && identifiers.includes(known));
  return own.find(isIdentified) ?? own.find((organisation) => bare(organisation.name) === bare(name)) ?? null;
}

/** A code made of parts: capitals, figures and lines, at most 60. */
export function codeOf(...parts: readonly string[]): string {
  return parts
    .join("-")
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60);
}

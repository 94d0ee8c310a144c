import { WARDS } from "./wards.ts";

const SURVEY = {
  survey_code: "FORUM-2025",
  survey_name: "Parent carer forum survey, autumn 2025 (illustrative)",
} as const;
const HELD_ON = "2025-11-30";

/** Wards the forum asked in, and how many families answered. */
const ASKED: readonly (readonly [ward: string, families: number])[] = [
  ["Blakenall", 34],
  ["Bloxwich East", 27],
  ["Palfrey", 38],
  ["Pleck", 31],
  ["St Matthew's", 29],
  ["Darlaston South", 22],
];

interface PriorityPlan {
  readonly code: string;
  readonly words: string;
  readonly need: string | null;
  readonly line: string | null;
  /** Families who said so, in the order of the wards; null was not submitted. */
  readonly families: readonly (number | null)[];
}

const PRIORITIES: readonly PriorityPlan[] = [
  {
    code: "AUTISM-WAIT",
    words: "A shorter wait for an autism or ADHD assessment, and help while we wait",
    need: "ASD",
    line: "NDA",
    families: [21, 14, 26, 22, 17, 11],
  },
  {
    code: "ONE-STORY",
    words: "Telling our story once, not again to every service",
    need: null,
    line: null,
    families: [16, 13, 19, 15, 12, 10],
  },
  {
    code: "EARLY-SPEECH",
    words: "Help with talking that starts before school",
    need: "SLCN",
    line: "SLT",
    families: [15, 12, 14, 9, 13, 6],
  },
  {
    code: "BEFORE-CRISIS",
    words: "Somebody to talk to before things get to a crisis",
    need: "SEMH",
    line: "CAMHS",
    families: [18, 9, 12, 11, 10, 5],
  },
  {
    code: "BREAKS",
    words: "A regular short break that we can plan around",
    need: null,
    line: "SHORTBREAK",
    families: [9, 4, 8, 3, 2, 0],
  },
  {
    code: "AFTER-SCHOOL",
    words: "Knowing early what comes after school",
    need: null,
    line: "POST16",
    families: [5, 3, 4, 2, 3, 1],
  },
  {
    code: "SAFE-EATING",
    words: "Advice on eating and swallowing close to home",
    need: "DYSPHAGIA",
    line: "DYSPHAGIA",
    families: [1, 0, 2, 0, 1, 0],
  },
  {
    code: "ONE-CONTACT",
    words: "One person who answers when we ring",
    need: null,
    line: null,
    families: [11, 9, 12, 10, 8, null],
  },
];

/** What changed because of them; of the others nothing is recorded. */
const CHANGES = [
  {
    priority_code: "AUTISM-WAIT",
    changed_on: "2026-01-12",
    change: "Families who wait hear every three months where they stand, and may ring a named worker.",
    service_line_code: "NDA",
  },
  {
    priority_code: "AUTISM-WAIT",
    changed_on: "2026-03-02",
    change: "Help at home and in school no longer depends on a diagnosis.",
    service_line_code: null,
  },
  {
    priority_code: "EARLY-SPEECH",
    changed_on: "2026-02-02",
    change: "A therapist holds a weekly drop-in at the family hub; nobody needs a referral.",
    service_line_code: "SLT",
  },
  {
    priority_code: "ONE-STORY",
    changed_on: "2026-02-16",
    change: "A page about the child, written with the family, goes with every referral.",
    service_line_code: null,
  },
] as const;

function wardCode(name: string): string {
  const found = WARDS.find((ward) => ward.name === name);
  if (found === undefined) throw new RangeError(`${name} is no ward`);
  return found.code;
}

/** Rows of the family priorities file. */
export function familyPriorityRows() {
  return PRIORITIES.flatMap(({ code, words, need, line, families }) =>
    ASKED.map(([ward, asked], index) => {
      const count = families[index] ?? null;
      return {
        survey_code: SURVEY.survey_code,
        priority_code: code,
        area_code: wardCode(ward),
        survey_name: SURVEY.survey_name,
        held_on: HELD_ON,
        priority: words,
        need_code: need,
        service_line_code: line,
        families: count,
        families_asked: asked,
        state: count === null ? "NOT_SUBMITTED" : "KNOWN",
      };
    }),
  );
}

/** Rows of the file of what changed because of them. */
export function familyPriorityChangeRows() {
  return CHANGES.map((change, index) => ({
    survey_code: SURVEY.survey_code,
    priority_code: change.priority_code,
    number: 1 + CHANGES.slice(0, index).filter(({ priority_code }) => priority_code === change.priority_code).length,
    changed_on: change.changed_on,
    change: change.change,
    service_line_code: change.service_line_code,
  }));
}

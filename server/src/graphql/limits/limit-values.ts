/** What a document or its variables may hold at most. */
export const LIMITS = {
  characters: 50_000,
  tokens: 2_000,
  nesting: 40,
  operations: 20,
  fragments: 100,
  fields: 2_000,
  depth: 16,
  aliases: 50,
  rootFields: 20,
  directives: 50,
  repeats: 100,
  variableValues: 20_000,
  variableDepth: 20,
  pageSize: 1_000,
  cost: 500_000,
} as const;

export type LimitName = keyof typeof LIMITS;

/** What each limit counts, and what to do where it is passed. */
export const LIMIT_WORDS: Readonly<Record<LimitName, readonly [counts: string, mend: string]>> = {
  characters: ["characters of the document", "send values as variables, and less in one request"],
  tokens: ["words and marks of the document", "ask for less in one request"],
  nesting: ["brackets open at once in the document", "ask for the inner part apart"],
  operations: ["operations in the document", "send each in a document of its own"],
  fragments: ["fragments in the document", "ask for less in one request"],
  fields: [
    "fields and spreads of the document, counted anew wherever a fragment is used",
    "ask for less in one request",
  ],
  depth: ["fields within one another", "ask for the inner part apart"],
  aliases: ["fields under another name", "send each question in a request of its own"],
  rootFields: ["fields at the top of one operation", "send each question in a request of its own"],
  directives: ["directives in the document", "leave out what they would leave out"],
  repeats: ["fields asked for more than once at one place", "ask for each once"],
  variableValues: ["values in the variables, those in lists and objects among them", "send fewer in one request"],
  variableDepth: ["lists and objects within one another in the variables", "flatten them"],
  pageSize: ["rows of one page (`first`)", "take further pages by `after`"],
  cost: ["points of the operation", "ask for smaller pages or fewer fields"],
};

/** Why a request is refused before it runs. */
export interface Refusal {
  readonly limit: LimitName;
  readonly most: number;
  /** Counted; where counting stopped at the limit, the first number past it. */
  readonly found: number;
  /** Points of the operation; null where counting them would have been work already. */
  readonly cost: number | null;
  readonly message: string;
}

/** A refusal for passing a limit; null where the limit holds. */
function checkLimit(limit: LimitName, found: number, cost: number | null = null): Refusal | null {
  const most = LIMITS[limit];
  if (found <= most) return null;
  const [counts, mend] = LIMIT_WORDS[limit];
  return { limit, most, found, cost, message: `limit ${limit}: ${counts} must be ${most} at most; ${mend}.` };
}

/** The first limit that is passed; null where all hold. */
export function checkLimits(found: Partial<Record<LimitName, number>>, cost: number | null = null): Refusal | null {
  for (const [limit, count] of Object.entries(found) as [LimitName, number][]) {
    const refusal = checkLimit(limit, count, cost);
    if (refusal !== null) return refusal;
  }
  return null;
}

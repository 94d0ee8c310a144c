/** How counts of children from one source are published. */
export interface DisclosurePolicy {
  readonly code: string;
  readonly name: string;
  /** Counts from this to `hiddenTo`, both included, are hidden; 0 hides zeros too. Nothing is where `hiddenTo` is less. */
  readonly hiddenFrom: number;
  readonly hiddenTo: number;
  /** Counts that are shown are rounded to the nearest multiple of this; 1 leaves them. */
  readonly roundTo: number;
  /** Document the rule is from. */
  readonly source: string;
}

/** Policies by code. */
export const DISCLOSURE_POLICIES: Readonly<Record<string, DisclosurePolicy>> = {
  HES: {
    code: "HES",
    name: "1 to 7 hidden, others to the nearest 5, zero shown",
    hiddenFrom: 1,
    hiddenTo: 7,
    roundTo: 5,
    source: "NHS Digital, change to disclosure control methodology for HES and ECDS, September 2018",
  },
  MHSDS: {
    code: "MHSDS",
    name: "0 to 4 hidden, others to the nearest 5",
    hiddenFrom: 0,
    hiddenTo: 4,
    roundTo: 5,
    source: "NHS England, Mental Health Services Monthly Statistics, published code",
  },
  MHSDS_PEOPLE: {
    code: "MHSDS_PEOPLE",
    name: "1 to 4 hidden, others to the nearest 5, zero shown",
    hiddenFrom: 1,
    hiddenTo: 4,
    roundTo: 5,
    source: "NHS England, Mental Health Services Monthly Statistics, published code for counts of people",
  },
  OPENSAFELY: {
    code: "OPENSAFELY",
    name: "0 to 7 hidden, others to the nearest 5",
    hiddenFrom: 0,
    hiddenTo: 7,
    roundTo: 5,
    source: "OpenSAFELY, releasing files: rounding counts",
  },
  ACRO: {
    code: "ACRO",
    name: "0 to 9 hidden, others to the nearest 5",
    hiddenFrom: 0,
    hiddenTo: 9,
    roundTo: 5,
    source: "ACRO, default risk appetite: threshold 10, zeros disclosive",
  },
  OPEN: {
    code: "OPEN",
    name: "nothing hidden or rounded: figures that are published already",
    hiddenFrom: 1,
    hiddenTo: 0,
    roundTo: 1,
    source: "Publisher's own disclosure control",
  },
};

/** The policy of counts whose source states none. */
export const DEFAULT_POLICY = "HES";

/** Whether a policy hides a count for its own size. */
export function isHiddenBy({ hiddenFrom, hiddenTo }: DisclosurePolicy, count: number): boolean {
  return count >= hiddenFrom && count <= hiddenTo;
}

/** A count as a policy shows it; NaN where it hides it. */
export function publishCount(count: number, policy: DisclosurePolicy): number {
  if (!Number.isInteger(count) || count < 0) throw new RangeError("count must be a whole number and not negative");
  return isHiddenBy(policy, count) ? Number.NaN : Math.round(count / policy.roundTo) * policy.roundTo;
}

/** Least width of the interval that published sums may leave to a hidden count: the widest the policy's own rule leaves. */
export function protectionOf({ hiddenTo }: DisclosurePolicy): number {
  return Math.max(hiddenTo, 1);
}

/** The policy that hides whatever any of them hides, and rounds as coarsely as any, for a table of several sources. */
export function strictest(policies: readonly DisclosurePolicy[]): DisclosurePolicy {
  const hiding = policies.filter(({ hiddenFrom, hiddenTo }) => hiddenTo >= hiddenFrom);
  const [first, ...rest] = hiding.length > 0 ? hiding : policies;
  if (first === undefined) throw new RangeError("a strictest policy needs one at least");
  return rest.reduce(
    (strict, policy) => ({
      code: strict.code === policy.code ? strict.code : `${strict.code}+${policy.code}`,
      name: strict.name,
      hiddenFrom: Math.min(strict.hiddenFrom, policy.hiddenFrom),
      hiddenTo: Math.max(strict.hiddenTo, policy.hiddenTo),
      roundTo: Math.max(strict.roundTo, policy.roundTo),
      source: strict.source === policy.source ? strict.source : `${strict.source}; ${policy.source}`,
    }),
    first,
  );
}

const BADGES: Readonly<Record<string, { readonly label: string; readonly kind: string }>> = {
  ILLUSTRATIVE: { label: "Illustrative data", kind: "illustrative" },
  LOCAL: { label: "Local return", kind: "local" },
  OFFICIAL: { label: "Official figures", kind: "official" },
};

const WEAKEST_FIRST = ["ILLUSTRATIVE", "LOCAL", "OFFICIAL"] as const;

/** The weakest provenance of several; null of none. */
export function weakest(provenances: readonly string[]): string | null {
  return WEAKEST_FIRST.find((entry) => provenances.includes(entry)) ?? null;
}

/** Where figures come from, in two words. */
export function Badge({ provenance }: { provenance: string | null }) {
  const badge = provenance === null ? undefined : BADGES[provenance];
  return badge === undefined ? null : (
    <strong className={`tandem-badge tandem-badge--${badge.kind}`}>{badge.label}</strong>
  );
}

/** A page that has an address of its own in the navigation. */
export interface Page {
  readonly to: string;
  readonly label: string;
  /** The rule of "who sees what" that lets people onto it. */
  readonly rule: string;
}

/** Every page, in the order of the navigation. */
export const PAGES: readonly Page[] = [
  { to: "/", label: "Overview", rule: "READ_FIGURES" },
  { to: "/gaps", label: "Gaps", rule: "READ_FIGURES" },
  { to: "/overlaps", label: "Overlaps", rule: "READ_FIGURES" },
  { to: "/services", label: "Services", rule: "READ_REGISTER" },
  { to: "/waits", label: "Waits", rule: "READ_FIGURES" },
  { to: "/ehc-plans", label: "EHC plans", rule: "READ_FIGURES" },
  { to: "/alternative-provision", label: "Alternative provision", rule: "READ_FIGURES" },
  { to: "/adulthood", label: "Preparing for adulthood", rule: "READ_FIGURES" },
  { to: "/understanding", label: "Shared understanding", rule: "READ_FIGURES" },
  { to: "/pooled-budgets", label: "Pooled budgets", rule: "READ_MONEY" },
  { to: "/arrangements", label: "Arrangements", rule: "READ_MONEY" },
  { to: "/data", label: "Data", rule: "READ_REGISTER" },
  { to: "/api-guide", label: "API", rule: "READ_REGISTER" },
  { to: "/people", label: "People", rule: "MANAGE_PEOPLE" },
  { to: "/keys", label: "Keys", rule: "MANAGE_KEYS" },
  { to: "/audit", label: "Audit log", rule: "READ_AUDIT" },
];

/** Pages that stand in the footer alone. */
export const FOOTER_PAGES: readonly Page[] = [
  { to: "/accessibility", label: "Accessibility statement", rule: "READ_REGISTER" },
];

/** The page an address belongs to; addresses further in belong to the page above them. Undefined where there is none. */
export function pageAt(pathname: string): Page | undefined {
  return [...PAGES, ...FOOTER_PAGES].find(({ to }) =>
    to === "/" ? pathname === to : pathname === to || pathname.startsWith(`${to}/`),
  );
}

/** A page that has an address of its own in the navigation. */
export interface Page {
  readonly to: string;
  readonly label: string;
  /** The rule of "who sees what" that lets people onto it. */
  readonly rule: string;
  /** Whether pages of its own lie under its address. */
  readonly hasInner?: true;
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
  { to: "/pooled-budgets", label: "Pooled budgets", rule: "READ_MONEY", hasInner: true },
  { to: "/arrangements", label: "Arrangements", rule: "READ_MONEY", hasInner: true },
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

/** An address as the router matches it: in any case, with or without a stroke at its end. */
const plain = (pathname: string) => pathname.toLowerCase().replace(/(?<=.)\/+$/, "");

/** Whether an address lies under a page's own. */
export function isUnder({ to, hasInner }: Page, pathname: string): boolean {
  return hasInner === true && plain(pathname).startsWith(`${to}/`);
}

/** The page of an address, or the one it lies under; undefined where there is none. */
export function pageAt(pathname: string): Page | undefined {
  return [...PAGES, ...FOOTER_PAGES].find((page) => plain(pathname) === page.to || isUnder(page, pathname));
}

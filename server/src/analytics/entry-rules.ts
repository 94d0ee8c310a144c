import { type BrokenRule, broken } from "./broken-rule.ts";
import { yearOfMonth } from "./financial-year.ts";
import type { LedgerEntry } from "./ledger.ts";

/** Largest amount of one entry, in pence: a hundred thousand million pounds. */
const LARGEST_PENCE = 10_000_000_000_000;

/** Longest reference and description. */
const LONGEST = { reference: 60, description: 300 };

const PARTIES: readonly LedgerEntry["kind"][] = ["CONTRIBUTION", "SETTLEMENT", "RETURN"];
const SPENDING: readonly LedgerEntry["kind"][] = ["SPEND", "ACCRUAL"];

type Entry = Omit<LedgerEntry, "enteredBy">;

/** Plain text without control characters, some of it at least. */
function isText(text: string, longest: number): boolean {
  return text.trim() !== "" && text.length <= longest && !/\p{Cc}/u.test(text);
}

function amountRule({ pence, reference, description }: Entry): BrokenRule | null {
  if (!isText(reference, LONGEST.reference))
    return broken("REFERENCE", "reference", "A reference has 1 to 60 characters.", "Use the voucher's number.");
  if (!isText(description, LONGEST.description))
    return broken(
      "DESCRIPTION",
      "description",
      "A description has 1 to 300 characters.",
      "Say in a line what it is for.",
    );
  if (pence === 0 || Math.abs(pence) > LARGEST_PENCE)
    return broken(
      "AMOUNT",
      "pence",
      "An amount is not 0, and at most 100 thousand million pounds.",
      "Give the amount in whole pence.",
    );
  return null;
}

function partyRule({ kind, organisationCode, fundingSourceCode, form }: Entry): BrokenRule | null {
  const isOfParty = PARTIES.includes(kind);
  if (isOfParty !== (organisationCode !== null))
    return isOfParty
      ? broken("PARTY", "organisation", "The party is missing.", "Name the organisation that pays or is paid.")
      : broken("PARTY", "organisation", "Only contributions, settlements and returns name a party.", "Leave it out.");
  const isContribution = kind === "CONTRIBUTION";
  if (isContribution !== (fundingSourceCode !== null))
    return isContribution
      ? broken("SOURCE", "fundingSource", "The source is missing.", "Name the funding source of the contribution.")
      : broken("SOURCE", "fundingSource", "Only contributions name a source.", "Leave it out.");
  if (isContribution !== (form !== null))
    return isContribution
      ? broken("FORM", "form", "The form is missing.", "Say CASH, IN_KIND or NOTIONAL.")
      : broken("FORM", "form", "Only contributions have a form.", "Leave it out.");
  return null;
}

function purposeRule({ kind, schemeCode, commissionCode, adjustsYear, financialYear }: Entry): BrokenRule | null {
  const isSpending = SPENDING.includes(kind);
  if (isSpending && schemeCode === null)
    return broken("SCHEME", "scheme", "The scheme is missing.", "Name the scheme that spends.");
  if (PARTIES.includes(kind) && schemeCode !== null)
    return broken("SCHEME", "scheme", "Only spend, what is owed and other income name a scheme.", "Leave it out.");
  if (!isSpending && commissionCode !== null)
    return broken("COMMISSION", "commission", "Only spend and what is owed name a commission.", "Leave it out.");
  if (adjustsYear !== null && adjustsYear >= financialYear)
    return broken(
      "ADJUSTS_YEAR",
      "adjustsYear",
      "The year put right is before the year posted to.",
      "Name an earlier year, or none.",
    );
  return null;
}

/** The first rule an entry breaks by itself; null where it is sound. */
export function findBrokenEntryRule(entry: Entry): BrokenRule | null {
  if (yearOfMonth(entry.month) !== entry.financialYear)
    return broken("MONTH", "month", "The month is not in the financial year.", "Post to the year the month lies in.");
  return amountRule(entry) ?? partyRule(entry) ?? purposeRule(entry);
}

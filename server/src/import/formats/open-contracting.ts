import { z } from "zod";
import { type Place, problemAt, warningAt } from "../../persistence/stores/problem.ts";
import type { TableRows } from "../../persistence/stores/staging.ts";
import { dayOf } from "../cell.ts";
import type { Format, Peek, ReadRequest } from "./format.ts";
import { RegisterRows } from "./register-rows.ts";
import { codeOf, functionOf, layerOf, lineOf } from "./register-words.ts";

const text = z.string().nullish();
const reference = z.looseObject({ id: z.union([z.string(), z.number()]).nullish(), name: text });

const party = z.looseObject({
  id: z.union([z.string(), z.number()]),
  name: text,
  identifier: z.looseObject({ id: z.union([z.string(), z.number()]).nullish(), legalName: text }).nullish(),
});

const period = z.looseObject({ startDate: text, endDate: text });
const value = z.looseObject({ amount: z.number().nullish(), currency: text });
const item = z.looseObject({
  description: text,
  classification: z.looseObject({ id: z.union([z.string(), z.number()]).nullish(), description: text }).nullish(),
});

const award = z.looseObject({
  id: z.union([z.string(), z.number()]),
  title: text,
  description: text,
  suppliers: z.array(reference).nullish(),
  items: z.array(item).nullish(),
  contractPeriod: period.nullish(),
  value: value.nullish(),
});

const contract = z.looseObject({
  id: z.union([z.string(), z.number()]),
  awardID: z.union([z.string(), z.number()]).nullish(),
  title: text,
  description: text,
  status: text,
  period: period.nullish(),
  value: value.nullish(),
  items: z.array(item).nullish(),
});

const release = z.looseObject({
  ocid: z.string().min(1),
  date: text,
  parties: z.array(party).nullish(),
  buyer: reference.nullish(),
  tender: z.looseObject({ title: text, description: text }).nullish(),
  awards: z.array(award).nullish(),
  contracts: z.array(contract).nullish(),
});

type Release = z.infer<typeof release>;
type Contract = z.infer<typeof contract>;
type Award = z.infer<typeof award>;

/** Releases of a package; a record stands for its compiled release, or its newest. */
function releasesIn(document: unknown): readonly unknown[] | null {
  if (typeof document !== "object" || document === null) return null;
  if ("releases" in document && Array.isArray(document.releases)) return document.releases;
  if ("records" in document && Array.isArray(document.records))
    return document.records.flatMap((record: unknown) => {
      const { compiledRelease, releases } = record as { compiledRelease?: unknown; releases?: unknown[] };
      return compiledRelease === undefined ? (releases ?? []) : [compiledRelease];
    });
  return null;
}

/** The day of a moment as OCDS writes it; null where it is none, as 2025-02-30 is not. */
const dayOfMoment = (moment: string | null | undefined) => dayOf((moment ?? "").slice(0, 10));

/** Largest whole value: a yearly one twelve times as large can still be kept exactly. */
const LARGEST_PENCE = Math.floor(Number.MAX_SAFE_INTEGER / 12);

const MONTH_MS = (365.25 / 12) * 86_400_000;

/** Whole months from the first to the last day, at least one. */
function monthsBetween(from: string, to: string): number {
  const days = Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`) + 86_400_000;
  return Math.max(1, Math.round(days / MONTH_MS));
}

/** A contract with its award and whom it is between. */
interface Deal {
  readonly own: Release;
  readonly contract: Contract;
  readonly award: Award | undefined;
  readonly place: Place;
}

const wordsOf = ({ own, contract: signed, award: awarded }: Deal) =>
  [
    signed.title,
    awarded?.title,
    own.tender?.title,
    signed.description,
    awarded?.description,
    own.tender?.description,
    ...[...(signed.items ?? []), ...(awarded?.items ?? [])].flatMap((entry) => [
      entry.description,
      entry.classification?.description,
    ]),
  ]
    .filter(Boolean)
    .join(" \n ");

/** The code of the organisation a release refers to. */
function partyCode(
  rows: RegisterRows,
  own: Release,
  place: Place,
  referred: z.infer<typeof reference> | null | undefined,
): string | null {
  if (referred == null) return null;
  const found = own.parties?.find(({ id }) => String(id) === String(referred.id ?? ""));
  const name = found?.name ?? referred.name ?? found?.identifier?.legalName;
  if (name == null) return null;
  const identifiers = [found?.identifier?.id, referred.id].flatMap((id) => (id == null ? [] : String(id)));
  return rows.organisation(place, name, identifiers);
}

/** The whole value of a contract in pence, as its document has it in pounds; null where it gives none. */
function wholePence({ contract: signed, award: awarded }: Deal): number | null {
  const amount = signed.value?.amount ?? awarded?.value?.amount;
  return amount == null ? null : Math.round(amount * 100);
}

/** Yearly value in pence: the whole value over the contract's months. */
function annualPence(deal: Deal, months: number): number | null {
  const whole = wholePence(deal);
  return whole === null ? null : Number((BigInt(whole) * 24n + BigInt(months)) / (2n * BigInt(months)));
}

function checkDeal(request: ReadRequest, { own, contract: signed, award: awarded, place }: Deal): boolean {
  const { problems } = request;
  const currency = signed.value?.currency ?? awarded?.value?.currency ?? "GBP";
  if (currency !== "GBP")
    problems.add(
      problemAt(
        { ...place, column: "value.currency", value: currency },
        "BAD_VALUE",
        "value.currency must be GBP.",
        "Give the value in pounds.",
      ),
    );
  const start = dayOfMoment(signed.period?.startDate ?? awarded?.contractPeriod?.startDate);
  if (start === null)
    problems.add(
      problemAt(
        { ...place, column: "period.startDate" },
        "BAD_VALUE",
        "period.startDate must be a day.",
        "Give the first day of the contract, as 2025-04-01.",
      ),
    );
  const pence = wholePence({ own, contract: signed, award: awarded, place });
  const isSum = pence === null || (Number.isSafeInteger(pence) && pence >= 0 && pence <= LARGEST_PENCE);
  if (!isSum)
    problems.add(
      problemAt(
        { ...place, column: "value.amount", value: String(pence === null ? "" : pence / 100) },
        "BAD_VALUE",
        "value.amount must be a sum in pounds from 0 to 7 million million.",
        "Give the value of the whole contract.",
      ),
    );
  return currency === "GBP" && start !== null && isSum;
}

function addDeal(rows: RegisterRows, request: ReadRequest, deal: Deal): boolean {
  const { own, contract: signed, award: awarded, place } = deal;
  const buyer = partyCode(rows, own, place, own.buyer);
  const supplier = partyCode(rows, own, place, awarded?.suppliers?.[0]);
  const words = wordsOf(deal);
  const line = lineOf(words);
  if (!checkDeal(request, deal)) return true;
  if (line === null || buyer === null || supplier === null || signed.status === "cancelled") return false;
  const from = dayOfMoment(signed.period?.startDate ?? awarded?.contractPeriod?.startDate) as string;
  const to = dayOfMoment(signed.period?.endDate ?? awarded?.contractPeriod?.endDate);
  const code = codeOf(own.ocid, String(signed.id).replace(own.ocid, ""));
  const name = signed.title ?? awarded?.title ?? own.tender?.title ?? code;
  rows.add("service", code, place, {
    code,
    name,
    service_line_code: line,
    provider_code: supplier,
    layer_code: layerOf(words),
    function_code: functionOf(words),
  });
  rows.add("commission", code, place, {
    code,
    service_code: code,
    commissioner_code: buyer,
    contract_reference: String(signed.id),
    starts_on: from,
    ends_on: to,
    annual_value_pence: annualPence(deal, to === null ? 12 : monthsBetween(from, to)),
    is_spot: false,
    apportionment: "WHOLE",
    share_parts: 1,
    share_of: 1,
  });
  request.problems.add(
    warningAt(
      { ...place, column: "title", value: name },
      "LINE_FROM_WORDS",
      `${name} is taken for ${line} by its words, and its value is spread evenly over its months.`,
      "Check it, and correct service and commission by the own templates if it is not so.",
    ),
  );
  return true;
}

function addRelease(rows: RegisterRows, request: ReadRequest, own: Release, row: number): number {
  const place = { row };
  let leftOut = 0;
  for (const signed of own.contracts ?? []) {
    const found = own.awards?.find(({ id }) => String(id) === String(signed.awardID ?? "")) ?? own.awards?.[0];
    if (!addDeal(rows, request, { own, contract: signed, award: found, place })) leftOut += 1;
  }
  return leftOut;
}

async function* readRows(request: ReadRequest): AsyncGenerator<TableRows> {
  const { peek, tables, organisations, problems } = request;
  const entries = (peek.kind === "json" ? releasesIn(peek.document) : null) ?? [];
  const rows = new RegisterRows(tables, organisations);
  const sound: { readonly own: Release; readonly row: number }[] = [];
  for (const [at, entry] of entries.entries()) {
    const read = release.safeParse(entry);
    if (read.success) sound.push({ own: read.data, row: at + 1 });
    else
      for (const { path, message } of read.error.issues)
        problems.add(
          problemAt(
            { row: at + 1, column: path.join(".") },
            "BAD_VALUE",
            `${path.join(".")}: ${message}.`,
            "Follow OCDS 1.1.",
          ),
        );
  }
  // An amendment is a later release of the same contract, and replaces it.
  sound.sort((a, b) => (a.own.date ?? "").localeCompare(b.own.date ?? ""));
  const leftOut = sound.reduce((sum, { own, row }) => sum + addRelease(rows, request, own, row), 0);
  if (leftOut > 0)
    problems.add(
      warningAt(
        {},
        "CONTRACTS_LEFT_OUT",
        `${leftOut} contracts are of no line Tandem has, were cancelled, or lack a buyer or supplier; they are left out.`,
        "Name the line in the contract's title, as speech and language therapy.",
      ),
    );
  yield* rows.take();
}

/** Open Contracting Data Standard 1.1: release and record packages; a row is a release's place in its package. */
export const openContracting: Format = {
  code: "open-contracting",
  name: "Open Contracting Data Standard 1.1 (JSON)",
  isPublished: false,
  recognise: (peek: Peek) => {
    const found = peek.kind === "json" ? releasesIn(peek.document) : null;
    return found?.some((entry) => typeof entry === "object" && entry !== null && "ocid" in entry) === true;
  },
  open: (request) => ({
    template: "open-contracting",
    origin: { dataset: "Contracts", publisher: "Own return", release: null, url: null, licence: null },
    rows: readRows(request),
  }),
};

import { z } from "zod";
import { problemAt, warningAt } from "../../persistence/stores/problem.ts";
import type { TableRows } from "../../persistence/stores/staging.ts";
import { monthOf } from "../cell.ts";
import type { Format, Peek, ReadRequest } from "./format.ts";
import { RegisterRows } from "./register-rows.ts";
import { codeOf, functionOf, layerOf, lineOf, needsOf } from "./register-words.ts";

const text = z.string().nullish();

const term = z.looseObject({ taxonomy_term: z.looseObject({ code: text, name: text }).nullish() });

const organization = z.looseObject({
  id: z.string(),
  name: z.string(),
  organization_identifiers: z
    .array(z.looseObject({ identifier: z.union([z.string(), z.number()]).nullish() }))
    .nullish(),
});

const service = z.looseObject({
  id: z.string().min(1),
  name: z.string().min(1),
  status: z.string(),
  description: text,
  minimum_age: z.number().nullish(),
  maximum_age: z.number().nullish(),
  last_modified: text,
  organization: organization.nullish(),
  service_areas: z.array(z.looseObject({ name: text, uri: text, service_area: text })).nullish(),
  attributes: z.array(term).nullish(),
});

type Service = z.infer<typeof service>;

/** Oldest age that Tandem's services are for. */
const OLDEST = 25;

/** Services of a document: one alone, a page of several, or those of an organisation; null where it is none of these. */
function servicesIn(document: unknown): readonly unknown[] | null {
  if (Array.isArray(document)) return document.every(isService) ? document : null;
  if (typeof document !== "object" || document === null) return null;
  if ("contents" in document && Array.isArray(document.contents)) return document.contents;
  if ("services" in document && Array.isArray(document.services)) {
    const { services, ...owner } = document as { services: unknown[] };
    return services.map((entry) => ({ organization: owner, ...(entry as object) }));
  }
  return isService(document) ? [document] : null;
}

function isService(entry: unknown): boolean {
  return typeof entry === "object" && entry !== null && ["id", "name", "status"].every((key) => key in entry);
}

const termsOf = ({ attributes }: Service) =>
  (attributes ?? [])
    .flatMap(({ taxonomy_term: found }) => [found?.code, found?.name])
    .filter((word) => typeof word === "string");

const wordsOf = (entry: Service) => [entry.name, ...termsOf(entry), entry.description ?? ""].join(" \n ");

/** Areas a service names that Tandem has: by a GSS code in the address, or by name. */
function areasOf({ areas }: ReadRequest, entry: Service): string[] {
  const found = (entry.service_areas ?? []).flatMap(({ name, uri, service_area: label }) => {
    const code = /[EWSN]\d{8}/.exec(`${uri ?? ""} ${name ?? ""}`)?.[0];
    const named = [name, label].flatMap(
      (word) => areas.named("COUNCIL", word ?? "") ?? areas.named("WARD", word ?? "") ?? [],
    );
    return [areas.find(code ?? "")?.code, named[0]?.code].filter((known) => known !== undefined);
  });
  return [...new Set(found)];
}

const firstOfMonth = (moment: string | null | undefined, today: string) =>
  `${monthOf((moment ?? "").slice(0, 7)) ?? today.slice(0, 7)}-01`;

/** Adds a service's reach where it says whom it reaches; what it leaves out is said. */
function addReach(rows: RegisterRows, request: ReadRequest, entry: Service, code: string, row: number): void {
  const { problems, today } = request;
  const needs = needsOf(wordsOf(entry));
  const areas = areasOf(request, entry);
  if (needs.length === 0 || areas.length === 0) {
    const missing = [needs.length === 0 ? "needs" : "", areas.length === 0 ? "areas" : ""]
      .filter(Boolean)
      .join(" and ");
    problems.add(
      warningAt(
        { row, column: needs.length === 0 ? "attributes" : "service_areas", value: entry.name },
        "REACH_UNKNOWN",
        `${entry.name} names no ${missing} that Tandem has, so whom it reaches is not known.`,
        "Load its reach by the own template.",
      ),
    );
    return;
  }
  const from = Math.max(0, Math.min(OLDEST, Math.floor(entry.minimum_age ?? 0)));
  const to = Math.max(from, Math.min(OLDEST, Math.floor(entry.maximum_age ?? OLDEST)));
  rows.add(
    "reach",
    code,
    { row },
    {
      service_code: code,
      starts_on: firstOfMonth(entry.last_modified, today),
      age_from: from,
      age_to: to,
      area_codes: areas,
      need_codes: needs,
    },
  );
}

/** Adds a service of a line Tandem has; false where it is of none, or for adults alone. */
function addService(rows: RegisterRows, request: ReadRequest, entry: Service, row: number): boolean {
  const words = wordsOf(entry);
  const line = lineOf(words);
  const isForAdults = (entry.minimum_age ?? 0) > OLDEST;
  if (line === null || isForAdults || entry.status !== "active") return false;
  const owner = entry.organization;
  const identifiers = (owner?.organization_identifiers ?? []).flatMap(({ identifier }) =>
    identifier == null ? [] : String(identifier),
  );
  const provider = rows.organisation({ row }, owner?.name ?? entry.name, [
    ...identifiers,
    ...(owner ? [`ORG-${owner.id}`] : []),
  ]);
  const code = codeOf("OR", entry.id);
  rows.add(
    "service",
    code,
    { row },
    {
      code,
      name: entry.name,
      service_line_code: line,
      provider_code: provider,
      layer_code: layerOf(words),
      function_code: functionOf(words),
    },
  );
  request.problems.add(
    warningAt(
      { row, column: "name", value: entry.name },
      "LINE_FROM_WORDS",
      `${entry.name} is taken for ${line}, ${layerOf(words).toLowerCase()}, ${functionOf(words).toLowerCase()}, by its words.`,
      "Check it, and correct the service by the own template if it is not so.",
    ),
  );
  addReach(rows, request, entry, code, row);
  return true;
}

function addEntry(rows: RegisterRows, request: ReadRequest, entry: unknown, row: number): boolean {
  const read = service.safeParse(entry);
  if (read.success) return addService(rows, request, read.data, row);
  for (const { path, message } of read.error.issues)
    request.problems.add(
      problemAt(
        { row, column: path.join(".") },
        "BAD_VALUE",
        `${path.join(".")}: ${message}.`,
        "Follow Open Referral UK 3.",
      ),
    );
  return true;
}

async function* readRows(request: ReadRequest): AsyncGenerator<TableRows> {
  const { peek, tables, organisations, problems } = request;
  const entries = (peek.kind === "json" ? servicesIn(peek.document) : null) ?? [];
  const rows = new RegisterRows(tables, organisations);
  const leftOut = entries.filter((entry, at) => !addEntry(rows, request, entry, at + 1)).length;
  if (leftOut > 0)
    problems.add(
      warningAt(
        {},
        "SERVICES_LEFT_OUT",
        `${leftOut} of ${entries.length} services are of no line Tandem has, are for adults alone, or are not active; they are left out.`,
        "Give them a taxonomy term that names their line, as speech and language therapy.",
      ),
    );
  yield* rows.take();
}

/** Service directories of Open Referral UK 3 and HSDS 3; a row is a service's place in its list. */
export const openReferral: Format = {
  code: "open-referral",
  name: "Open Referral UK 3 and HSDS 3 (JSON)",
  isPublished: false,
  recognise: (peek: Peek) => {
    const found = peek.kind === "json" ? servicesIn(peek.document) : null;
    return found !== null && found.length > 0 && found.some(isService);
  },
  open: (request) => ({
    template: "open-referral",
    origin: { dataset: "Service directory", publisher: "Own return", release: null, url: null, licence: null },
    rows: readRows(request),
  }),
};

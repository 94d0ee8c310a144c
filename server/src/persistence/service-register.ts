import { LRUCache } from "lru-cache";
import { type Dimensions, touchingAreas } from "./dimensions.ts";
import type { ServiceRow } from "./queries/services.query.ts";

/** Which services to list: OR inside a field, AND between fields. */
export interface ServiceFilter {
  readonly codes?: readonly string[] | null;
  readonly serviceLines?: readonly string[] | null;
  readonly providers?: readonly string[] | null;
  readonly commissioners?: readonly string[] | null;
  readonly layers?: readonly string[] | null;
  readonly functions?: readonly string[] | null;
  readonly needs?: readonly string[] | null;
  /** Services that reach any part of any of these areas. */
  readonly areas?: readonly string[] | null;
  /** Services that reach any age between, inclusive. */
  readonly ages?: { readonly from: number; readonly to: number } | null;
  /** Part of the code or name, in any case. */
  readonly search?: string | null;
}

export type ServiceOrderField = "ANNUAL_VALUE" | "CAPACITY" | "CODE" | "NAME" | "PROVIDER" | "SERVICE_LINE";

export interface ServiceOrder {
  readonly field: ServiceOrderField;
  readonly direction: "ASC" | "DESC";
}

/** A value of a sort term, as a cursor keeps it. */
export type SortValue = string | number | null;

/** A partnership's services as they stand on a day, by code. */
export interface ServiceRegister {
  readonly services: readonly ServiceRow[];
  /** The services in orders lately asked for. */
  readonly orders: LRUCache<string, readonly ServiceRow[]>;
}

export interface ServicePage {
  readonly totalCount: number;
  readonly hasNextPage: boolean;
  readonly rows: readonly ServiceRow[];
}

export interface ServiceRequest {
  readonly first: number;
  /** Sort values of the row to start after. */
  readonly after: readonly SortValue[] | null;
  readonly filter: ServiceFilter;
  readonly orderBy: readonly ServiceOrder[];
}

const KEPT_ORDERS = 12;

const SORT_VALUES: Readonly<Record<ServiceOrderField, (row: ServiceRow) => SortValue>> = {
  ANNUAL_VALUE: ({ annualValuePence }) => annualValuePence,
  CAPACITY: ({ capacityUnits }) => capacityUnits,
  CODE: ({ code }) => code,
  NAME: ({ name }) => name,
  PROVIDER: ({ providerCode }) => providerCode,
  SERVICE_LINE: ({ lineCode }) => lineCode,
};

/** Two values in one direction; what has no value comes last in either. */
function compareValues(a: SortValue, b: SortValue, direction: ServiceOrder["direction"]): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b === (direction === "ASC") ? -1 : 1;
}

/** Values a row is sorted by, its code last. */
export function sortValues(row: ServiceRow, orderBy: readonly ServiceOrder[]): readonly SortValue[] {
  return [...orderBy.map(({ field }) => SORT_VALUES[field](row)), row.code];
}

function compareRows(a: readonly SortValue[], b: readonly SortValue[], orderBy: readonly ServiceOrder[]): number {
  for (const [at, value] of a.entries()) {
    const order = compareValues(value, b[at] ?? null, orderBy[at]?.direction ?? "ASC");
    if (order !== 0) return order;
  }
  return 0;
}

/** The register of the services given. */
export function serviceRegister(services: readonly ServiceRow[]): ServiceRegister {
  const byCode = [...services].sort((a, b) => (a.code < b.code ? -1 : 1));
  return { services: byCode, orders: new LRUCache({ max: KEPT_ORDERS }) };
}

function inOrder({ services, orders }: ServiceRegister, orderBy: readonly ServiceOrder[]): readonly ServiceRow[] {
  if (orderBy.length === 0) return services;
  const key = JSON.stringify(orderBy);
  const held = orders.get(key);
  if (held !== undefined) return held;
  const sorted = services
    .map((row) => ({ row, values: sortValues(row, orderBy) }))
    .sort((a, b) => compareRows(a.values, b.values, orderBy))
    .map(({ row }) => row);
  orders.set(key, sorted);
  return sorted;
}

type Test = (row: ServiceRow) => boolean;

/** The tests a row must pass; a field that asks nothing has none. */
function testsOf(filter: ServiceFilter, dimensions: Dimensions): readonly Test[] {
  const tests: Test[] = [];
  const isOneOf = (codes: readonly string[] | null | undefined, read: (row: ServiceRow) => string) => {
    if (!codes) return;
    const asked = new Set(codes);
    tests.push((row) => asked.has(read(row)));
  };
  const shares = (codes: readonly string[] | null | undefined, read: (row: ServiceRow) => readonly string[] | null) => {
    if (!codes) return;
    const asked = new Set(codes);
    tests.push((row) => read(row)?.some((code) => asked.has(code)) ?? false);
  };
  isOneOf(filter.codes, ({ code }) => code);
  isOneOf(filter.serviceLines, ({ lineCode }) => lineCode);
  isOneOf(filter.providers, ({ providerCode }) => providerCode);
  isOneOf(filter.layers, ({ layerCode }) => layerCode);
  isOneOf(filter.functions, ({ functionCode }) => functionCode);
  shares(filter.commissioners, ({ commissioners }) => commissioners);
  shares(filter.needs, ({ needCodes }) => needCodes);
  shares(filter.areas ? touchingAreas(dimensions, filter.areas) : null, ({ areaCodes }) => areaCodes);
  const { ages, search } = filter;
  if (ages)
    tests.push(({ ageFrom, ageTo }) => ageFrom !== null && ageTo !== null && ageFrom <= ages.to && ageTo >= ages.from);
  if (search) {
    const asked = search.toLowerCase();
    tests.push(({ code, name }) => `${code} ${name}`.toLowerCase().includes(asked));
  }
  return tests;
}

/** Rows of a register that pass a filter, in an order; ties by code, rows without a value last. */
export function findServices(
  register: ServiceRegister,
  dimensions: Dimensions,
  { first, after, filter, orderBy }: ServiceRequest,
): ServicePage {
  const sorted = inOrder(register, orderBy);
  const tests = testsOf(filter, dimensions);
  const found = tests.length === 0 ? sorted : sorted.filter((row) => tests.every((test) => test(row)));
  const start = after === null ? 0 : firstAfter(found, after, orderBy);
  return {
    totalCount: found.length,
    hasNextPage: found.length > start + first,
    rows: found.slice(start, start + first),
  };
}

/** Place of the first row that comes after the values of another, found by halving. */
function firstAfter(
  rows: readonly ServiceRow[],
  after: readonly SortValue[],
  orderBy: readonly ServiceOrder[],
): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const row = rows[middle];
    if (row !== undefined && compareRows(sortValues(row, orderBy), after, orderBy) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

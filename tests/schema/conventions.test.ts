import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema } from "graphql";
import { expect, test } from "vitest";
import { fieldNames } from "../whole-field.ts";
import {
  numbersWithoutUnit,
  ONE_ORDER,
  resultsWithoutPedigree,
  strangeArguments,
  strangeFilters,
  typesBeyondNode,
  unboundedLists,
  unorderedPages,
  unusualPages,
  WHOLE_LISTS,
} from "./conventions.ts";

const schema = buildSchema(readFileSync(join(import.meta.dirname, "../../schema/schema.graphql"), "utf8"));

test("a list that can grow is read in pages", () => {
  expect(unboundedLists(schema)).toEqual([]);
});

test("a list that is answered whole is still there to be answered", () => {
  const gone = Object.keys(WHOLE_LISTS).filter((at) => {
    const [type = "", field = ""] = at.split(".");
    const found = schema.getType(type);
    return found === undefined || !("getFields" in found) || !(field in found.getFields());
  });
  expect(gone).toEqual([]);
});

test("every result says whether it is whole, its rows, what to bear in mind and its data version", () => {
  expect(resultsWithoutPedigree(schema)).toEqual([]);
});

test("every page is asked for and answered in one way", () => {
  expect(unusualPages(schema)).toEqual([]);
});

test("every page is put in the order its reader asks for, or is said why not", () => {
  expect(unorderedPages(schema)).toEqual([]);
  const pages = new Set(fieldNames(schema, "Partnership"));
  expect(Object.keys(ONE_ORDER).filter((at) => !pages.has(at.replace("Partnership.", "")))).toEqual([]);
});

test("filters and orders are written in one language", () => {
  expect(strangeArguments(schema)).toEqual([]);
  expect(strangeFilters(schema)).toEqual([]);
});

test("every number is a figure with its state and unit, or whole", () => {
  expect(numbersWithoutUnit(schema)).toEqual([]);
});

test("everything with a Relay id is found by it", () => {
  expect(typesBeyondNode(schema)).toEqual([]);
});

const BROKEN = buildSchema(`
  enum SortDirection { ASC DESC }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  type Row { "Relay id of the row." id: ID! rate: Float! }
  type RowPage { pageInfo: PageInfo! rows: [Row!]! }
  input RowSift { code: ID! }
  input RowFilter { code: ID! }
  type Partnership { rows: [Row!]! page(first: Int, filter: RowSift): RowPage! other(filter: RowFilter, orderBy: String): RowPage! }
  type Query { partnership(code: ID!): Partnership! }`);

test("a schema that breaks each convention is told of each", () => {
  expect(unboundedLists(BROKEN)).toEqual(["Partnership.rows"]);
  expect(resultsWithoutPedigree(BROKEN)).toHaveLength(8);
  expect(unusualPages(BROKEN)).toContain("Partnership.page takes no first: Int!");
  expect(unorderedPages(BROKEN)).toEqual(["Partnership.page"]);
  expect(strangeArguments(BROKEN)).toEqual([
    "Partnership.page(filter) is no input named …Filter",
    "Partnership.other(orderBy) is no list of { field, direction }",
  ]);
  expect(strangeFilters(BROKEN)).toEqual(["RowFilter.code: ID!"]);
  expect(numbersWithoutUnit(BROKEN)).toEqual(["Row.rate"]);
  expect(typesBeyondNode(BROKEN)).toEqual(["Row"]);
});

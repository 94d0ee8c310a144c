import { PARTNERSHIP } from "../app/partnership.ts";

/** A value as an address has it: what is no plain text or number is written as JSON. */
const valueText = (value: unknown) =>
  encodeURIComponent(typeof value === "object" ? JSON.stringify(value) : String(value));

/** The path of a table of the API as CSV, which spreadsheets and programs read; what is null is not asked for. */
export function tableAddress(table: string, parameters: object): string {
  const given = Object.entries(parameters).flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [`${name}=${[value].flat().map(valueText).join(",")}`],
  );
  return [`/v1/${PARTNERSHIP}/${table}.csv`, given.join("&")].filter((part) => part !== "").join("?");
}

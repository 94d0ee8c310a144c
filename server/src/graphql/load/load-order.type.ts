import type { LOAD_ORDERS } from "../../persistence/queries/loads.query.ts";
import { describe, members } from "../shared/enum.ts";
import { orderInputOf } from "../shared/row-order.ts";

export type LoadOrderField = keyof typeof LOAD_ORDERS;

const LoadOrderFieldEnum = members<LoadOrderField>(
  "DATASET",
  "DATA_VERSION",
  "ERRORS",
  "FILE_NAME",
  "FINISHED",
  "PUBLISHER",
  "ROWS_READ",
  "ROWS_WRITTEN",
  "STATUS",
  "WARNINGS",
);
describe(LoadOrderFieldEnum, "LoadOrderField", "What loads are ordered by; of equal ones the newest comes first.", {
  DATASET: "Data set in the publisher's words.",
  DATA_VERSION: "Data version the load made.",
  ERRORS: "Errors found.",
  FILE_NAME: "Name of the file.",
  FINISHED: "When it was committed or refused.",
  PUBLISHER: "Who published or returned it.",
  ROWS_READ: "Data rows in the file.",
  ROWS_WRITTEN: "Rows new or changed by it.",
  STATUS: "COMMITTED, then REFUSED.",
  WARNINGS: "Warnings found.",
});

export const LoadOrderInput = orderInputOf("LoadOrderInput", "loads", LoadOrderFieldEnum);

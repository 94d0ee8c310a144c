import type { LEDGER_ORDERS } from "../../persistence/queries/ledger.query.ts";
import { describe, members } from "../shared/enum.ts";
import { orderInputOf } from "../shared/row-order.ts";

export type LedgerOrderField = keyof typeof LEDGER_ORDERS;

const LedgerOrderFieldEnum = members<LedgerOrderField>(
  "AMOUNT",
  "FUNDING_SOURCE",
  "KIND",
  "MONTH",
  "ORGANISATION",
  "REFERENCE",
  "SCHEME",
);
describe(LedgerOrderFieldEnum, "LedgerOrderField", "What a ledger is ordered by; ties by reference.", {
  AMOUNT: "Amount; what takes back is below 0.",
  FUNDING_SOURCE: "Code of the funding source.",
  KIND: "Kind of entry, by its code.",
  MONTH: "Month it belongs to.",
  ORGANISATION: "Code of the organisation.",
  REFERENCE: "Voucher number.",
  SCHEME: "Code of the scheme.",
});

export const LedgerOrderInput = orderInputOf("LedgerOrderInput", "a ledger", LedgerOrderFieldEnum);

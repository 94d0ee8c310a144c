import type { AUDIT_ORDERS } from "../../persistence/queries/audit.query.ts";
import { describe, members } from "../shared/enum.ts";
import { orderInputOf } from "../shared/row-order.ts";

export type AuditOrderField = keyof typeof AUDIT_ORDERS;

const AuditOrderFieldEnum = members<AuditOrderField>("ACTION", "ACTOR", "NUMBER", "OBJECT");
describe(
  AuditOrderFieldEnum,
  "AuditOrderField",
  "What the log is ordered by; of equal entries the newest comes first.",
  {
    ACTION: "What was done.",
    ACTOR: "Who, by the name they had then.",
    NUMBER: "Number, which is the order in time.",
    OBJECT: "To what: its kind and code.",
  },
);

export const AuditOrderInput = orderInputOf("AuditOrderInput", "the audit log", AuditOrderFieldEnum);

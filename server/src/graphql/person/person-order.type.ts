import type { PEOPLE_ORDERS } from "../../persistence/queries/people.query.ts";
import { describe, members } from "../shared/enum.ts";
import { orderInputOf } from "../shared/row-order.ts";

export type PersonOrderField = keyof typeof PEOPLE_ORDERS;

const PersonOrderFieldEnum = members<PersonOrderField>(
  "EMAIL",
  "INVITED",
  "JOINED",
  "NAME",
  "ORGANISATION",
  "REMOVED",
  "STATE",
);
describe(PersonOrderFieldEnum, "PersonOrderField", "What people are ordered by; ties by address.", {
  EMAIL: "Address they were invited at.",
  INVITED: "When they were invited.",
  JOINED: "When they first signed in.",
  NAME: "Name as the sign-in service gives it.",
  ORGANISATION: "Code of the organisation they work for.",
  REMOVED: "When they were removed.",
  STATE: "Invited, then joined, then removed.",
});

export const PersonOrderInput = orderInputOf("PersonOrderInput", "people", PersonOrderFieldEnum);

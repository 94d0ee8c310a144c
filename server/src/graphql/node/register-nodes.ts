import { readApiKeysNamed } from "../../persistence/queries/api-keys.query.ts";
import { readAuditEntries } from "../../persistence/queries/audit.query.ts";
import { readCommissionsNamed } from "../../persistence/queries/commissions.query.ts";
import { NEWEST_LOAD, readLoads } from "../../persistence/queries/loads.query.ts";
import { readPeopleNamed } from "../../persistence/queries/people.query.ts";
import { findServices } from "../../persistence/service-register.ts";
import { readingOf } from "../../security/viewer.ts";
import { presentKey } from "../api-key/api-key.resolver.ts";
import { presentAuditEntry } from "../audit/audit.resolver.ts";
import { presentLoad } from "../load/present-load.ts";
import { presentPerson } from "../person/person.resolver.ts";
import { presentCommission, presentServiceRow } from "../service/service.present.ts";
import { globalId } from "../shared/global-id.ts";
import { todayOf } from "../shared/partnership-argument.ts";
import { type NodeReader, nodesOf, numbersOf } from "./node-reader.ts";

const partnershipReader: NodeReader = {
  rule: "ENTER",
  read: async (_, partnership, codes) =>
    codes.includes(partnership.code)
      ? [
          {
            ...partnership,
            __typename: "Partnership",
            nodeId: globalId("Partnership", partnership.code, partnership.code),
          },
        ]
      : [],
};

const organisationReader: NodeReader = {
  rule: "READ_REGISTER",
  read: async ({ dimensions }, partnership, codes) => {
    const { organisations } = await dimensions.read(partnership);
    const found = codes.flatMap((code) => organisations.get(code) ?? []);
    return nodesOf(
      "Organisation",
      found.map((row) => ({ ...row, id: globalId("Organisation", partnership.code, row.code) })),
    );
  },
};

const serviceReader: NodeReader = {
  rule: "READ_REGISTER",
  read: async ({ registers, dimensions }, partnership, codes) => {
    const words = await dimensions.read(partnership);
    const register = await registers.read(partnership, todayOf(partnership));
    const request = { first: codes.length, after: null, filter: { codes }, orderBy: [] };
    const { rows } = findServices(register, words, request);
    return nodesOf(
      "Service",
      rows.map((row) => presentServiceRow(row, words, partnership)),
    );
  },
};

const commissionReader: NodeReader = {
  rule: "READ_REGISTER",
  read: async ({ orm, dimensions }, partnership, codes) => {
    const words = await dimensions.read(partnership);
    const rows = await readCommissionsNamed(orm, partnership, codes);
    return nodesOf(
      "Commission",
      rows.map((row) => presentCommission(row, words, partnership)),
    );
  },
};

const loadReader: NodeReader = {
  rule: "READ_REGISTER",
  read: async ({ orm, viewer }, partnership, codes) => {
    const ids = numbersOf(codes);
    if (ids.length === 0) return [];
    const isOpen = readingOf(viewer.membershipOf(partnership.code)) === "UNSUPPRESSED";
    const { rows } = await readLoads(orm, partnership, {
      first: ids.length,
      order: { terms: [NEWEST_LOAD], start: null },
      ids,
    });
    return nodesOf(
      "Load",
      rows.map((row) => presentLoad(row, partnership.code, isOpen)),
    );
  },
};

const personReader: NodeReader = {
  rule: "MANAGE_PEOPLE",
  read: async ({ orm }, partnership, codes) => {
    const rows = await readPeopleNamed(orm, partnership.id, codes);
    return nodesOf(
      "Person",
      rows.map((row) => presentPerson(partnership, row)),
    );
  },
};

const keyReader: NodeReader = {
  rule: "MANAGE_KEYS",
  read: async ({ orm, now }, partnership, codes) => {
    const rows = await readApiKeysNamed(orm, partnership.id, codes);
    return nodesOf(
      "ApiKey",
      rows.map((row) => presentKey(partnership, row, now())),
    );
  },
};

const auditReader: NodeReader = {
  rule: "READ_AUDIT",
  read: async ({ orm }, partnership, codes) => {
    const numbers = numbersOf(codes);
    if (numbers.length === 0) return [];
    const rows = await readAuditEntries(orm, partnership.id, numbers);
    return nodesOf(
      "AuditEntry",
      rows.map((row) => presentAuditEntry(partnership, row)),
    );
  },
};

/** Types of what is bought, from whom, who belongs and what was done. */
export const REGISTER_NODES: Readonly<Record<string, NodeReader>> = {
  Partnership: partnershipReader,
  Organisation: organisationReader,
  Service: serviceReader,
  Commission: commissionReader,
  Load: loadReader,
  Person: personReader,
  ApiKey: keyReader,
  AuditEntry: auditReader,
};

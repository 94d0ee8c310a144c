import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from "type-graphql";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import { PEOPLE_BY_EMAIL, PEOPLE_ORDERS, type PersonRow, readPeople } from "../../persistence/queries/people.query.ts";
import {
  type PeopleOutcome,
  type PeopleRule,
  saveInvitation,
  savePart,
  saveRemoval,
} from "../../persistence/stores/people.store.ts";
import { readEmail } from "../../security/email.ts";
import { isRole, type Role } from "../../security/role.ts";
import type { Context } from "../context.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { Rule } from "../rule.ts";
import { actorOf } from "../shared/actor.ts";
import { checkFirst } from "../shared/cursor.ts";
import { type EditConflictType, presentConflict } from "../shared/edit-conflict.type.ts";
import { checkNotEmpty, checkText } from "../shared/errors.ts";
import { globalId } from "../shared/global-id.ts";
import { findPartnership } from "../shared/partnership-argument.ts";
import { type RefusalType, refusal } from "../shared/refusal.type.ts";
import type { RowOrder } from "../shared/row-order.ts";
import { readOrder } from "../shared/sql-order.ts";
import {
  ChangePersonInput,
  InvitePersonInput,
  PersonConnectionType,
  PersonFilterInput,
  PersonResult,
  type PersonType,
  RemovePersonInput,
} from "./person.type.ts";
import { type PersonOrderField, PersonOrderInput } from "./person-order.type.ts";

type Answer = PersonType | EditConflictType | RefusalType;

const REFUSALS: Readonly<Record<PeopleRule, readonly [field: string, message: string, mend: string]>> = {
  ALREADY_INVITED: ["input.email", "The address belongs to somebody already.", "Change that person instead."],
  NO_SUCH_PERSON: [
    "input.code",
    "Nobody here has this code.",
    "Use the code of somebody who is invited or has joined.",
  ],
  NO_SUCH_ORGANISATION: [
    "input.organisation",
    "There is no such organisation.",
    "Use a code of partnership.organisations.",
  ],
  LAST_ADMINISTRATOR: [
    "input.roles",
    "This is the last administrator, without whom nobody could let anyone in.",
    "Make somebody else an administrator first; they must have signed in.",
  ],
};

/** A person as the API tells of them. */
export function presentPerson(partnership: PartnershipRow, person: PersonRow): PersonType {
  const { organisationCode, rowVersion, roles, ...rest } = person;
  return {
    ...rest,
    __typename: "Person",
    id: globalId("Person", partnership.code, person.code),
    organisation: organisationCode,
    roles: roles.filter(isRole),
    version: rowVersion,
  };
}

function presentOutcome(partnership: PartnershipRow, outcome: PeopleOutcome): Answer {
  if (outcome.status === "SAVED") return presentPerson(partnership, outcome.person);
  if (outcome.status === "CONFLICT") return presentConflict(outcome);
  const [field, message, mend] = REFUSALS[outcome.rule];
  return refusal(outcome.rule, field, message, mend);
}

/** Each role once; a refusal where there is none. */
function readRoles(roles: readonly Role[]): Role[] | RefusalType {
  if (roles.length > 0) return [...new Set(roles)];
  return refusal("NO_ROLE", "input.roles", "A person has one role at least.", "Name a role, or remove the person.");
}

@Resolver(() => PartnershipType)
export class PersonResolver {
  @Rule("MANAGE_PEOPLE")
  @FieldResolver(() => PersonConnectionType, { description: "People of the partnership." })
  async people(
    @Root() partnership: PartnershipRow,
    @Ctx() { orm }: Context,
    @Arg("first", () => Int, { description: "Rows in the page, 1 to 1,000." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor of the row to start after." }) after?:
      | string
      | null,
    @Arg("filter", () => PersonFilterInput, { nullable: true, description: "Which people to list." })
    filter?: PersonFilterInput | null,
    @Arg("orderBy", () => [PersonOrderInput], { nullable: true, description: "Order; by address where none is given." })
    orderBy?: RowOrder<PersonOrderField>[] | null,
  ): Promise<PersonConnectionType> {
    checkFirst(first);
    checkNotEmpty("filter.states", filter?.states);
    const order = readOrder(partnership, {
      list: ["people"],
      after,
      orderBy,
      fields: PEOPLE_ORDERS,
      usual: [PEOPLE_BY_EMAIL],
      ties: PEOPLE_BY_EMAIL,
    });
    const page = await readPeople(orm, partnership.id, { first, order, states: filter?.states ?? null });
    const edges = page.rows.map((row) => ({
      cursor: order.cursorOf(row),
      node: presentPerson(partnership, row),
    }));
    const pageInfo = { hasNextPage: page.hasNextPage, endCursor: edges.at(-1)?.cursor ?? null };
    return { totalCount: page.totalCount, complete: true, warnings: [], pageInfo, edges };
  }

  @Rule("MANAGE_PEOPLE")
  @Mutation(() => PersonResult, { description: "Invites a person; they belong once they sign in with the address." })
  async invitePerson(
    @Ctx() context: Context,
    @Arg("partnership", () => ID, { description: "Code of the partnership." }) code: string,
    @Arg("input", () => InvitePersonInput, { description: "Whom, and as what." }) input: InvitePersonInput,
  ): Promise<Answer> {
    const partnership = await findPartnership(context, code);
    checkText("input.organisation", input.organisation);
    const email = readEmail(input.email);
    const roles = readRoles(input.roles);
    if (email === null)
      return refusal("EMAIL", "input.email", "This is no e-mail address.", "Write it as name@organisation.gov.uk.");
    if (!Array.isArray(roles)) return roles;
    const invitation = { partnershipId: partnership.id, email, organisationCode: input.organisation, roles };
    return presentOutcome(
      partnership,
      await saveInvitation(context.orm, { ...invitation, ...actorOf(context.viewer, code) }),
    );
  }

  @Rule("MANAGE_PEOPLE")
  @Mutation(() => PersonResult, { description: "Changes whom a person works for and the roles they hold." })
  async changePerson(
    @Ctx() context: Context,
    @Arg("partnership", () => ID, { description: "Code of the partnership." }) code: string,
    @Arg("input", () => ChangePersonInput, { description: "What they are to be." }) input: ChangePersonInput,
  ): Promise<Answer> {
    const partnership = await findPartnership(context, code);
    checkText("input.code", input.code);
    checkText("input.organisation", input.organisation);
    const roles = readRoles(input.roles);
    if (!Array.isArray(roles)) return roles;
    const edit = { ...actorOf(context.viewer, code), partnershipId: partnership.id, code: input.code };
    const part = { organisationCode: input.organisation, roles };
    const outcome = await savePart(context.orm, { ...edit, expectedVersion: input.expectedVersion }, part);
    return presentOutcome(partnership, outcome);
  }

  @Rule("MANAGE_PEOPLE")
  @Mutation(() => PersonResult, { description: "Removes a person; what they have open closes at their next request." })
  async removePerson(
    @Ctx() context: Context,
    @Arg("partnership", () => ID, { description: "Code of the partnership." }) code: string,
    @Arg("input", () => RemovePersonInput, { description: "Whom." }) input: RemovePersonInput,
  ): Promise<Answer> {
    const partnership = await findPartnership(context, code);
    checkText("input.code", input.code);
    const { expectedVersion } = input;
    const edit = { ...actorOf(context.viewer, code), partnershipId: partnership.id, code: input.code, expectedVersion };
    return presentOutcome(partnership, await saveRemoval(context.orm, edit));
  }
}

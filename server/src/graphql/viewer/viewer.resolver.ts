import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { savePurpose } from "../../persistence/stores/sign-in.store.ts";
import { RULES } from "../../security/rules.ts";
import { isAllowed, readingOf, type ViewerMembership } from "../../security/viewer.ts";
import type { Context } from "../context.ts";
import { Rule } from "../rule.ts";
import { checkText, noPartnership } from "../shared/errors.ts";
import { findPartnership } from "../shared/partnership-argument.ts";
import { type RefusalType, refusal } from "../shared/refusal.type.ts";
import { StatePurposeResult, ViewerMembershipType, ViewerType } from "./viewer.type.ts";

/** Characters a purpose may have. */
const PURPOSE = { least: 10, most: 200 };

function presentMembership(membership: ViewerMembership): ViewerMembershipType {
  const rules = (Object.keys(RULES) as (keyof typeof RULES)[]).filter((rule) => isAllowed(membership, rule));
  return {
    __typename: "ViewerMembership",
    partnership: membership.partnershipCode,
    organisation: membership.organisationCode,
    roles: [...membership.roles],
    rules,
    reading: readingOf(membership),
    purpose: membership.purpose,
  };
}

/** What is wrong with a purpose; null where nothing is. */
function refusePurpose(purpose: string): RefusalType | null {
  const isPlain = !/\p{Cc}/u.test(purpose);
  const isFitting = purpose.length >= PURPOSE.least && purpose.length <= PURPOSE.most;
  if (isPlain && isFitting) return null;
  const rule = `a purpose has ${PURPOSE.least} to ${PURPOSE.most} characters on one line`;
  return refusal("PURPOSE", "purpose", `${rule}.`, "Say in a sentence what the small counts are read for.");
}

@Resolver(() => ViewerType)
export class ViewerResolver {
  @Rule("INTRODUCE")
  @Query(() => ViewerType, { description: "Who asks, and whether they are signed in." })
  viewer(@Ctx() { viewer }: Context): ViewerType {
    const { kind, name, partnershipCodes } = viewer;
    const isStranger = kind === "STRANGER";
    return {
      kind,
      name: isStranger ? null : name,
      partnerships: partnershipCodes === null ? null : [...partnershipCodes],
    };
  }

  @FieldResolver(() => ViewerMembershipType, {
    nullable: true,
    description: "Their part in a partnership; null where they have none.",
  })
  membership(
    @Root() _: ViewerType,
    @Ctx() { viewer }: Context,
    @Arg("partnership", () => ID, { description: "Code of the partnership." }) partnership: string,
  ): ViewerMembershipType | null {
    const membership = viewer.membershipOf(partnership);
    return membership === null ? null : presentMembership(membership);
  }

  @Rule("READ_SMALL_COUNTS")
  @Mutation(() => StatePurposeResult, {
    description: "States why small counts of a partnership are read in this session; the audit log keeps it.",
  })
  statePurpose(
    @Ctx() context: Context,
    @Arg("partnership", () => ID, { description: "Code of the partnership." }) partnership: string,
    @Arg("purpose", () => String, { description: "Why, in 10 to 200 characters." }) purpose: string,
  ): Promise<ViewerMembershipType | RefusalType> {
    checkText("purpose", purpose);
    const text = purpose.trim();
    const refused = refusePurpose(text);
    return refused === null ? keepPurpose(context, partnership, text) : Promise.resolve(refused);
  }

  @Rule("READ_SMALL_COUNTS")
  @Mutation(() => StatePurposeResult, { description: "Ends the reading of small counts in this session." })
  withdrawPurpose(
    @Ctx() context: Context,
    @Arg("partnership", () => ID, { description: "Code of the partnership." }) partnership: string,
  ): Promise<ViewerMembershipType | RefusalType> {
    return keepPurpose(context, partnership, null);
  }
}

/** Keeps a purpose with the session; in evaluation there is none to keep it with, and one stands in. */
async function keepPurpose(
  context: Context,
  code: string,
  purpose: string | null,
): Promise<ViewerMembershipType | RefusalType> {
  const { orm, viewer } = context;
  const partnership = await findPartnership(context, code);
  const membership = viewer.membershipOf(code);
  if (membership === null) throw noPartnership("partnership", code);
  if (viewer.sessionKeyHash === null) {
    const message = "In evaluation a purpose stands in, and the role chosen decides what is read.";
    return refusal("EVALUATION", null, message, "Choose another role to try.");
  }
  const stated = { partnershipId: partnership.id, partnership: code, purpose };
  await savePurpose(orm, viewer.sessionKeyHash, stated, { actor: membership.code, actorName: viewer.name });
  return presentMembership({ ...membership, purpose });
}

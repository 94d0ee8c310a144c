import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from "type-graphql";
import { type ApiKeyRow, readApiKeys } from "../../persistence/queries/api-keys.query.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import { MOST_KEYS, saveApiKey, saveRevocation } from "../../persistence/stores/api-key.store.ts";
import { makeKey } from "../../security/keys/key-text.ts";
import { isRole } from "../../security/role.ts";
import { isScope } from "../../security/rules.ts";
import type { Context } from "../context.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { Rule } from "../rule.ts";
import { actorOf } from "../shared/actor.ts";
import { checkFirst, listName, readCursor, writeCursor } from "../shared/cursor.ts";
import { checkText, noPartnership } from "../shared/errors.ts";
import { globalId } from "../shared/global-id.ts";
import { findPartnership } from "../shared/partnership-argument.ts";
import { type RefusalType, refusal } from "../shared/refusal.type.ts";
import {
  ApiKeyConnectionType,
  type ApiKeyState,
  type ApiKeyType,
  CreateApiKeyInput,
  CreateApiKeyResult,
  type CreatedApiKeyType,
  RevokeApiKeyInput,
  RevokeApiKeyResult,
} from "./api-key.type.ts";
import { readKeyWish } from "./api-key-input.ts";

function stateOf({ revokedAt, expiresAt }: ApiKeyRow, now: Date): ApiKeyState {
  if (revokedAt !== null) return "REVOKED";
  return Date.parse(expiresAt) <= now.getTime() ? "EXPIRED" : "ACTIVE";
}

/** A key as it is told. */
export function presentKey(partnership: PartnershipRow, row: ApiKeyRow, now: Date): ApiKeyType {
  const { role, scopes, createdByName, ...rest } = row;
  return {
    ...rest,
    __typename: "ApiKey",
    id: globalId("ApiKey", partnership.code, row.code),
    role: isRole(role) ? role : "READER",
    scopes: scopes.filter(isScope),
    createdBy: createdByName,
    state: stateOf(row, now),
  };
}

@Resolver(() => PartnershipType)
export class ApiKeyResolver {
  @Rule("MANAGE_KEYS")
  @FieldResolver(() => ApiKeyConnectionType, {
    description: "Keys of the API, by name; those that open nothing more included.",
  })
  async apiKeys(
    @Root() partnership: PartnershipRow,
    @Ctx() { orm, now }: Context,
    @Arg("first", () => Int, { description: "Rows in the page, 1 to 1,000." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor of the row to start after." }) after?:
      | string
      | null,
  ): Promise<ApiKeyConnectionType> {
    checkFirst(first);
    const list = listName(partnership, "apiKeys");
    const from = readCursor(list, after, ["text", "text"]) as [string, string] | null;
    const page = await readApiKeys(orm, partnership.id, { first, after: from });
    const edges = page.rows.map((row) => ({
      cursor: writeCursor(list, [row.name, row.code]),
      node: presentKey(partnership, row, now()),
    }));
    const pageInfo = { hasNextPage: page.hasNextPage, endCursor: edges.at(-1)?.cursor ?? null };
    return { totalCount: page.totalCount, complete: true, warnings: [], pageInfo, edges };
  }

  @Rule("MANAGE_KEYS")
  @Mutation(() => CreateApiKeyResult, {
    description: "Makes a key of the API. Its secret is in this answer and nowhere else.",
  })
  async createApiKey(
    @Ctx() context: Context,
    @Arg("partnership", () => ID, { description: "Code of the partnership." }) code: string,
    @Arg("input", () => CreateApiKeyInput, { description: "What it is for." }) input: CreateApiKeyInput,
  ): Promise<CreatedApiKeyType | RefusalType> {
    const { orm, viewer } = context;
    const partnership = await findPartnership(context, code);
    const membership = viewer.membershipOf(code);
    if (membership === null) throw noPartnership("partnership", code);
    checkText("input.name", input.name);
    checkText("input.purpose", input.purpose);
    const now = context.now();
    const wish = readKeyWish(input, { viewer, membership, now });
    if ("mend" in wish) return wish;
    const { text, code: keyCode, hash } = makeKey();
    const key = { ...wish, partnershipId: partnership.id, code: keyCode, keyHash: hash };
    const outcome = await saveApiKey(orm, key, actorOf(viewer, code), now);
    if (outcome.status === "SAVED")
      return { __typename: "CreatedApiKey", key: presentKey(partnership, outcome.key, now), secret: text };
    const message = `There are ${MOST_KEYS} keys that open something, and there may be no more.`;
    return refusal("TOO_MANY_KEYS", null, message, "Revoke keys that are no longer used.");
  }

  @Rule("MANAGE_KEYS")
  @Mutation(() => RevokeApiKeyResult, {
    description: "Revokes a key for good; within 15 seconds it opens nothing more anywhere.",
  })
  async revokeApiKey(
    @Ctx() context: Context,
    @Arg("partnership", () => ID, { description: "Code of the partnership." }) code: string,
    @Arg("input", () => RevokeApiKeyInput, { description: "Which." }) input: RevokeApiKeyInput,
  ): Promise<ApiKeyType | RefusalType> {
    const partnership = await findPartnership(context, code);
    checkText("input.code", input.code);
    const [named, now] = [{ partnershipId: partnership.id, code: input.code }, context.now()];
    const outcome = await saveRevocation(context.orm, named, actorOf(context.viewer, code), now);
    if (outcome.status === "SAVED") return presentKey(partnership, outcome.key, now);
    const mend = "Use the code of one of partnership.apiKeys.";
    return refusal("NO_SUCH_KEY", "input.code", "There is no key with this code.", mend);
  }
}

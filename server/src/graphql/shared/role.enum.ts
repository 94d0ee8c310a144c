import { registerEnumType } from "type-graphql";
import { ROLE_CODES, ROLES, type Role } from "../../security/role.ts";

/** Roles as the schema knows them. */
export const RoleEnum = Object.fromEntries(ROLE_CODES.map((role) => [role, role])) as { readonly [R in Role]: R };

registerEnumType(RoleEnum, {
  name: "Role",
  description: "What a person is in a partnership; a person may hold several.",
  valuesConfig: Object.fromEntries(ROLE_CODES.map((role) => [role, { description: ROLES[role] }])) as Record<
    Role,
    { description: string }
  >,
});

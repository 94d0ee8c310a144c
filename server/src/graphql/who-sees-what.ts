import { type GraphQLSchema, isObjectType } from "graphql";
import { ROLE_CODES, ROLES, type Role } from "../security/role.ts";
import { RULES, type Rule, type RuleName } from "../security/rules.ts";
import { RULED_TYPES, ruleOf } from "./rule.ts";

/** A role's name in words: DATA_STEWARD is "data steward". */
const nameOf = (role: Role) => role.toLowerCase().replaceAll("_", " ");

/** A Markdown table with its columns lined up. */
function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const lineOf = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |`;
  return [lineOf(head), lineOf(widths.map((width) => "-".repeat(width))), ...rows.map(lineOf)].join("\n");
}

function isHeld({ roles }: Rule, role: Role): boolean {
  return typeof roles === "string" || roles.includes(role);
}

/** Whether a key may, beside its role: always, by a scope, or never. */
function keyAnswer({ roles, scope }: Rule): string {
  return typeof roles === "string" ? "yes" : (scope ?? "no");
}

/** Fields and changes of the schema by the rule they state, as `Partnership.gaps`. */
function fieldsByRule(schema: GraphQLSchema): ReadonlyMap<RuleName | null, readonly string[]> {
  const fields = RULED_TYPES.flatMap((name) => {
    const type = schema.getType(name);
    return isObjectType(type) ? Object.values(type.getFields()).map((field) => ({ name, field })) : [];
  });
  const groups = Map.groupBy(fields, ({ field }) => ruleOf(field));
  return new Map([...groups].map(([rule, found]) => [rule, found.map(({ name, field }) => `${name}.${field.name}`)]));
}

/** The page "who sees what" in Markdown, made from the roles, the rules and the fields that state them. */
export function writeWhoSeesWhat(schema: GraphQLSchema): string {
  const fields = fieldsByRule(schema);
  const rules = Object.entries(RULES) as [RuleName, Rule][];
  const asked = (name: RuleName) =>
    (fields.get(name) ?? []).map((field) => `\`${field}\``).join(", ") || "no field of its own";
  return [
    tableOf(
      ["role", "what it is for"],
      ROLE_CODES.map((role) => [nameOf(role), ROLES[role]]),
    ),
    tableOf(
      ["may", ...ROLE_CODES.map(nameOf), "a key"],
      rules.map(([, rule]) => [
        rule.allows,
        ...ROLE_CODES.map((role) => (isHeld(rule, role) ? "yes" : "no")),
        keyAnswer(rule),
      ]),
    ),
    tableOf(
      ["rule", "what asks it"],
      rules.map(([name]) => [`\`${name}\``, asked(name)]),
    ),
  ].join("\n\n");
}

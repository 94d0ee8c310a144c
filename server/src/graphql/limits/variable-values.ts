import { checkLimits, LIMITS, type Refusal } from "./limit-values.ts";

const isHolder = (value: unknown): value is object => typeof value === "object" && value !== null;

/** What lists and objects hold, up to one value past the limit. */
function valuesWithin(holders: readonly object[]): readonly unknown[] {
  const values: unknown[] = [];
  for (const holder of holders) {
    for (const value of Object.values(holder)) values.push(value);
    if (values.length > LIMITS.variableValues) break;
  }
  return values;
}

/** Refuses variables that hold too much or too deep, without recursion, and stops at the first limit passed. */
export function checkVariables(variables: unknown): Refusal | null {
  let [variableValues, variableDepth] = [0, 0];
  let holders = [variables].filter(isHolder);
  while (holders.length > 0) {
    const values = valuesWithin(holders);
    variableValues += values.length;
    variableDepth += values.length > 0 ? 1 : 0;
    const refusal = checkLimits({ variableValues, variableDepth });
    if (refusal !== null) return refusal;
    holders = values.filter(isHolder);
  }
  return null;
}

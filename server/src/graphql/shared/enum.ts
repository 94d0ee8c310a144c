import { registerEnumType } from "type-graphql";

/** Members of an enum by themselves, as type-graphql wants them. */
export function members<T extends string>(...names: T[]): { readonly [K in T]: K } {
  return Object.fromEntries(names.map((name) => [name, name])) as { [K in T]: K };
}

/** Registers an enum with a description of itself and of each value. */
export function describe<T extends string>(
  values: { readonly [K in T]: K },
  name: string,
  description: string,
  texts: Record<T, string>,
): void {
  const valuesConfig = Object.fromEntries(
    Object.entries<string>(texts).map(([key, text]) => [key, { description: text }]),
  );
  registerEnumType(values, { name, description, valuesConfig: valuesConfig as Record<T, { description: string }> });
}

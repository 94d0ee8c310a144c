import { type GraphQLSchema, isScalarType } from "graphql";
import { useAddress } from "../../app/address.ts";
import { AddressLink } from "../../parts/AddressLink.tsx";
import { SidePanel } from "../../parts/SidePanel.tsx";
import { partsOf, type SchemaPart, usesOf } from "./schema-entries.ts";

/** A type's name that opens it; what every API has, as String, opens nothing. */
function TypeLink({ schema, name, text }: { schema: GraphQLSchema; name: string | null; text: string }) {
  const type = name === null ? undefined : schema.getType(name);
  if (name === null || (isScalarType(type) && ["String", "Int", "Float", "Boolean", "ID"].includes(name)))
    return <code>{text}</code>;
  return (
    <AddressLink changes={{ type: name }}>
      <code>{text}</code>
    </AddressLink>
  );
}

function Part({ schema, part }: { schema: GraphQLSchema; part: SchemaPart }) {
  return (
    <li>
      <p>
        <strong>{part.name}</strong>{" "}
        {part.gives === "" ? null : <TypeLink schema={schema} name={part.givesType} text={part.gives} />}
      </p>
      <p>{part.meaning}</p>
      {part.arguments.length === 0 ? null : (
        <ul aria-label={`What ${part.name} takes`}>
          {part.arguments.map(({ name, takes, takesType, meaning }) => (
            <li key={name}>
              {name} <TypeLink schema={schema} name={takesType} text={takes} /> {meaning}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** One type of the API over the page's side: what it means, its parts, and where it is given. */
export function TypePanel({ schema }: { schema: GraphQLSchema }) {
  const { get, set } = useAddress();
  const name = get("type");
  const type = name === null ? undefined : schema.getType(name);
  if (name === null || type === undefined) return null;
  const parts = partsOf(type);
  const uses = usesOf(schema, name);
  return (
    <SidePanel key={name} title={name} onClose={() => set({ type: null })}>
      <p>{type.description}</p>
      {parts.length === 0 ? null : (
        <ul className="tandem-schema">
          {parts.map((part) => (
            <Part key={part.name} schema={schema} part={part} />
          ))}
        </ul>
      )}
      {uses.length === 0 ? null : (
        <>
          <h3 className="nhsuk-heading-xs">Where it is given or taken</h3>
          <ul className="tandem-schema__uses">
            {uses.map((use) => (
              <li key={use.key}>
                <AddressLink changes={{ type: use.type }}>{use.key}</AddressLink>
              </li>
            ))}
          </ul>
        </>
      )}
    </SidePanel>
  );
}

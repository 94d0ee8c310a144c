import type { GraphQLSchema } from "graphql";
import { AddressLink } from "../../parts/AddressLink.tsx";
import { countText } from "../../words/text.ts";
import type { ReadyQuestion } from "./ready-questions.ts";
import { fieldMeanings } from "./schema-entries.ts";

interface ListProps {
  readonly questions: readonly ReadyQuestion[];
  readonly schema: GraphQLSchema | null;
  readonly chosen: string | null;
}

function Questions({ questions, schema, chosen }: ListProps) {
  return (
    <ul className="tandem-questions">
      {questions.map(({ name, title, fields }) => (
        <li key={name}>
          <AddressLink
            changes={{ operation: name, variables: null, query: null }}
            aria-current={name === chosen ? "true" : undefined}
          >
            {title}
          </AddressLink>
          <span>{schema === null ? "" : fieldMeanings(schema, fields)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Questions that are kept ready; choosing one fills the editor. */
export function QuestionList({ questions, schema, chosen }: ListProps) {
  const forTools = questions.filter(({ isForTools }) => isForTools);
  const ofPages = questions.filter(({ isForTools }) => !isForTools);
  return (
    <section className="tandem-card" aria-labelledby="ready-questions">
      <h2 id="ready-questions" className="nhsuk-heading-s">
        1. Choose a question
      </h2>
      <p className="tandem-hint">Each is complete, with values for a first call. Choosing one puts it in the editor.</p>
      <Questions questions={forTools} schema={schema} chosen={chosen} />
      <details className="tandem-details" open={ofPages.some(({ name }) => name === chosen)}>
        <summary>{countText(ofPages.length, "question")} that this dashboard’s own pages ask</summary>
        <Questions questions={ofPages} schema={schema} chosen={chosen} />
      </details>
    </section>
  );
}

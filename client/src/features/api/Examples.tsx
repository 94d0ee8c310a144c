import { useAddress } from "../../app/address.ts";
import { useCopying } from "../../parts/copying.ts";
import { ScrollRegion } from "../../parts/ScrollRegion.tsx";
import { EXAMPLE_LANGUAGES, exampleText } from "./api-examples.ts";
import type { ApiQuestion } from "./api-question.ts";

/** The question of the editor as a program in a language of choice, to be copied and run as it is. */
export function Examples({ question }: { question: ApiQuestion | null }) {
  const { get, replace } = useAddress();
  const { told, copy } = useCopying();
  const [first] = EXAMPLE_LANGUAGES;
  const language = EXAMPLE_LANGUAGES.find(({ code }) => code === get("in")) ?? first;
  if (language === undefined) return null;
  const text = question === null ? null : exampleText(language.code, window.location.origin, question);
  return (
    <section className="tandem-card" aria-labelledby="examples">
      <div className="tandem-card__head">
        <h2 id="examples" className="nhsuk-heading-s">
          3. Ask it from a program of yours
        </h2>
        <fieldset className="tandem-switch" aria-label="Language of the example">
          {EXAMPLE_LANGUAGES.map(({ code, name }) => (
            <button
              key={code}
              type="button"
              aria-pressed={code === language.code}
              onClick={() => replace({ in: code === first?.code ? null : code })}
            >
              {name}
            </button>
          ))}
        </fieldset>
      </div>
      {text === null ? (
        <p>Mend the question above, and it is written out here.</p>
      ) : (
        <>
          <p className="tandem-hint">The question in the editor, ready to run. {language.needs}</p>
          <ScrollRegion label={`The question in ${language.name}`} suffix="" className="tandem-code">
            <pre>{text}</pre>
          </ScrollRegion>
          <div className="tandem-actions">
            <button type="button" className="tandem-action" onClick={() => copy(text, language.name)}>
              Copy the {language.name} example
            </button>
          </div>
        </>
      )}
      <p role="status">{told}</p>
    </section>
  );
}

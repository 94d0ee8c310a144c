import { useId, useRef, useState } from "react";
import { splitAtTerms } from "../words/terms.ts";

const WIDTH = 280;
const MARGIN = 16;

/** A name that says what it means when it is pressed: by pointer, touch or keyboard. */
function Term({ name, meaning }: { name: string; meaning: string }) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [shift, setShift] = useState<number | null>(null);
  const open = () => {
    const left = button.current?.getBoundingClientRect().left ?? 0;
    setShift(Math.min(0, window.innerWidth - MARGIN - WIDTH - left));
  };
  return (
    <span className="tandem-term">
      <button
        ref={button}
        type="button"
        aria-expanded={shift !== null}
        aria-controls={id}
        onClick={() => (shift === null ? open() : setShift(null))}
        onBlur={() => setShift(null)}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || shift === null) return;
          event.preventDefault();
          event.stopPropagation();
          setShift(null);
        }}
      >
        {name}
      </button>
      <span id={id} role="status" className="tandem-term__meaning" style={{ left: shift ?? 0 }} hidden={shift === null}>
        {shift === null ? null : meaning}
      </span>
    </span>
  );
}

/** A text whose names can be asked for their meaning, each where it is first used. */
export function Explained({ text, known }: { text: string; known?: ReadonlySet<string> }) {
  let at = 0;
  return splitAtTerms(text, new Set(known)).map((part) => {
    const key = at;
    at += part.text.length;
    return part.meaning === null ? (
      <span key={key}>{part.text}</span>
    ) : (
      <Term key={key} name={part.text} meaning={part.meaning} />
    );
  });
}

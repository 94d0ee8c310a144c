import { useId, useRef, useState } from "react";
import { useDrop } from "../../parts/drop.ts";
import { faultWords } from "../../parts/fault-words.ts";
import { type FileWishes, sendFile } from "./send-file.ts";

const PROVENANCES = [
  { value: "", label: "What its format says: published statistics are official, returns are your own" },
  { value: "OFFICIAL", label: "Official: published by its owner" },
  { value: "LOCAL", label: "Your own return" },
  { value: "ILLUSTRATIVE", label: "Made up, to try Tandem out" },
] as const;

/** Takes files by a button or dropped on it, and sends them in one after the other. */
export function FileForm({ onSent }: { onSent: (id: string) => void }) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const zone = useRef<HTMLDivElement>(null);
  const [wishes, setWishes] = useState<FileWishes>({ provenance: "", isDryRun: false });
  const [told, setTold] = useState("");
  const send = async (files: readonly File[]) => {
    for (const file of files) {
      setTold(`Sending ${file.name}…`);
      onSent(await sendFile(file, wishes));
    }
    setTold("");
  };
  const take = (files: FileList | null) => {
    const chosen = [...(files ?? [])];
    if (input.current !== null) input.current.value = "";
    send(chosen).catch((error: unknown) =>
      setTold(
        `The file did not come through: ${faultWords(error)} Nothing of it is loaded; choose it again to send it anew.`,
      ),
    );
  };
  const isOver = useDrop(zone, take);
  return (
    <section className="tandem-card" aria-labelledby={id}>
      <h2 id={id} className="nhsuk-heading-s">
        Load a file
      </h2>
      <div className="tandem-form">
        <div>
          <label htmlFor={`${id}-provenance`}>Where its figures come from</label>
          <select
            id={`${id}-provenance`}
            className="nhsuk-select"
            value={wishes.provenance}
            onChange={(event) => setWishes({ ...wishes, provenance: event.target.value })}
          >
            {PROVENANCES.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label className="tandem-check">
            <input
              type="checkbox"
              checked={wishes.isDryRun}
              onChange={(event) => setWishes({ ...wishes, isDryRun: event.target.checked })}
            />
            Only check it: tell what is wrong, write nothing
          </label>
        </div>
      </div>
      <div ref={zone} className={isOver ? "tandem-drop is-over" : "tandem-drop"}>
        <label htmlFor={`${id}-file`}>Choose files, or drop them here</label>
        <input
          ref={input}
          id={`${id}-file`}
          type="file"
          multiple
          accept=".csv,.xlsx,.ods,.json"
          onChange={(event) => take(event.target.files)}
        />
        <p>
          CSV, .xlsx, .ods or JSON: Tandem’s own templates, published statistics, service directories and contracts.
        </p>
      </div>
      <p role="status">{told}</p>
    </section>
  );
}

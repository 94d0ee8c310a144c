import { useState } from "react";
import { PARTNERSHIP } from "../app/partnership.ts";
import { smallCountsMark, useViewer } from "../app/viewer.ts";
import { marked, type Sheet } from "../words/sheet.ts";
import { faultWords } from "./fault-words.ts";
import { saveFile } from "./save-file.ts";

/** Kinds of file a table is saved as. */
const FORMATS = [
  { ending: "csv", label: "CSV" },
  { ending: "xlsx", label: "Excel" },
  { ending: "ods", label: "OpenDocument" },
] as const;

type Ending = (typeof FORMATS)[number]["ending"];

/** The table as a file, made by the server's one writer of each kind. */
async function fetchSheet(sheet: Sheet, ending: Ending): Promise<Blob> {
  const response = await fetch(`/sheet.${ending}?partnership=${encodeURIComponent(PARTNERSHIP)}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(sheet),
  });
  if (response.ok) return response.blob();
  const answer = (await response.json()) as { readonly errors?: readonly { readonly message: string }[] };
  throw new Error(answer.errors?.[0]?.message ?? "The server did not make the file.");
}

/** Saves a table of the page as CSV, Excel or OpenDocument, with every row; small counts are marked in it. */
export function SaveSheet({ sheet, what }: { sheet: () => Sheet; what: string }) {
  const [told, setTold] = useState("");
  const mark = smallCountsMark(useViewer());
  const save = async (ending: Ending) => {
    setTold("Making the file…");
    const table = mark === null ? sheet() : marked(sheet(), mark);
    saveFile(`${table.name}.${ending}`, await fetchSheet(table, ending));
    setTold("Saved.");
  };
  const onSave = (ending: Ending) => {
    save(ending).catch((fault: unknown) =>
      setTold(`Not saved: ${faultWords(fault)} The list is still here: try again in a moment.`),
    );
  };
  return (
    <>
      {FORMATS.map(({ ending, label }) => (
        <button key={ending} type="button" className="tandem-action" onClick={() => onSave(ending)}>
          Save {what} ({label})
        </button>
      ))}
      <span role="status" className="tandem-told">
        {told}
      </span>
    </>
  );
}

import { type RefObject, useState } from "react";
import { SaveSheet } from "../parts/SaveSheet.tsx";
import { fileName, saveFile } from "../parts/save-file.ts";
import type { PictureWords } from "./picture-file.ts";

interface SavePictureProps {
  readonly frame: RefObject<HTMLElement | null>;
  readonly words: PictureWords;
  readonly twin: { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };
}

/** Saves a chart: its picture with its words, or its numbers. Their writer is fetched when it is first needed. */
export function SavePicture({ frame, words, twin }: SavePictureProps) {
  const [told, setTold] = useState("");
  const save = async (kind: "svg" | "png") => {
    setTold("Drawing the file…");
    const { composePicture, pngFile, svgFile } = await import("./picture-file.ts");
    const drawing = frame.current === null ? null : composePicture(frame.current, words);
    if (drawing === null) return setTold("There is no picture to save here: choose Picture or Both above it.");
    saveFile(`${fileName(words.title)}.${kind}`, kind === "svg" ? svgFile(drawing) : await pngFile(drawing));
    setTold("Saved.");
  };
  const onSave = (kind: "svg" | "png") => {
    save(kind).catch((fault: unknown) =>
      setTold(`Not saved: ${fault instanceof Error ? fault.message : "the picture could not be drawn"}.`),
    );
  };
  return (
    <details className="tandem-details tandem-save" data-not-saved="">
      <summary>
        Save this chart<span className="nhsuk-u-visually-hidden">: {words.title}</span>
      </summary>
      <div className="tandem-actions">
        <button type="button" className="tandem-action" onClick={() => onSave("png")}>
          Save the picture (PNG)
        </button>
        <button type="button" className="tandem-action" onClick={() => onSave("svg")}>
          Save the picture (SVG)
        </button>
        <SaveSheet sheet={() => ({ name: fileName(words.title), ...twin })} what="the numbers" />
      </div>
      <p role="status">{told}</p>
    </details>
  );
}

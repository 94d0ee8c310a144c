/** Width of a bold and of a plain letter, in pixels: a wide one of the usual faces, so that no line is too long. */
const LETTER = { name: 8.2, note: 7.4 } as const;

/** Lines above a bar for which there is room. */
const MOST = 3;

/** A text cut at its spaces into lines of at most so many letters. */
function wrapped(text: string, letters: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The first lines of a text, the last of them with an ellipsis where more was there. */
function firstOf(lines: readonly string[], count: number): readonly string[] {
  if (lines.length <= count) return lines;
  return [...lines.slice(0, count - 1), `${lines[count - 1]?.replace(/[,;:]$/, "")}…`];
}

/** A bar's name and figure as lines that fit into a width in pixels: the figure is never cut, the name where both are long. */
export function rowLines(
  name: string,
  note: string,
  width: number,
): { readonly name: readonly string[]; readonly note: readonly string[] } {
  const noteLines = note === "" ? [] : wrapped(note, width / LETTER.note);
  const names = wrapped(name, width / LETTER.name);
  return { name: firstOf(names, Math.max(1, MOST - noteLines.length)), note: noteLines };
}

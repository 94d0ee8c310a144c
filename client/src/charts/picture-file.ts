/** What is written around a picture when it is saved, so that it can be read apart from its page. */
export interface PictureWords {
  readonly title: string;
  readonly finding: string;
  readonly source: string;
  readonly isIllustrative: boolean;
}

const NAMESPACE = "http://www.w3.org/2000/svg";
const MARGIN = 24;
const LINE = 20;

/** What a drawn element looks like, which a saved file must say itself. */
const LOOKS = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-opacity",
  "opacity",
  "font-size",
  "font-weight",
  "font-style",
  "text-anchor",
  "dominant-baseline",
  "paint-order",
] as const;

/** Fonts that every machine has something for. */
const FONT = "system-ui, 'Segoe UI', Arial, sans-serif";

/** Copies how each element looks from the page onto its copy. */
function takeLooks(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const look of LOOKS) {
    const value = style.getPropertyValue(look);
    if (value !== "") to.setAttribute(look, value);
  }
  to.removeAttribute("class");
  to.removeAttribute("tabindex");
  [...from.children].forEach((child, at) => {
    const copy = to.children[at];
    if (copy !== undefined) takeLooks(child, copy);
  });
}

/** A text cut into lines of about as many letters as fit a width in pixels. */
function wrapWords(text: string, width: number, size: number): readonly string[] {
  const most = Math.max(20, Math.floor(width / (size * 0.55)));
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function textAt(words: string, y: number, size: number, weight = "400"): SVGTextElement {
  const text = document.createElementNS(NAMESPACE, "text");
  const looks = { x: MARGIN, y, "font-family": FONT, "font-size": size, "font-weight": weight, fill: "#212b32" };
  for (const [name, value] of Object.entries(looks)) text.setAttribute(name, String(value));
  text.textContent = words;
  return text;
}

/** Writes texts one under the other; where the next line goes. */
function writeLines(
  into: SVGSVGElement,
  lines: readonly string[],
  from: number,
  size: number,
  weight?: string,
): number {
  let y = from;
  for (const line of lines) {
    into.append(textAt(line, y, size, weight));
    y += size + 6;
  }
  return y;
}

function rectangle(looks: Readonly<Record<string, string | number>>): SVGRectElement {
  const rect = document.createElementNS(NAMESPACE, "rect");
  for (const [name, value] of Object.entries(looks)) rect.setAttribute(name, String(value));
  return rect;
}

/** What each fill means, from the picture's key on the page, flowing from left to right; where the next line goes. */
function writeKey(into: SVGSVGElement, frame: Element, from: number, width: number): number {
  let [x, y] = [MARGIN, from];
  for (const item of frame.querySelectorAll<HTMLElement>("[data-fill]")) {
    const words = item.textContent ?? "";
    const room = 40 + words.length * 8;
    if (x > MARGIN && x + room > width) [x, y] = [MARGIN, y + LINE + 4];
    const fill = item.dataset.fill ?? "#fff";
    into.append(rectangle({ x, y: y - 12, width: 14, height: 14, fill, stroke: "#212b32", "stroke-width": 0.5 }));
    const text = textAt(words, y, 14);
    text.setAttribute("x", String(x + 20));
    into.append(text);
    x += room;
  }
  return frame.querySelector("[data-fill]") === null ? from : y + LINE + 4;
}

/** Every picture of a frame with its words, as one drawing; null where the frame shows none. */
export function composePicture(frame: Element, words: PictureWords): SVGSVGElement | null {
  const pictures = [...frame.querySelectorAll<SVGSVGElement>("svg")].filter(
    (svg) =>
      svg.ownerSVGElement === null &&
      svg.closest("button, a, [data-not-saved]") === null &&
      svg.getBoundingClientRect().width > 100,
  );
  if (pictures.length === 0) return null;
  const width = Math.max(...pictures.map((svg) => svg.getBoundingClientRect().width), 480) + 2 * MARGIN;
  const whole = document.createElementNS(NAMESPACE, "svg");
  whole.setAttribute("xmlns", NAMESPACE);
  const paper = rectangle({ width: "100%", height: "100%", fill: "#fff" });
  whole.append(paper);
  const inner = width - 2 * MARGIN;
  let y = writeLines(whole, wrapWords(words.title, inner, 20), MARGIN + 18, 20, "700");
  y = writeLines(whole, wrapWords(words.finding, inner, 15), y, 15);
  if (words.isIllustrative)
    y = writeLines(whole, ["Illustrative data, made up to show how Tandem works. Never quote it."], y, 14, "700");
  y = writeKey(whole, frame, y + 4, width);
  for (const svg of pictures) {
    const copy = svg.cloneNode(true) as SVGSVGElement;
    takeLooks(svg, copy);
    const { width: own, height } = svg.getBoundingClientRect();
    const looks = { x: MARGIN, y, width: own, height, "font-family": FONT, overflow: "visible" };
    for (const [name, value] of Object.entries(looks)) copy.setAttribute(name, String(value));
    copy.removeAttribute("style");
    whole.append(copy);
    y += height + 12;
  }
  y = writeLines(whole, wrapWords(words.source, inner, 13), y + 12, 13) + 4;
  whole.setAttribute("viewBox", `0 0 ${width} ${y}`);
  whole.setAttribute("width", String(width));
  whole.setAttribute("height", String(y));
  return whole;
}

/** How many dots a PNG has for each of the screen's, so that it prints well. */
const SHARPNESS = 2;

const asAddress = (text: string) => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;

/** A drawing as an SVG file. */
export function svgFile(drawing: SVGSVGElement): Blob {
  return new Blob([new XMLSerializer().serializeToString(drawing)], { type: "image/svg+xml" });
}

/** A drawing as a PNG file. */
export async function pngFile(drawing: SVGSVGElement): Promise<Blob> {
  const image = new Image();
  image.src = asAddress(new XMLSerializer().serializeToString(drawing));
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(image.width * SHARPNESS);
  canvas.height = Math.ceil(image.height * SHARPNESS);
  const pen = canvas.getContext("2d");
  if (pen === null) throw new Error("this browser cannot draw");
  pen.scale(SHARPNESS, SHARPNESS);
  pen.drawImage(image, 0, 0);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error("this browser cannot draw")) : resolve(blob)),
      "image/png",
    );
  });
}

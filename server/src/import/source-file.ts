import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { Readable } from "node:stream";
import { TextDecoderStream } from "node:stream/web";

/** How a text file's bytes stand for its letters. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** A file on disk, looked through once. */
export interface SourceFile {
  readonly path: string;
  /** Its name as it was given, without folders. */
  readonly name: string;
  readonly sizeBytes: number;
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly contentHash: string;
  readonly encoding: Encoding;
  /** Whether it is a ZIP archive, as workbooks are. */
  readonly isArchive: boolean;
}

/** Largest file that is read. */
export const LARGEST_FILE = 4 * 1024 ** 3;

/** Bytes of a UTF-8 sequence that a chunk may have cut off. */
const LONGEST_SEQUENCE = 4;

const ARCHIVE_START = Buffer.from("PK\u0003\u0004", "latin1");

/** What a byte order mark, or zeros at every other byte, say of the encoding. */
function utf16Of(start: Buffer): Encoding | null {
  if (start[0] === 0xff && start[1] === 0xfe) return "utf-16le";
  if (start[0] === 0xfe && start[1] === 0xff) return "utf-16be";
  const zeros = [0, 0];
  for (const [at, byte] of start.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] as number) + 1;
  const [even, odd] = zeros as [number, number];
  const most = start.length / 2;
  if (odd > most * 0.6 && even < most * 0.1) return "utf-16le";
  return even > most * 0.6 && odd < most * 0.1 ? "utf-16be" : null;
}

/** How many bytes at the end of a chunk begin a sequence that the next chunk ends. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(LONGEST_SEQUENCE - 1, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] as number;
    if (byte >= 0xc0) return back;
    if (byte < 0x80) return 0;
  }
  return 0;
}

/** Looks a file through once: its hash, its size, and whether all of it is UTF-8. One too large to be read has no hash. */
export async function scanFile(path: string, name = basename(path), signal?: AbortSignal): Promise<SourceFile> {
  const { size } = await stat(path);
  if (size > LARGEST_FILE)
    return { path, name: basename(name), sizeBytes: size, contentHash: "", encoding: "utf-8", isArchive: false };
  const hash = createHash("sha256");
  let sizeBytes = 0;
  let start = Buffer.alloc(0);
  let rest = Buffer.alloc(0);
  let isUnicode = true;
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 ** 2, signal })) {
    const bytes = chunk as Buffer;
    if (sizeBytes === 0) start = Buffer.from(bytes.subarray(0, 4_096));
    hash.update(bytes);
    sizeBytes += bytes.length;
    if (!isUnicode) continue;
    const whole = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    const cut = whole.length - unfinished(whole);
    isUnicode = isUtf8(whole.subarray(0, cut));
    rest = Buffer.from(whole.subarray(cut));
  }
  isUnicode &&= isUtf8(rest);
  const isArchive = start.subarray(0, 4).equals(ARCHIVE_START);
  const encoding = utf16Of(start) ?? (isUnicode ? "utf-8" : "windows-1252");
  return { path, name: basename(name), sizeBytes, contentHash: hash.digest("hex"), encoding, isArchive };
}

/** Streams a file's text, told of each chunk's bytes; the byte order mark is left out. */
export function openText({ path, encoding }: SourceFile, onBytes: (bytes: number) => void = () => undefined): Readable {
  const bytes = createReadStream(path, { highWaterMark: 256 * 1024 });
  bytes.on("data", (chunk) => onBytes(chunk.length));
  if (encoding === "utf-8") return bytes;
  const decoder = new TextDecoderStream(encoding);
  return Readable.fromWeb(Readable.toWeb(bytes).pipeThrough(decoder as never));
}

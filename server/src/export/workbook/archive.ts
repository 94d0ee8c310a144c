import { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { ZipFile } from "yazl";

/** A file within an archive. */
export interface ArchivedFile {
  readonly path: string;
  /** Its text, whole or in parts as they are made. */
  readonly text: string | AsyncIterable<string>;
  /** Stored as it is, as the first file of an OpenDocument has to be. */
  readonly isPlain?: boolean;
}

/** When every file says it was written, so that the same content makes the same bytes. */
const WRITTEN = new Date(2_000, 0, 1);

/** Adds files one after another, the next once the one before is read to its end or the archive is given up. */
async function addFiles(archive: ZipFile, files: AsyncIterable<ArchivedFile>): Promise<void> {
  const out = archive.outputStream as Readable;
  for await (const { path, text, isPlain } of files) {
    const options = { mtime: WRITTEN, compress: isPlain !== true };
    if (typeof text === "string") archive.addBuffer(Buffer.from(text, "utf8"), path, options);
    else {
      const parts = Readable.from(text, { objectMode: false });
      const giveUp = () => void parts.destroy();
      out.once("close", giveUp);
      archive.addReadStream(parts, path, options);
      await finished(parts);
      out.off("close", giveUp);
    }
    if (out.destroyed) return;
  }
  archive.end();
}

/** Packs files into a ZIP archive, in their order, no faster than the archive is read. */
export function packArchive(files: AsyncIterable<ArchivedFile>): Readable {
  const archive = new ZipFile();
  const out = archive.outputStream as Readable;
  addFiles(archive, files).catch((error: Error) => out.destroy(error));
  return out;
}

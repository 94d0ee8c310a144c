import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";

/** A file within an archive. */
export interface ArchivedFile {
  readonly path: string;
  readonly text: string;
  /** Stored as it is, as the first file of an OpenDocument has to be. */
  readonly isPlain?: boolean;
}

/** When every file says it was written, so that the same content makes the same bytes. */
const WRITTEN = new Date(2_000, 0, 1);

/** Packs files into a ZIP archive, in their order. */
export function packArchive(files: readonly ArchivedFile[]): Promise<Buffer> {
  const archive = new ZipFile();
  for (const { path, text, isPlain } of files)
    archive.addBuffer(Buffer.from(text, "utf8"), path, { mtime: WRITTEN, compress: isPlain !== true });
  archive.end();
  return buffer(archive.outputStream);
}

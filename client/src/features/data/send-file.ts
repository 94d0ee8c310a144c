import { PARTNERSHIP } from "../../app/partnership.ts";

/** What whoever sends a file says of it. */
export interface FileWishes {
  /** Empty leaves it to the file's format. */
  readonly provenance: string;
  /** Only checked, nothing written. */
  readonly isDryRun: boolean;
}

/** Sends a file in; the import's number. Throws what the server says where it refuses. */
export async function sendFile(file: File, { provenance, isDryRun }: FileWishes): Promise<string> {
  const query = new URLSearchParams({ partnership: PARTNERSHIP, name: file.name });
  if (provenance !== "") query.set("provenance", provenance);
  if (isDryRun) query.set("dryRun", "yes");
  const response = await fetch(`/imports?${query}`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: file,
  });
  const answer = (await response.json()) as {
    readonly import?: { readonly id: string };
    readonly errors?: readonly { readonly message: string }[];
  };
  if (answer.import === undefined) throw new Error(answer.errors?.[0]?.message ?? "The server did not say why.");
  return answer.import.id;
}

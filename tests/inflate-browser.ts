import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import chromium, { inflate } from "@sparticuz/chromium";

// Unpacks to the folder for temporary files, which whoever runs this names by TMPDIR.
await chromium.executablePath();
// Libraries that a machine without any browser lacks.
await inflate(join(dirname(fileURLToPath(import.meta.resolve("@sparticuz/chromium"))), "..", "bin", "al2023.tar.br"));

import { writeFileSync } from "node:fs";
import { inRoot, say } from "./checkout.mjs";
import { install } from "./prepare.mjs";

const FILE = "sbom.cdx.json";

await install();
// What it needs is there only once it is installed.
const { countLicences, makeBom, writeBom } = await import("./bom.mjs");
const bom = makeBom();
writeFileSync(inRoot(FILE), `${await writeBom(bom)}\n`);
for (const { licence, count } of countLicences(bom)) say(`${String(count).padStart(4)}  ${licence}`);
say(`Wrote the ${bom.components.size} packages Tandem runs on to ${FILE} (CycloneDX 1.6).`);

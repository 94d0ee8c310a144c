import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inRoot, pinnedNode, say } from "./checkout.mjs";
import { followSignalsAndParent, runShown } from "./child.mjs";
import { countTests } from "./count-tests.mjs";
import { build, install } from "./prepare.mjs";

/** Runs vitest with any further parameters, and counts from its own report. */
async function runTests(parameters) {
  const folder = mkdtempSync(join(tmpdir(), "tandem-report-"));
  const report = join(folder, "report.json");
  const vitest = inRoot("node_modules", "vitest", "vitest.mjs");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  try {
    const code = await runShown(pinnedNode, [vitest, "run", ...reporters, ...parameters]);
    return countTests(report, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

followSignalsAndParent();
await install();
await build();
say("Checking format, lint, types, boundaries, unused code and generated files.");
const isChecked = (await runShown("npm", ["run", "--silent", "check"])) === 0;
const { passed, failed } = await runTests(process.argv.slice(2));
if (!isChecked) say("npm run check failed; see the top of this output. It counts as one failure.");
const failures = failed + (isChecked ? 0 : 1);
say(`${passed} passed, ${failures} failed`);
process.exit(failures === 0 && passed > 0 ? 0 : 1);

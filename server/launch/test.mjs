import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { inRoot, pinnedNode, say } from "./checkout.mjs";
import { followSignalsAndParent, isStopping, runShown, STOPPED_CODE } from "./child.mjs";
import { countTests } from "./count-tests.mjs";
import { build, install } from "./prepare.mjs";

const REMOVAL_ATTEMPTS = 50;

/** Removes a folder in which a server may still be ending. */
async function remove(folder) {
  for (let attempt = 0; attempt < REMOVAL_ATTEMPTS && existsSync(folder); attempt++) {
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      await sleep(200);
    }
  }
}

/** Runs vitest with any further parameters, all its temporary files in one folder, and counts from its own report. */
async function runTests(parameters) {
  const folder = mkdtempSync(join(tmpdir(), "tandem-"));
  // Run by root, PostgreSQL is another user, who must be able to pass through.
  chmodSync(folder, 0o711);
  const report = join(folder, "report.json");
  const vitest = [inRoot("node_modules", "vitest", "vitest.mjs"), "run", "--reporter=default", "--reporter=json"];
  try {
    const command = [`TMPDIR=${folder}`, pinnedNode, ...vitest, `--outputFile.json=${report}`, ...parameters];
    return countTests(report, await runShown("env", command));
  } finally {
    await remove(folder);
  }
}

followSignalsAndParent();
await install();
await build();
say("Checking format, lint, types, boundaries, unused code and generated files.");
const isChecked = (await runShown("npm", ["run", "--silent", "check"])) === 0;
if (isStopping()) process.exit(STOPPED_CODE);
const { passed, failed } = await runTests(process.argv.slice(2));
if (isStopping()) process.exit(STOPPED_CODE);
if (!isChecked) say("npm run check failed; see the top of this output. It counts as one failure.");
const failures = failed + (isChecked ? 0 : 1);
say(`${passed} passed, ${failures} failed`);
process.exit(failures === 0 && passed > 0 ? 0 : 1);

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, environment, install, root, say } from "./launch.mjs";

/** Runs one step where its output shows; true when it succeeds. */
function passes(title, program, parameters) {
  say(`\n— ${title}`);
  return spawnSync(program, parameters, { cwd: root, env: environment, stdio: "inherit" }).status === 0;
}

const bin = (name) => join(root, "node_modules", ".bin", name);

install();
build();
const steps = [
  ["Format, imports, lint", bin("biome"), ["check", "."]],
  ["Types", bin("tsc"), ["-b"]],
  ["Boundaries", bin("depcruise"), ["--config", ".dependency-cruiser.cjs", "server/src", "client/src", "schema", "seeds/src", "tests"]],
  ["Unused code", bin("knip"), []],
  ["Generated files", bin("node"), [join("server", "dist", "print-schema.js"), "--check"]],
];
const failed = steps.filter(([title, program, parameters]) => !passes(title, program, parameters));

const folder = mkdtempSync(join(tmpdir(), "tandem-test-"));
const report = join(folder, "report.json");
const isGreen = passes("Tests", bin("vitest"), ["run", "--reporter=default", "--reporter=json", `--outputFile=${report}`]);
let counts = { numPassedTests: 0, numFailedTests: 0 };
try {
  counts = JSON.parse(readFileSync(report, "utf8"));
} catch {
  say("The tests ended without a report.");
}
rmSync(folder, { recursive: true, force: true });
for (const [title] of failed) say(`Check failed: ${title}.`);
const failures = counts.numFailedTests + failed.length + (isGreen || counts.numFailedTests > 0 ? 0 : 1);
say(`\n${counts.numPassedTests + steps.length - failed.length} passed, ${failures} failed`);
process.exit(failures === 0 ? 0 : 1);

import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const VITEST = join(ROOT, "node_modules", "vitest", "vitest.mjs");
const env = { PATH: "/usr/bin:/bin", HOME: tmpdir() };

function count(report: string, exitCode: number | null): unknown {
  const script = `import { countTests } from ${JSON.stringify(join(ROOT, "server", "launch", "count-tests.mjs"))};
    process.stdout.write(JSON.stringify(countTests(${JSON.stringify(report)}, ${exitCode})));`;
  return JSON.parse(execFileSync(process.execPath, ["--input-type=module", "--eval", script], { encoding: "utf8" }));
}

/** Runs these test files with the real vitest, as npm test does, and counts. */
function runAndCount(files: Readonly<Record<string, string>>): unknown {
  const folder = mkdtempSync(join(tmpdir(), "tandem-count-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, "vitest.config.mjs"), "export default { test: { globals: true } };");
  const report = join(folder, "report.json");
  const parameters = [VITEST, "run", "--root", folder, "--reporter=json", `--outputFile.json=${report}`];
  return count(report, spawnSync(process.execPath, parameters, { cwd: folder, env }).status);
}

const PASSING = 'test("one", () => {});\ntest("two", () => {});\ntest.skip("three", () => {});\n';

test("tests that pass are counted, tests left out are not", () => {
  expect(runAndCount({ "a.test.js": PASSING })).toEqual({ passed: 2, failed: 0 });
});

test("a test that fails is a failure", () => {
  const failing = 'test("four", () => expect(1).toBe(2));';
  expect(runAndCount({ "a.test.js": PASSING, "b.test.js": failing })).toEqual({ passed: 2, failed: 1 });
});

test("a test file that cannot be run is a failure, though none of its tests ran", () => {
  const broken = 'import "./nowhere.js";\ntest("five", () => {});';
  expect(runAndCount({ "a.test.js": PASSING, "b.test.js": broken })).toEqual({ passed: 2, failed: 1 });
  const unprepared = 'beforeAll(() => { throw new Error("no"); });\ntest("six", () => {});';
  expect(runAndCount({ "a.test.js": PASSING, "b.test.js": unprepared })).toEqual({ passed: 2, failed: 1 });
});

test("a fault outside any test is a failure", () => {
  const faulty =
    'test("seven", () => { setTimeout(() => { throw new Error("late"); }, 0); });\ntest("eight", () => new Promise((r) => setTimeout(r, 100)));';
  expect(runAndCount({ "a.test.js": faulty })).toEqual({ passed: 2, failed: 1 });
});

test("a run without a report has failed", () => {
  expect(count("/nowhere/report.json", 0)).toEqual({ passed: 0, failed: 1 });
});

import { readFileSync } from "node:fs";

/** Tests that passed and failed by vitest's JSON report; a file that could not be run, or a fault outside any test, is one failure. */
export function countTests(reportFile, exitCode) {
  const isGreen = exitCode === 0;
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(reportFile, "utf8"));
    const hasFailedTest = (file) => file.assertionResults.some((test) => test.status === "failed");
    const brokenFiles = testResults.filter((file) => file.status === "failed" && !hasFailedTest(file)).length;
    const failed = numFailedTests + brokenFiles;
    return { passed: numPassedTests, failed: failed === 0 && !isGreen ? 1 : failed };
  } catch {
    // Without a report the run itself has failed, whatever its exit code.
    return { passed: 0, failed: 1 };
  }
}

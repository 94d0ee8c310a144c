import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readyAddress } from "../../client/src/app/ready-address.ts";
import { type ExampleLanguage, exampleText } from "../../client/src/features/api/api-examples.ts";
import { type ApiQuestion, questionAddress, readVariables } from "../../client/src/features/api/api-question.ts";
import { startTestApp, type TestApp } from "../app.ts";

const run = promisify(execFile);
const isThere = (command: string) => spawnSync(command, ["--version"]).status === 0;

/** Everything that a shell, JavaScript or Python reads as more than itself. */
const AWKWARD: ApiQuestion = {
  query: `query Odd($text: String!) {
  # 'single', "double", \`back\` \${HOME} $(whoami) \\n \\ !! %PATH% é 🧒
  a(x: """He said "it's
  fine" \\""" and left""", y: "ends with a backslash \\\\")
  b(z: "'; rm -rf nothing; echo '")
}
"""`,
  variables: {
    text: `it's \`a\` \${b} $(c) "d" \\ \\n \n\t </script> \u2028 🧒`,
    nothing: null,
    yes: true,
    no: false,
    pence: 123456789012,
    share: 0.25,
    list: ["O'Neil", [], {}],
    inner: { "key'with\"quotes": "@file" },
  },
};

let app: TestApp;
let mirror: Server;
let mirrorAddress: string;
let heard: { readonly body: string; readonly type: string | undefined }[];
let folder: string;

beforeAll(async () => {
  app = await startTestApp();
  folder = mkdtempSync(join(tmpdir(), "examples-"));
  heard = [];
  mirror = createServer(async (request, response) => {
    let body = "";
    request.setEncoding("utf8");
    for await (const part of request) body += part;
    heard.push({ body, type: request.headers["content-type"] });
    response.setHeader("content-type", "application/json");
    response.end('{"data":{"heard":true}}');
  });
  await new Promise<void>((resolve) => mirror.listen(0, "127.0.0.1", resolve));
  mirrorAddress = `http://127.0.0.1:${(mirror.address() as AddressInfo).port}`;
});

afterAll(async () => {
  mirror.close();
  rmSync(folder, { recursive: true });
  await app.stop();
});

/** Runs an example as a reader would: pasted into a shell, or saved as a file. */
async function runExample(language: ExampleLanguage, text: string): Promise<string> {
  if (language === "curl") return (await run("sh", ["-c", text])).stdout;
  const file = join(folder, language === "javascript" ? "example.mjs" : "example.py");
  writeFileSync(file, text);
  return (await run(language === "javascript" ? process.execPath : "python3", [file])).stdout;
}

const RUNNABLE = [
  ["curl", "curl"],
  ["javascript", process.execPath],
  ["python", "python3"],
] as const;

for (const [language, command] of RUNNABLE) {
  test.skipIf(!isThere(command))(
    `the ${language} example sends quotes, backslashes and line ends as they are`,
    async () => {
      const told = await runExample(language, exampleText(language, mirrorAddress, AWKWARD));
      expect(JSON.parse(told)).toMatchObject(language === "curl" ? { data: { heard: true } } : { heard: true });
      const sent = heard.at(-1);
      expect(sent?.type).toBe("application/json");
      expect(JSON.parse(sent?.body ?? "")).toEqual(AWKWARD);
    },
  );

  test.skipIf(!isThere(command))(`the ${language} example gets figures from Tandem as it stands`, async () => {
    const question = {
      query:
        "query Gaps($partnership: ID!, $period: PeriodInput!) {\n  partnership(code: $partnership) {\n    gaps(period: $period, basis: EXPRESSED, by: [SERVICE_LINE], first: 3) { rows { serviceLine { name } unmet { value state } } }\n  }\n}",
      variables: { partnership: "walsall", period: { type: "FINANCIAL_YEAR", code: "2025-26" } },
    };
    const told = JSON.parse(await runExample(language, exampleText(language, app.address, question)));
    const { partnership } = language === "curl" ? told.data : told;
    expect(partnership.gaps.rows).toHaveLength(3);
    expect(partnership.gaps.rows[0].unmet.state).toBe("KNOWN");
  });

  test.skipIf(!isThere(command))(`the ${language} example tells what the API refuses`, async () => {
    const question = { query: '{ partnership(code: "nowhere") { code } }', variables: {} };
    const told = runExample(language, exampleText(language, app.address, question));
    if (language === "curl") expect(JSON.parse(await told).errors[0].extensions.code).toBe("NOT_FOUND");
    else await expect(told).rejects.toThrow(/nowhere/);
  });
}

test("the R example fences its texts by more than they hold", () => {
  const text = exampleText("r", "http://127.0.0.1:4000", {
    query: 'a )" b )-" c',
    variables: { list: ["one"] },
  });
  expect(text).toContain('query <- r"--(a )" b )-" c)--"');
  expect(text).toContain('request("http://127.0.0.1:4000/graphql")');
  expect(text).toContain('"list": [');
});

test("a question goes into an address and comes back, and one that is too long does not", () => {
  const address = questionAddress(AWKWARD) ?? "";
  const { searchParams } = new URL(address, "http://127.0.0.1:4000");
  expect(searchParams.get("query")).toBe(AWKWARD.query);
  expect(readVariables(searchParams.get("variables") ?? "")).toEqual(AWKWARD.variables);
  expect(questionAddress({ query: "a".repeat(7_000), variables: {} })).toBeNull();
  expect(readyAddress("Gaps", { partnership: "walsall" })).toBe(
    "/api-guide?operation=Gaps&variables=%7B%22partnership%22%3A%22walsall%22%7D",
  );
});

test("variables that are no JSON object are told in words", () => {
  expect(readVariables("")).toEqual({});
  expect(readVariables("[1]")).toMatch(/one JSON object/);
  expect(readVariables("{a: 1}")).toMatch(/^Variables are not JSON/);
});

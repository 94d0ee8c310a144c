import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..", "..");

/** Licences that let anybody use, change and pass on what is built on them. */
const PERMISSIVE = new Set(["MIT", "ISC", "BSD-3-Clause", "Apache-2.0", "0BSD", "BlueOak-1.0.0"]);

interface Component {
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly licenses?: readonly { readonly license?: { readonly id?: string }; readonly expression?: string }[];
}

interface Bom {
  readonly specVersion: string;
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

function makeList(): Bom {
  execFileSync(process.execPath, [join(ROOT, "server", "launch", "sbom.mjs")], { cwd: ROOT });
  return JSON.parse(readFileSync(join(ROOT, "sbom.cdx.json"), "utf8"));
}

function licencesOf({ licenses = [] }: Component): string[] {
  return licenses.flatMap(({ license, expression }) => license?.id ?? expression?.split(/[()\s]|AND|OR/) ?? []);
}

test("all that Tandem runs on is listed, linked, and under a licence that binds nobody who uses it", () => {
  const list = makeList();
  const unfit = list.components.filter((component) => {
    const licences = licencesOf(component).filter((licence) => licence !== "");
    return licences.length === 0 || licences.some((licence) => !PERMISSIVE.has(licence));
  });
  expect(list.specVersion).toBe("1.6");
  expect(unfit.map(({ name, version }) => `${name} ${version}`)).toEqual([]);
  const names = new Set(list.components.map(({ purl }) => purl));
  const linked = new Set(list.dependencies.flatMap(({ dependsOn = [] }) => dependsOn));
  expect([...names].filter((purl) => !linked.has(purl))).toEqual([]);
  expect(list.components.map(({ name }) => name)).toEqual(expect.arrayContaining(["node", "pg", "react", "fastify"]));
  expect(list.components.map(({ name }) => name)).not.toContain("vitest");
});

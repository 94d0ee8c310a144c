import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Contrib, Enums, Models, Serialize, Spec, Validation } from "@cyclonedx/cyclonedx-library";
import { PackageURL } from "packageurl-js";
import parseSpdx from "spdx-expression-parse";
import { inRoot, packageManager } from "./checkout.mjs";

const { Spec1dot6 } = Spec;
const { ComponentBuilder } = Contrib.FromNodePackageJson.Builders;
const { ExternalReferenceFactory } = Contrib.FromNodePackageJson.Factories;
const builder = new ComponentBuilder(
  new ExternalReferenceFactory(),
  new Contrib.License.Factories.LicenseFactory(parseSpdx),
);

/** The package whose dependencies are for tests only. */
const TESTS = "@tandem/tests";

/** Node itself comes as a package, which no other names. */
const RUNTIME = {
  name: "@tandem/runtime",
  dependencies: { node: { path: inRoot("node_modules", "node"), version: "" } },
};

/** What the workspace runs on, as the package manager sees it; what builds and tests it is not shipped. */
function readShipped() {
  const parameters = ["-y", packageManager, "ls", "--recursive", "--json", "--depth", "Infinity", "--prod"];
  const options = { cwd: inRoot(), encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] };
  const parts = JSON.parse(execFileSync("npx", parameters, options));
  return [...parts.filter(({ name }) => name !== TESTS), RUNTIME];
}

const childrenOf = (entry) => Object.entries({ ...entry.dependencies, ...entry.optionalDependencies });

/** Each package once, by its folder; a repeated one is listed without its own dependencies. */
function collectEntries(workspace) {
  const entries = new Map();
  const visit = (entry) => {
    for (const [name, child] of childrenOf(entry)) {
      const found = entries.get(child.path);
      if (found === undefined || childrenOf(found).length === 0) entries.set(child.path, { ...child, name });
      visit(child);
    }
  };
  for (const part of workspace) visit(part);
  return entries;
}

const isOurs = (entry) => entry.version.startsWith("link:");

/** Licences that a package names in a file only. */
const NAMED_IN_FILE = { "lib-r-math.js": "MIT" };

function purlOf({ name, version }) {
  const [last, scope] = name.split("/").reverse();
  return new PackageURL("npm", scope ?? null, last, version).toString();
}

/** A package as it describes itself; null where it is for another operating system and so not installed. */
function describe(entry) {
  let manifest;
  try {
    manifest = JSON.parse(readFileSync(join(entry.path, "package.json"), "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
  const component = builder.makeComponent({ ...manifest, license: NAMED_IN_FILE[manifest.name] ?? manifest.license });
  component.purl = purlOf(manifest);
  component.bomRef.value = component.purl;
  return component;
}

/** Tandem with all it runs on, and what each of those runs on. */
export function makeBom() {
  const workspace = readShipped();
  const entries = collectEntries(workspace);
  const components = new Map();
  for (const [path, entry] of entries) {
    const component = isOurs(entry) ? null : describe(entry);
    if (component !== null) components.set(path, component);
  }
  const link = (from, entry) => {
    for (const [, child] of childrenOf(entry)) {
      const component = components.get(child.path);
      if (component !== undefined) from.dependencies.add(component.bomRef);
    }
  };
  const { name, version } = JSON.parse(readFileSync(inRoot("package.json"), "utf8"));
  const tandem = new Models.Component(Enums.ComponentType.Application, name, { version, bomRef: name });
  for (const part of workspace) link(tandem, part);
  for (const [path, entry] of entries) if (components.has(path)) link(components.get(path), entry);
  const metadata = new Models.Metadata({ component: tandem, timestamp: new Date() });
  return new Models.Bom({ metadata, components: new Models.ComponentRepository(components.values()) });
}

/** The list as CycloneDX 1.6 in JSON, checked against its schema. */
export async function writeBom(bom) {
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec1dot6));
  const text = serializer.serialize(bom, { sortLists: true, space: 2 });
  const fault = await new Validation.JsonStrictValidator(Spec1dot6.version).validate(text);
  if (fault !== null) throw new Error(`the list breaks CycloneDX 1.6: ${JSON.stringify(fault)}`);
  return text;
}

/** Packages by licence, most used first. */
export function countLicences(bom) {
  const nameOf = (licence) => licence.id ?? licence.expression ?? licence.name;
  // Runs on Node 20 as well, which has no Map.groupBy.
  const groups = new Map();
  for (const component of bom.components) {
    const name = [...component.licenses].map(nameOf).join(" or ") || "none stated";
    groups.set(name, [...(groups.get(name) ?? []), component]);
  }
  return [...groups]
    .map(([licence, packages]) => ({ licence, count: packages.length }))
    .sort((a, b) => b.count - a.count);
}

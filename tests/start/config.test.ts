import { readConfig } from "@tandem/server/config";
import { ConfigError } from "@tandem/server/config-error";
import { expect, test } from "vitest";

function faultOf(environment: Record<string, string>): string {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
  }
  return "";
}

test("without any, Tandem listens on loopback and keeps its data in the checkout", () => {
  const config = readConfig({});
  expect(config).toMatchObject({
    host: "127.0.0.1",
    port: 4000,
    databaseUrl: null,
    isDataDirGiven: false,
    logLevel: "info",
  });
  expect(config.dataDir).toMatch(/\/\.data$/);
  expect(config.seedsDir).toMatch(/\/seeds$/);
  expect(config.dashboardDir).toMatch(/\/client\/dist$/);
});

test("an empty value is the same as none", () => {
  const empty = {
    HOST: "",
    PORT: " ",
    DATABASE_URL: "",
    DATA_DIR: "",
    SEEDS_DIR: "",
    DASHBOARD_DIR: "",
    LOG_LEVEL: "",
  };
  expect(readConfig(empty)).toEqual(readConfig({}));
});

test.each(["127.0.0.1", "127.8.9.10", "::1", "localhost"])("HOST may be %s", (host) => {
  expect(readConfig({ HOST: host }).host).toBe(host);
});

test.each(["0.0.0.0", "::", "192.168.1.5", "example.org", "127.0.0.1.example.org", "127.0.0.256"])(
  "HOST %s is refused while nobody signs in",
  (host) => expect(faultOf({ HOST: host })).toMatch(/^HOST is ".*loopback.*no sign-in.*set it to 127\.0\.0\.1/),
);

test.each(["0", "4001", "65535"])("PORT may be %s", (port) => {
  expect(readConfig({ PORT: port }).port).toBe(Number(port));
});

test.each(["65536", "-1", "4000.5", "http", "1e3", "0x10"])("PORT %s is refused", (port) => {
  expect(faultOf({ PORT: port })).toMatch(/^PORT is ".*whole number from 0 to 65535.*set it/);
});

test.each([
  "postgres://a:b@localhost:5432/tandem",
  "postgresql://localhost/tandem",
  "postgres:///tandem?host=/run/postgresql",
])("DATABASE_URL may be %s", (url) => expect(readConfig({ DATABASE_URL: url }).databaseUrl).toBe(url));

test.each([
  "localhost",
  "mysql://localhost/tandem",
  "postgres://localhost",
  "postgres://localhost/",
  "postgres:///tandem",
])("DATABASE_URL %s is refused, with the form it must have", (url) =>
  expect(faultOf({ DATABASE_URL: url })).toMatch(/^DATABASE_URL must have the form postgres:\/\/.*correct it/),
);

test("a refused DATABASE_URL is not repeated, because it may hold a password", () => {
  expect(faultOf({ DATABASE_URL: "mysql://tandem:secret@localhost/tandem" })).not.toContain("secret");
});

test.each([
  ["SEEDS_DIR", "manifest.json"],
  ["DASHBOARD_DIR", "index.html"],
])("%s must be a folder with a file %s", (variable, file) => {
  expect(faultOf({ [variable]: "/nowhere" })).toMatch(new RegExp(`^${variable} is "/nowhere".*${file}.*correct it`));
});

test("LOG_LEVEL is info or error", () => {
  expect(readConfig({ LOG_LEVEL: "error" }).logLevel).toBe("error");
  expect(faultOf({ LOG_LEVEL: "loud" })).toMatch(/^LOG_LEVEL is "loud".*info or error.*correct/);
});

const SIGN_IN = {
  OIDC_ISSUER: "https://login.example.org/tenant",
  OIDC_CLIENT_ID: "tandem",
  PUBLIC_URL: "https://tandem.example.gov.uk",
};

test("a sign-in service opens other addresses, and production", () => {
  const { signIn, host } = readConfig({ ...SIGN_IN, HOST: "0.0.0.0", NODE_ENV: "production" });
  expect(host).toBe("0.0.0.0");
  expect(signIn).toMatchObject({
    clientSecret: null,
    scope: "openid profile email",
    idleMinutes: 30,
    sessionMinutes: 720,
  });
});

test("without one, production is refused", () => {
  expect(faultOf({ NODE_ENV: "production" })).toMatch(/^NODE_ENV is production.*OIDC_ISSUER/);
  expect(readConfig({ NODE_ENV: "test" }).signIn).toBeNull();
});

test.each([
  [{ OIDC_ISSUER: "http://login.example.org" }, /^OIDC_ISSUER is ".*https/],
  [{ OIDC_ISSUER: "login.example.org" }, /^OIDC_ISSUER is ".*https/],
  [{ OIDC_CLIENT_ID: "" }, /^OIDC_CLIENT_ID is not set/],
  [{ PUBLIC_URL: "" }, /^PUBLIC_URL is not set/],
  [{ PUBLIC_URL: "https://tandem.example.gov.uk/app" }, /^PUBLIC_URL is ".*no path/],
  [{ PUBLIC_URL: "https://user:word@tandem.example.gov.uk" }, /^PUBLIC_URL is ".*https/],
  [{ SESSION_IDLE_MINUTES: "0" }, /^SESSION_IDLE_MINUTES is "0".*1 to 1440/],
  [{ SESSION_MINUTES: "1e3" }, /^SESSION_MINUTES is "1e3".*whole number/],
  [{ SESSION_MINUTES: "20" }, /^SESSION_IDLE_MINUTES is more than SESSION_MINUTES/],
  [{ OIDC_EMAIL_IS_VERIFIED: "true" }, /^OIDC_EMAIL_IS_VERIFIED is "true".*yes or no/],
  [{ OIDC_ISSUER: "" }, /^OIDC_CLIENT_ID is set, but OIDC_ISSUER is not/],
])("sign-in settings %j are refused, naming variable, rule and mend", (change, fault) => {
  expect(faultOf({ ...SIGN_IN, ...change })).toMatch(fault);
});

test.each(["true", "1", "YES"])(
  "LOCAL_DATA_WITHOUT_SIGN_IN %s is refused, so that nobody sets it by chance",
  (value) => {
    expect(faultOf({ LOCAL_DATA_WITHOUT_SIGN_IN: value })).toMatch(/^LOCAL_DATA_WITHOUT_SIGN_IN is ".*yes or no/);
  },
);

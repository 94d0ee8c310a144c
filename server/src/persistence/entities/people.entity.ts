import { defineEntity, p } from "@mikro-orm/core";
import { partnershipId } from "./columns.ts";

const inPartnership = "partnership_id = (select nullif(current_setting('tandem.partnership_id', true), '')::smallint)";

/** A session variable; no row is ever equal to one that is not set. */
const variable = (name: string) => `(select nullif(current_setting('tandem.${name}', true), ''))`;

const isOwnIdentity = `issuer = ${variable("issuer")} and subject = ${variable("subject")}`;

/** A person's own memberships, and invitations to an address that the sign-in service vouches for. */
const isOwnMembership = `${isOwnIdentity} or (subject is null and removed_at is null and email = ${variable("email")})`;

/** Rows past their end may be removed by anybody in passing. */
const onceOver = [
  { name: "over", command: "delete", using: "ends_at < transaction_timestamp()" },
  { name: "over_seen", command: "select", using: "ends_at < transaction_timestamp()" },
] as const;

/** A person's part in a partnership. */
export const Membership = defineEntity({
  name: "Membership",
  tableName: "membership",
  comment: "People of a partnership: whom they work for there and in which roles.",
  rowLevelSecurity: "force",
  policies: [
    { name: "partnership_isolation", using: inPartnership, check: inPartnership },
    { name: "own_memberships", command: "select", using: isOwnMembership },
  ],
  uniques: [
    { name: "membership_email_unique", properties: ["partnershipId", "email"] },
    { name: "membership_identity_unique", properties: ["partnershipId", "issuer", "subject"] },
  ],
  properties: {
    partnershipId: partnershipId(),
    code: p.text().primary().comment("Random code of the membership, which the audit log names."),
    organisationCode: p.text().comment("Organisation they work for in this partnership."),
    email: p.text().comment("Address they were invited at, in lower case; the sign-in service must vouch for it."),
    name: p.text().nullable().comment("Name as the sign-in service gives it; empty until the first sign-in."),
    issuer: p.text().nullable().comment("Sign-in service that knows them; empty until the first sign-in."),
    subject: p.text().nullable().comment("Their number at the sign-in service; empty until the first sign-in."),
    roles: p.array().comment("Roles they hold in this partnership."),
    invitedAt: p.datetime().comment("When they were invited."),
    joinedAt: p.datetime().nullable().comment("When they first signed in; empty while invited."),
    removedAt: p.datetime().nullable().comment("When they were removed; empty while they belong."),
    rowVersion: p
      .integer()
      .default(1)
      .comment("Grows by one with each change, so that two people at once cannot overwrite each other."),
  },
});

/** A session of a person who signed in; found by what its cookie holds, never listed. */
export const SignIn = defineEntity({
  name: "SignIn",
  tableName: "sign_in",
  comment: "Sessions of people who signed in; a row is seen only by whoever holds its cookie, or by its own person.",
  rowLevelSecurity: "force",
  policies: [
    {
      name: "own_sign_in",
      using: `key_hash = ${variable("sign_in_key")} or (${isOwnIdentity})`,
      check: `key_hash = ${variable("sign_in_key")} or (${isOwnIdentity})`,
    },
    ...onceOver,
  ],
  properties: {
    keyHash: p
      .text()
      .primary()
      .comment("SHA-256 of the cookie's random key, in hexadecimal; the key itself is not kept."),
    issuer: p.text().comment("Sign-in service."),
    subject: p.text().comment("The person's number at the sign-in service."),
    email: p.text().nullable().comment("Address the sign-in service vouches for, in lower case."),
    name: p.text().comment("Name as the sign-in service gives it."),
    startedAt: p.datetime().comment("When they signed in."),
    seenAt: p.datetime().comment("When the session was last used, to the minute."),
    endsAt: p.datetime().comment("When the session ends however much it is used."),
    purposePartnership: p.text().nullable().comment("Partnership whose small counts are read in this session."),
    purpose: p.text().nullable().comment("Why they are read, in the person's words."),
  },
});

/** A sign-in under way: what must match when the sign-in service sends the person back. */
export const SignInAttempt = defineEntity({
  name: "SignInAttempt",
  tableName: "sign_in_attempt",
  comment: "Sign-ins under way, removed when used; seen only by whoever holds the attempt's cookie.",
  rowLevelSecurity: "force",
  policies: [
    {
      name: "own_attempt",
      using: `key_hash = ${variable("sign_in_key")}`,
      check: `key_hash = ${variable("sign_in_key")}`,
    },
    ...onceOver,
  ],
  properties: {
    keyHash: p.text().primary().comment("SHA-256 of the attempt's cookie, in hexadecimal."),
    state: p.text().comment("Random text the sign-in service must send back."),
    nonce: p.text().comment("Random text the identity token must hold."),
    codeVerifier: p.text().comment("Secret of this attempt, by which the code is exchanged (PKCE)."),
    returnTo: p.text().comment("Page of this site to go to afterwards."),
    endsAt: p.datetime().comment("When the attempt is too old."),
  },
});

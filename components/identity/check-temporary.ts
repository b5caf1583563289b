import type { Faults } from "../faults.ts";
import { checkAccount, checkKey, rolesOf } from "./check-fields.ts";
import type { ElevationArgs, IdentityArgs } from "./contract.ts";
import { instant } from "./instant.ts";
import { ELEVATION_DAYS } from "./limits.ts";
import type { Cloud } from "./policy-writer.ts";

const DAY = 86_400_000;

/** @clause 1.2.6-a @clause 1.2.6-b */
export function checkElevations(faults: Faults, cloud: Cloud, args: IdentityArgs, now: Date): void {
  const roles: readonly string[] = rolesOf(args);
  for (const [key, elevation] of Object.entries(args.elevations ?? {})) {
    const path = `elevations.${key}`;
    checkKey(faults, path, key);
    checkSpan(faults, path, elevation, now);
    checkWho(faults, cloud, path, elevation);
    checkApproval(faults, path, elevation);
    if (!roles.includes(elevation.role)) {
      const hint = `use one of ${roles.filter((role) => role !== "break-glass").join(", ")}`;
      faults.add("identity.elevation", `${path}.role`, elevation.role, "is no role of this account", hint);
    }
  }
}

function checkSpan(faults: Faults, path: string, { from, until }: ElevationArgs, now: Date): void {
  const start = readInstant(faults, `${path}.from`, from);
  const end = readInstant(faults, `${path}.until`, until);
  if (end !== undefined && end.getTime() <= now.getTime()) {
    const hint = "remove it: its rights ended by themselves, and a new one gets a new key [§1.2.6-b]";
    faults.add("identity.elevation-over", `${path}.until`, until, "is over", hint);
    return;
  }
  if (start === undefined || end === undefined) return;
  const length = end.getTime() - start.getTime();
  if (length <= 0) {
    const hint = "let it end after it starts";
    faults.add("identity.elevation-span", `${path}.until`, until, "is not after from", hint);
  } else if (length > ELEVATION_DAYS * DAY) {
    const latest = new Date(start.getTime() + ELEVATION_DAYS * DAY).toISOString().replace(".000Z", "Z");
    const hint = `end it by ${latest}: a temporary permission lasts ${ELEVATION_DAYS} days at most [§1.2.6-a]`;
    faults.add("identity.elevation-span", `${path}.until`, until, `is ${days(length)} days after from`, hint);
  }
}

/** Rounded up: a second too many is not seven days. */
const days = (milliseconds: number): number => Math.ceil((milliseconds / DAY) * 100) / 100;

function readInstant(faults: Faults, path: string, text: string): Date | undefined {
  const read = instant(text);
  if (read === undefined) {
    const hint = "write date, time and offset: 2026-11-23T18:00:00+08:00";
    faults.add("identity.time", path, text, "is no point in time", hint);
  }
  return read;
}

const PERSON = /^(?:user|role)\/[\w+=,.@-]{1,64}$/;
const SIGNED_ON = /^sso\/[^\s*?/]{1,64}$/;

function checkWho(faults: Faults, cloud: Cloud, path: string, { who }: ElevationArgs): void {
  if (who.length === 0) {
    faults.add("identity.who", `${path}.who`, who, "names nobody", "write user/alice");
  }
  for (const [index, person] of who.entries()) {
    const at = `${path}.who[${index}]`;
    if (PERSON.test(person) || (cloud === "aws" && SIGNED_ON.test(person))) continue;
    const forms = cloud === "aws" ? "user/alice, role/automation or sso/alice@mall.example" : "user/alice";
    const hint = `write ${forms}: one person each, no wildcard`;
    faults.add("identity.who", at, person, "names nobody whom this cloud can tell apart", hint);
  }
}

/** Two people who are not the one that asks. */
function checkApproval(faults: Faults, path: string, { who, reason, approvers }: ElevationArgs): void {
  const { departmentHead, security } = approvers;
  const fold = (text: string): string => text.trim().toLowerCase();
  const hint = "the head of the department and security approve, neither of them for themselves [§1.2.6-b]";
  if (reason.trim() === "") {
    faults.add("identity.reason", `${path}.reason`, reason, "is empty", "say what it is for");
  }
  for (const [role, name] of Object.entries(approvers)) {
    const at = `${path}.approvers.${role}`;
    if (fold(name) === "") faults.add("identity.approval", at, name, "is empty", hint);
    else if (who.some((person) => isSame(fold(person.slice(person.indexOf("/") + 1)), fold(name)))) {
      faults.add("identity.approval", at, name, "approves for themselves", hint);
    }
  }
  if (fold(departmentHead) === fold(security) && fold(security) !== "") {
    faults.add("identity.approval", `${path}.approvers`, security, "approves twice", hint);
  }
}

/** A user of IAM is often called like the mail address of its person, or like what stands before its @. */
function isSame(person: string, approver: string): boolean {
  if (person.includes("@") && approver.includes("@")) return person === approver;
  return person.split("@", 1)[0] === approver.split("@", 1)[0];
}

/** What both services take as an external id (AssumeRole). */
const EXTERNAL_ID = /^[\w+=,.@:/-]{8,1224}$/;

/** @clause 1.2.6-c */
export function checkThirdParties(faults: Faults, cloud: Cloud, args: IdentityArgs, now: Date): void {
  const roles: readonly string[] = rolesOf(args);
  for (const [key, firm] of Object.entries(args.thirdParties ?? {})) {
    const path = `thirdParties.${key}`;
    checkKey(faults, path, key);
    checkAccount(faults, cloud, `${path}.account`, firm.account);
    if (firm.account === args.account || firm.account === args.people?.account) {
      const hint = "a third party comes from an account of its own [§1.2.6-c]";
      faults.add("identity.third-party", `${path}.account`, firm.account, "is one of ours", hint);
    }
    if (!EXTERNAL_ID.test(firm.externalId)) {
      const hint =
        "agree on 8 or more letters, digits and + = , . @ : / - with the firm, new for each of its customers";
      faults.add("identity.external-id", `${path}.externalId`, undefined, "is no external id", hint);
    }
    if (!roles.includes(firm.role)) {
      faults.add(
        "identity.third-party",
        `${path}.role`,
        firm.role,
        "is no role of this account",
        "see without",
      );
    }
    const end = readInstant(faults, `${path}.until`, firm.until);
    if (end !== undefined && end.getTime() <= now.getTime()) {
      const hint = "remove it, or write the new end that was agreed: rights go with the project [§1.2.6-c]";
      faults.add("identity.third-party-over", `${path}.until`, firm.until, "is over", hint);
    }
    for (const field of ["company", "agreement", "owner"] as const) {
      if (firm[field].trim() !== "") continue;
      const hint = "name the firm, its confidentiality agreement and who answers for it [§1.2.6-c]";
      faults.add("identity.third-party", `${path}.${field}`, firm[field], "is empty", hint);
    }
  }
}

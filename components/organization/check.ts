import { didYouMean, REGIONS } from "../../ipam/index.ts";
import type { Faults } from "../faults.ts";
import { partitionOf } from "../partition/aws.ts";
import { tagFaults } from "../tagging/check.ts";
import type { OrganizationArgs } from "./contract.ts";
import { LIMITS } from "./limits.ts";

type Cloud = "aws" | "alicloud";

const KEY = /^[a-z](?:[a-z0-9-]{0,22}[a-z0-9])?$/;
const ROOT = { aws: /^r-[0-9a-z]{4,32}$/, alicloud: /^r-[0-9A-Za-z]{6,32}$/ } as const;

/** Every fault of the arguments. */
export function checkOrganization(faults: Faults, cloud: Cloud, args: OrganizationArgs): void {
  checkAccount(faults, cloud, "account", args.account);
  checkRegions(faults, cloud, args);
  for (const { key, value, message, hint } of tagFaults(args.tags, cloud)) {
    faults.add("organization.tags", key === "" ? "tags" : `tags.${key}`, value, message, hint);
  }
  if (args.root !== "create" && !ROOT[cloud].test(args.root.existing.rootId)) {
    const hint = "write the id of the root (r-…), which the console shows over the folders";
    faults.add("organization.root", "root.existing.rootId", args.root.existing.rootId, "is no root", hint);
  }
  checkUnits(faults, cloud, args);
  checkNewAccounts(faults, cloud, args);
  checkTargets(faults, cloud, args);
  checkGuards(faults, cloud, args);
  checkDeployers(faults, cloud, args);
  if (args.securityAccount !== undefined) {
    checkAccount(faults, cloud, "securityAccount", args.securityAccount);
    if (args.securityAccount === args.account) {
      const hint = "name a member: guardrails do not bind the management account, so nothing runs in it";
      faults.add(
        "organization.security",
        "securityAccount",
        args.securityAccount,
        "is the management account",
        hint,
      );
    }
  }
  for (const [key, { reason, owner }] of Object.entries(args.without ?? {})) {
    if (reason.trim() !== "" && owner.trim() !== "") continue;
    faults.add(
      "organization.without",
      `without.${key}`,
      undefined,
      "has no reason or owner",
      "say who decided, and why",
    );
  }
  for (const [key, content] of Object.entries(args.tagPolicies ?? {})) {
    const most = LIMITS[cloud].tagPolicy;
    const length = JSON.stringify(content).length;
    if (length <= most) continue;
    const hint = `keep it under ${most} characters: name fewer values`;
    faults.add("organization.tag-policy", `tagPolicies.${key}`, `${length} characters`, "is too long", hint);
  }
}

/** Roles, and not everybody: a wildcard may stand for the account alone. */
function checkDeployers(faults: Faults, cloud: Cloud, { deployers = [] }: OrganizationArgs): void {
  const form =
    cloud === "aws"
      ? /^arn:[a-z-]+:iam::(?:\d{12}|\*):role\/[\w+=,.@/-]+$/
      : /:ram:\*?:(?:\d{16}|\*):role\/[\w.-]+$/;
  for (const [index, deployer] of deployers.entries()) {
    if (form.test(deployer)) continue;
    const hint = "write the ARN of one role; only its account may be *";
    faults.add("organization.deployer", `deployers[${index}]`, deployer, "is no role", hint);
  }
}

/** A guard hangs at a member; the management account is bound by none. */
function checkGuards(faults: Faults, cloud: Cloud, { account, guards = {} }: OrganizationArgs): void {
  for (const [key, guard] of Object.entries(guards)) {
    checkAccount(faults, cloud, `guards.${key}.account`, guard.account);
    if (guard.account !== account) continue;
    const hint = "keep what it guards in a member account";
    faults.add("organization.guard", `guards.${key}.account`, account, "is the management account", hint);
  }
}

function checkAccount(faults: Faults, cloud: Cloud, path: string, account: string): void {
  const digits = cloud === "aws" ? 12 : 16;
  if (new RegExp(`^\\d{${digits}}$`).test(account)) return;
  faults.add("organization.account", path, account, "is no account id", `write its ${digits} digits`);
}

/** The list of the estate decides where anything may be made, so a slip in it would shut a region in use. */
function checkRegions(faults: Faults, cloud: Cloud, { region, regions }: OrganizationArgs): void {
  const known = REGIONS[cloud];
  if (regions.length === 0) {
    faults.add("organization.regions", "regions", regions, "is empty", "name the regions of the estate");
  }
  for (const [path, each] of [
    ["region", region] as const,
    ...regions.map((one, at) => [`regions[${at}]`, one] as const),
  ]) {
    if (!known.includes(each)) {
      faults.add(
        "organization.region",
        path,
        each,
        "is no region of the cloud",
        didYouMean(each, [...known], "region"),
      );
    } else if (cloud === "aws" && partitionOf(each) !== partitionOf(region)) {
      const hint = "partitions share no organisation: make one in each";
      faults.add("organization.partition", path, each, `is in another partition than ${region}`, hint);
    }
  }
  if (regions.length > 0 && !regions.includes(region)) {
    faults.add("organization.regions", "regions", regions, `lacks the home region ${region}`, "add it");
  }
}

function checkUnits(faults: Faults, cloud: Cloud, { units = {} }: OrganizationArgs): void {
  for (const [key, { parent }] of Object.entries(units)) {
    const path = `units.${key}`;
    if (!KEY.test(key)) {
      const hint = "use at most 24 lower-case letters, digits and inner hyphens, a letter first";
      faults.add("organization.unit", path, key, "is no name of a folder", hint);
    }
    if (parent !== undefined && units[parent] === undefined) {
      const hint = didYouMean(parent, Object.keys(units), "folder");
      faults.add("organization.unit", `${path}.parent`, parent, "is no folder", hint);
      continue;
    }
    const depth = ancestors(key, units);
    if (depth === undefined) {
      faults.add("organization.unit", `${path}.parent`, parent, "lies in itself", "leave one parent out");
    } else if (depth > LIMITS[cloud].depth) {
      const hint = `both clouds nest ${LIMITS[cloud].depth} folders at most`;
      faults.add("organization.unit", path, `${depth} levels`, "lies too deep", hint);
    }
  }
}

/** How many levels under the root; undefined for a circle. */
function ancestors(key: string, units: NonNullable<OrganizationArgs["units"]>): number | undefined {
  const seen = new Set<string>();
  for (let at: string | undefined = key; at !== undefined; at = units[at]?.parent) {
    if (seen.has(at)) return undefined;
    seen.add(at);
  }
  return seen.size;
}

function checkNewAccounts(
  faults: Faults,
  cloud: Cloud,
  { newAccounts = {}, units = {} }: OrganizationArgs,
): void {
  const emails = new Map<string, string>();
  for (const [key, { name, email, unit }] of Object.entries(newAccounts)) {
    const path = `newAccounts.${key}`;
    if (!KEY.test(key) || units[key] !== undefined) {
      const hint = "use at most 24 lower-case letters, digits and inner hyphens, and no key of a folder";
      faults.add("organization.new-account", path, key, "is no key of an account", hint);
    }
    if (name.trim() === "" || name.length > 50) {
      faults.add("organization.new-account", `${path}.name`, name, "is no name", "use 1 to 50 characters");
    }
    if (unit !== undefined && units[unit] === undefined) {
      const hint = didYouMean(unit, Object.keys(units), "folder");
      faults.add("organization.new-account", `${path}.unit`, unit, "is no folder", hint);
    }
    if (cloud === "alicloud") continue;
    if (email === undefined || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
      const hint = "write an address that several people read and no other account has";
      faults.add("organization.new-account", `${path}.email`, email, "is no mail address", hint);
    } else if (emails.has(email.toLowerCase())) {
      const hint = "every account has an address of its own; aws+<account>@… often works";
      faults.add(
        "organization.new-account",
        `${path}.email`,
        email,
        `is that of ${emails.get(email.toLowerCase())}`,
        hint,
      );
    } else {
      emails.set(email.toLowerCase(), key);
    }
  }
}

function checkTargets(faults: Faults, cloud: Cloud, args: OrganizationArgs): void {
  const digits = cloud === "aws" ? 12 : 16;
  const known = ["root", ...Object.keys(args.units ?? {}), ...Object.keys(args.newAccounts ?? {})];
  if (args.targets?.length === 0) {
    faults.add("organization.targets", "targets", [], "is empty", "leave it out to bind every member");
  }
  for (const [index, target] of (args.targets ?? []).entries()) {
    const path = `targets[${index}]`;
    if (target === args.account) {
      const hint = "guardrails never bind the management account: run nothing in it";
      faults.add("organization.targets", path, target, "is the management account", hint);
    } else if (!known.includes(target) && !new RegExp(`^\\d{${digits}}$`).test(target)) {
      const hint = didYouMean(target, known, "target");
      faults.add("organization.targets", path, target, "is neither root, folder nor account", hint);
    }
  }
}

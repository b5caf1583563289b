import { didYouMean } from "../../ipam/suggest.ts";
import type { Faults } from "../faults.ts";
import { sideOf } from "../partition/alicloud.ts";
import { partitionOf } from "../partition/aws.ts";
import { tagFaults } from "../tagging/check.ts";
import { DATA_CLASSES } from "../tagging/contract.ts";
import { mergeTags } from "../tagging/layout.ts";
import { AWS_GRANTS, hasKeyService } from "./aws-services.ts";
import {
  ALICLOUD_KEY_SERVICES,
  AWS_KEY_SERVICES,
  type AwsKeyService,
  type KeyDomainArgs,
  type KeysArgs,
} from "./contract.ts";
import { KMS_INSTANCE, ROTATION_DAYS } from "./limits.ts";

export type Cloud = "aws" | "alicloud";

/** Part of an alias and of resource names. */
const NAME = /^[a-z](?:[a-z0-9-]{0,38}[a-z0-9])?$/;

export function checkKeys(faults: Faults, cloud: Cloud, args: KeysArgs): void {
  checkPlace(faults, cloud, args);
  checkAdministrators(faults, cloud, args);
  if (Object.keys(args.domains).length === 0) {
    faults.add("keys.domains", "domains", "{}", "is empty", "name at least one data domain, e.g. logs");
  }
  for (const [name, domain] of Object.entries(args.domains)) checkDomain(faults, cloud, args, name, domain);
  checkRotation(faults, cloud, args);
  if (cloud === "alicloud") checkInstances(faults, args);
  else checkForeign(faults, args);
  for (const fault of tagFaults(args.tags, cloud)) {
    const path = fault.key === "" ? "tags" : `tags.${fault.key}`;
    faults.add("keys.tags", path, fault.value, fault.message, fault.hint);
  }
  if (typeof args.deletion === "object" && args.deletion.allowed.reason.trim() === "") {
    const hint = "say why the keys, and all that lies under them, may go";
    faults.add("keys.reason", "deletion.allowed.reason", "", "is empty", hint);
  }
}

function checkPlace(faults: Faults, cloud: Cloud, { account, region, replica }: KeysArgs): void {
  const place = (text: string) => (cloud === "aws" ? partitionOf(text) : sideOf(text));
  const example = cloud === "aws" ? "ap-southeast-1 or cn-north-1" : "cn-shanghai or ap-southeast-1";
  const digits = cloud === "aws" ? 12 : 16;
  if (!isAccount(cloud, account)) {
    faults.add("keys.account", "account", account, "is no account id", `write its ${digits} digits, as text`);
  }
  if (place(region) === undefined) {
    faults.add("keys.region", "region", region, "is no region of the cloud", `write it as ${example}`);
  }
  if (replica === undefined) return;
  const path = "replica.region";
  if (place(replica.region) === undefined) {
    faults.add("keys.region", path, replica.region, "is no region of the cloud", `write it as ${example}`);
  } else if (replica.region === region) {
    const hint = "name the region that data is restored in when this one is lost [§8.4.2-b]";
    faults.add("keys.replica", path, replica.region, "is the keys' own region", hint);
  } else if (cloud === "aws" && place(replica.region) !== place(region)) {
    const hint = `key material stays in its partition; name another region of ${place(region) ?? "it"}`;
    faults.add("keys.replica", path, replica.region, "lies in another partition", hint);
  } else if (cloud === "alicloud" && place(replica.region) !== place(region)) {
    const hint = "name a region on the same side, so that restored data does not leave the country unasked";
    faults.add("keys.replica", path, replica.region, "lies across the border", hint);
  }
}

function checkAdministrators(faults: Faults, cloud: Cloud, args: KeysArgs): void {
  const { people, pipelines, emergency = [] } = args.administrators;
  if (people.length + emergency.length === 0) {
    const hint = "name the role of those who may call a key back, or the break-glass role [§8.3.3-e]";
    faults.add("keys.administrators", "administrators.people", "[]", "is empty", hint);
  }
  if (pipelines.length === 0 && cloud === "aws") {
    const hint = "name the role that deploys: KMS refuses a policy that shuts out who writes it";
    faults.add("keys.administrators", "administrators.pipelines", "[]", "is empty", hint);
  }
  for (const [group, arns] of Object.entries({ people, pipelines, emergency })) {
    for (const [index, text] of arns.entries()) {
      checkPrincipal(faults, cloud, args, `administrators.${group}[${index}]`, text, group === "people");
    }
  }
  for (const [index, text] of people.entries()) {
    const other = pipelines.includes(text)
      ? "a pipeline"
      : emergency.includes(text)
        ? "an emergency role"
        : undefined;
    if (other === undefined) continue;
    const hint = "leave it out of one: people never use a key, the others may";
    faults.add("keys.separation", `administrators.people[${index}]`, text, `is also ${other}`, hint);
  }
}

function checkDomain(
  faults: Faults,
  cloud: Cloud,
  args: KeysArgs,
  name: string,
  domain: KeyDomainArgs,
): void {
  const path = `domains.${name}`;
  if (!NAME.test(name)) {
    const hint = "use at most 40 lower-case letters, digits and inner hyphens, a letter first";
    faults.add("keys.domain-name", path, name, "is no name of a domain", hint);
  }
  if (domain.description.trim() === "") {
    faults.add("keys.description", `${path}.description`, "", "is empty", "say what lies under this key");
  }
  if (!DATA_CLASSES.includes(domain.dataClass)) {
    const hint = `use one of ${DATA_CLASSES.join(", ")}`;
    faults.add("keys.data-class", `${path}.dataClass`, domain.dataClass, "is no data class", hint);
  }
  checkServices(faults, cloud, path, domain, args.region);
  checkUsers(faults, cloud, args, path, domain);
  for (const [index, source] of (domain.sources ?? []).entries()) {
    const at = `${path}.sources[${index}]`;
    if (!isAccount(cloud, source)) {
      faults.add("keys.account", at, source, "is no account id", "write its digits, as text");
    } else if (source === args.account) {
      faults.add("keys.sources", at, source, "is the key's own account", "leave it out; its services may");
    }
  }
  for (const fault of domain.tags === undefined ? [] : tagFaults(mergeTags(args.tags, domain.tags), cloud)) {
    if (!Object.hasOwn(domain.tags ?? {}, fault.key)) continue;
    faults.add("keys.tags", `${path}.tags.${fault.key}`, fault.value, fault.message, fault.hint);
  }
}

function checkServices(
  faults: Faults,
  cloud: Cloud,
  path: string,
  { serves, sources }: KeyDomainArgs,
  region: string,
): void {
  const known: readonly string[] = cloud === "aws" ? AWS_KEY_SERVICES : ALICLOUD_KEY_SERVICES;
  if (serves.length === 0) {
    const hint = `name what writes with the key: ${known.join(", ")}`;
    faults.add("keys.serves", `${path}.serves`, "[]", "is empty", hint);
  }
  for (const [index, service] of serves.entries()) {
    const at = `${path}.serves[${index}]`;
    if (!known.includes(service)) {
      const hint = didYouMean(service, known, "service");
      faults.add("keys.serves", at, service, "is no service that uses keys here", hint);
    } else if (cloud === "aws" && isMissing(service as AwsKeyService, region)) {
      const hint = "leave it out; KMS refuses a policy that names a service which is not there";
      faults.add("keys.serves", at, service, `is not offered in ${partitionOf(region)}`, hint);
    }
  }
  if (sources === undefined || sources.length === 0) return;
  const opens =
    cloud === "alicloud"
      ? serves.includes("actiontrail")
      : AWS_KEY_SERVICES.filter((service) => serves.includes(service)).some((service) =>
          AWS_GRANTS[service].some(({ by }) => by === "principal"),
        );
  if (opens) return;
  const example = cloud === "alicloud" ? "actiontrail" : "cloudtrail";
  const hint = `add the service that writes from there, e.g. ${example}, or leave sources out`;
  faults.add("keys.sources", `${path}.sources`, sources, "lets no service in", hint);
}

function isMissing(service: AwsKeyService, region: string): boolean {
  return partitionOf(region) !== undefined && !hasKeyService(service, region);
}

function checkUsers(
  faults: Faults,
  cloud: Cloud,
  args: KeysArgs,
  path: string,
  { users, direct }: KeyDomainArgs,
): void {
  if (users === "services-only") {
    if (direct !== true) return;
    const hint = "name the roles that encrypt fields, or leave direct out";
    faults.add("keys.direct", `${path}.direct`, direct, "has no users to whom it applies", hint);
    return;
  }
  const administrators = [...args.administrators.people, ...args.administrators.pipelines];
  for (const [index, user] of users.entries()) {
    const at = `${path}.users[${index}]`;
    checkPrincipal(faults, cloud, args, at, user, false, true);
    if (!administrators.some((each) => matches(each, user))) continue;
    const hint = "let another role use the key, or another administer it [§8.3.3-e]";
    faults.add("keys.separation", at, user, "administers this key", hint);
  }
}

function checkPrincipal(
  faults: Faults,
  cloud: Cloud,
  { account, region }: KeysArgs,
  path: string,
  text: string,
  pattern: boolean,
  foreign = false,
): void {
  const form =
    cloud === "aws"
      ? /^arn:(aws[a-z-]*):iam::(\d{12}):(?:role|user)\/[\w+=,.@*/-]+$/
      : /^acs:(ram)::(\d{16}):(?:role|user)\/[\w.@*-]+$/;
  const [, partition, owner] = form.exec(text) ?? [];
  if (owner === undefined) {
    const hint = "write the ARN of a role or user; a session, a group or an account is none";
    faults.add("keys.principal", path, text, "is no role or user", hint);
    return;
  }
  const home = partitionOf(region);
  if (cloud === "aws" && home !== undefined && partition !== home) {
    faults.add("keys.principal", path, text, "lies in another partition", `write arn:${home}:…`);
  }
  if (!foreign && isAccount(cloud, account) && owner !== account) {
    const hint = `keys are administered from their own account; name a role of ${account}`;
    faults.add("keys.principal", path, text, "belongs to another account", hint);
  }
  const centre = cloud === "aws" && text.includes(":role/aws-reserved/sso.");
  if (text.includes("*") && !(pattern && centre)) {
    const hint = "name each role in full; only an identity centre's role may end in *";
    faults.add("keys.principal", path, text, "holds a *", hint);
  }
}

function checkRotation(faults: Faults, cloud: Cloud, { rotationDays, kmsInstance }: KeysArgs): void {
  if (rotationDays === undefined) return;
  const { least, most } =
    cloud === "aws"
      ? ROTATION_DAYS.aws
      : kmsInstance === undefined
        ? { least: ROTATION_DAYS.default, most: ROTATION_DAYS.default }
        : ROTATION_DAYS.instance;
  if (Number.isInteger(rotationDays) && rotationDays >= least && rotationDays <= most) return;
  const hint =
    least === most ? `use ${least}, or name a kmsInstance` : `use ${least}–${most} days [§11.4.2-b]`;
  faults.add("keys.rotation", "rotationDays", rotationDays, "is no period KMS rotates by", hint);
}

function checkInstances(faults: Faults, args: KeysArgs): void {
  const { domains, kmsInstance, replica } = args;
  const names = Object.keys(domains);
  const abroad = names.filter((name) => domains[name]?.home !== true);
  checkInstance(faults, "kmsInstance", kmsInstance, names);
  if (replica !== undefined) checkInstance(faults, "replica.kmsInstance", replica.kmsInstance, abroad);
  if (kmsInstance !== undefined) return;
  for (const [name, { users, direct, sources }] of Object.entries(domains)) {
    const foreign =
      users === "services-only" ? [] : users.filter((user) => user.split(":")[3] !== args.account);
    if (foreign.length > 0) {
      const hint = "name a kmsInstance; a default key opens to no other account";
      faults.add("keys.instance", `domains.${name}.users`, foreign, "belong to another account", hint);
    }
    if (sources !== undefined && sources.length > 0) {
      const hint = "name a kmsInstance; a default key opens to no other account";
      faults.add("keys.instance", `domains.${name}.sources`, sources, "need a KMS instance", hint);
    }
    if (direct === true) {
      const hint = "name a kmsInstance; a default key is for cloud services alone";
      faults.add("keys.instance", `domains.${name}.direct`, direct, "needs a KMS instance", hint);
    }
  }
}

/** "Manage keys", KMS user guide: one default key an account and region. */
function checkInstance(
  faults: Faults,
  path: string,
  instance: string | undefined,
  domains: readonly string[],
): void {
  if (instance === undefined && domains.length > 1) {
    const hint = "a region has one default key; name a software KMS instance (kst-…), or keep one domain";
    faults.add("keys.instance", path, undefined, `is missing for ${domains.join(", ")}`, hint);
  } else if (instance !== undefined && !KMS_INSTANCE.test(instance)) {
    const hint = "copy it from the KMS console, e.g. kst-shh6459example";
    faults.add("keys.instance", path, instance, "is no id of a KMS instance", hint);
  }
}

function checkForeign(faults: Faults, { kmsInstance, replica, serviceRoles }: KeysArgs): void {
  const foreign = { kmsInstance, "replica.kmsInstance": replica?.kmsInstance, serviceRoles };
  for (const [path, value] of Object.entries(foreign)) {
    if (value === undefined) continue;
    faults.add("keys.alicloud-only", path, value, "is a setting of Alibaba Cloud", "leave it out");
  }
}

function isAccount(cloud: Cloud, text: string): boolean {
  return (cloud === "aws" ? /^\d{12}$/ : /^\d{16}$/).test(text);
}

/** `*` of an administrator's ARN stands for anything. */
function matches(pattern: string, text: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/\W/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(text);
}

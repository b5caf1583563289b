/** What actions do, by their names: the service authorization reference for AWS, the verb for Alibaba Cloud. */
import type { Cloud } from "../control.ts";
import { MISNAMED, PERMISSIONS, READS, WITHOUT_RESOURCES } from "./aws-actions.ts";
import { covers, overlaps } from "./pattern.ts";

/** Verbs of Alibaba Cloud's services beside those of {@link READS}. API references of ECS, OSS, KMS and RAM. */
const ALICLOUD_READS = /^(generate.*report|.*simulate)/i;

/**
 * Actions of Alibaba Cloud that change who may do what: RAM, resource directory and CloudSSO, and the policies that
 * stand on a resource. API references of the services named.
 */
const ALICLOUD_PERMISSIONS: Readonly<Record<string, string>> = {
  ram: "AddUserToGroup AttachPolicyToGroup AttachPolicyToRole AttachPolicyToUser CreateAccessKey CreateLoginProfile CreatePolicy CreatePolicyVersion DeletePolicy DeletePolicyVersion DetachPolicyFromGroup DetachPolicyFromRole DetachPolicyFromUser RemoveUserFromGroup SetDefaultPolicyVersion SetPasswordPolicy SetSecurityPreference UpdateLoginProfile UpdateRole",
  resourcemanager:
    "AttachControlPolicy AttachPolicy CreateControlPolicy CreatePolicy CreatePolicyVersion DeleteControlPolicy DetachControlPolicy DetachPolicy DisableControlPolicy SetDefaultPolicyVersion UpdateControlPolicy",
  cloudsso:
    "AddPermissionPolicyToAccessConfiguration AddUserToGroup CreateAccessAssignment CreateAccessConfiguration ProvisionAccessConfiguration RemovePermissionPolicyFromAccessConfiguration UpdateInlinePolicyForAccessConfiguration",
  oss: "DeleteBucketPolicy DeletePublicAccessBlock DeleteBucketPublicAccessBlock PutAccessPointPolicy PutBucketAcl PutBucketPolicy PutBucketPublicAccessBlock PutObjectAcl PutPublicAccessBlock",
  kms: "CreateApplicationAccessPoint CreatePolicy DeletePolicy SetKeyPolicy SetSecretPolicy UpdateApplicationAccessPoint UpdatePolicy",
  log: "DeleteProjectPolicy PutProjectPolicy",
  ecs: "ModifyImageSharePermission ModifyDisksSharePermission",
};

const permissionsOf: Readonly<Record<Cloud, Readonly<Record<string, string>>>> = {
  aws: PERMISSIONS,
  alicloud: ALICLOUD_PERMISSIONS,
};

/** Reading that carries contents away; all other reading on Alibaba Cloud is of settings, and asked of an account. */
const ALICLOUD_CONTENTS: Readonly<Record<string, string>> = {
  kms: "GetSecretValue",
  log: "GetCursorOrData GetLogStoreLogs",
  oos: "GetSecretParameter GetSecretParameters GetSecretParametersByPath",
  oss: "GetObject",
  ots: "BatchGetRow GetRange GetRow",
};

/**
 * Is there an action that the pattern means and that could be allowed on a few resources alone? Lists are asked of an
 * account: the few that take a resource are no reason to write `ec2:Describe*` in another way.
 */
export function takesResources(pattern: string, cloud: Cloud): boolean {
  const [service, name] = split(pattern);
  if (name === undefined) return true;
  if (cloud === "alicloud")
    return !startsAsRead(name) || namesOf(ALICLOUD_CONTENTS, service).some((one) => overlaps(name, one));
  if (/^(list|describe)/.test(name) && /[*?]/.test(name)) return false;
  return !namesOf(WITHOUT_RESOURCES, service).some((bare) => covers(bare, name));
}

/** Is there an action that the pattern means and that writes, other than tags and permissions? */
export function mayWrite(pattern: string, cloud: Cloud): boolean {
  const [service, name] = split(pattern);
  if (name === undefined) return true;
  const isOne = !/[*?]/.test(name);
  if (isOne && (changesPermissions(pattern, cloud) || /^(un)?tag/.test(name))) return false;
  const reads = startsAsRead(name) || (cloud === "alicloud" && ALICLOUD_READS.test(name));
  const opposite = isOne && cloud === "aws" && namesOf(MISNAMED, service).includes(name);
  return reads === opposite;
}

/** Is there an action that the pattern means and that changes who may do what? */
export function changesPermissions(pattern: string, cloud: Cloud): boolean {
  const [service, name] = split(pattern);
  if (name === undefined) return true;
  return namesOf(permissionsOf[cloud], service).some((known) => overlaps(name, known));
}

/** What stands before the first wildcard has to be a whole verb: `De*` describes and deletes. */
function startsAsRead(name: string): boolean {
  return READS.test(name.slice(0, name.search(/[*?]|$/)));
}

/** Service and name in lower case; no name where the pattern is about every service. */
function split(pattern: string): readonly [service: string, name: string | undefined] {
  const colon = pattern.indexOf(":");
  if (colon < 0) return ["", undefined];
  return [pattern.slice(0, colon).toLowerCase(), pattern.slice(colon + 1).toLowerCase()];
}

const parsed = new WeakMap<object, Map<string, readonly string[]>>();

/** Tables are texts, so that a pack starts at once; a service is taken apart when it is asked for. */
function namesOf(table: Readonly<Record<string, string>>, service: string): readonly string[] {
  const known = parsed.get(table) ?? new Map<string, readonly string[]>();
  parsed.set(table, known);
  const found = known.get(service) ?? words(Object.hasOwn(table, service) ? table[service] : undefined);
  known.set(service, found);
  return found;
}

function words(text: string | undefined): readonly string[] {
  return text === undefined ? [] : text.toLowerCase().split(" ");
}

import { Faults } from "../faults.ts";
import { physicalName } from "../naming/layout.ts";
import { acsArn } from "../partition/alicloud.ts";
import { arn, requirePartition } from "../partition/aws.ts";
import type { PlannedPolicy, PolicyDocument } from "../policy-document.ts";
import type { Tags } from "../tagging/contract.ts";
import {
  alicloudKeyPolicy,
  DOMAIN_TAG,
  defaultKeyPolicies,
  roleArn,
  serviceRoles,
  serviceRoleTrust,
  serviceRoleUse,
} from "./alicloud-policy.ts";
import type { ServiceRole } from "./alicloud-services.ts";
import { awsKeyPolicy } from "./aws-policy.ts";
import { type Cloud, checkKeys } from "./check.ts";
import type { KeyService, KeysArgs } from "./contract.ts";
import { POLICY_BYTES, ROTATION_DAYS } from "./limits.ts";

/** Every decision about the keys of one account and region, as plain data. */
export interface KeysLayout {
  readonly region: string;
  readonly keys: readonly PlannedKey[];
  /** Twins in the second region, in the order of `keys`. */
  readonly replicas: readonly PlannedKey[];
  readonly rotationDays: number;
  /** Alibaba Cloud: roles made here, and policies of the account that stand in for a key policy. */
  readonly roles: readonly PlannedServiceRole[];
  readonly rolePolicies: readonly PlannedRolePolicy[];
  /** Every policy that this writes, for a simulator. */
  readonly policies: readonly PlannedPolicy[];
}

export interface PlannedKey {
  readonly domain: string;
  readonly region: string;
  readonly description: string;
  readonly alias: string;
  /** Undefined for a default key of Alibaba Cloud, which takes none. */
  readonly policy: PolicyDocument | undefined;
  readonly instance: string | undefined;
  readonly tags: Tags;
  readonly serves: readonly KeyService[];
}

export interface PlannedServiceRole extends ServiceRole {
  readonly policyName: string;
  readonly trust: PolicyDocument;
  readonly use: PolicyDocument;
}

export interface PlannedRolePolicy {
  readonly key: string;
  readonly name: string;
  readonly document: PolicyDocument;
  /** Names of roles and users of the account that hold it. */
  readonly roles: readonly string[];
  readonly users: readonly string[];
}

/**
 * Arguments → layout.
 * @throws BadInput with every fault of the arguments at once, before any key exists.
 */
export function layoutKeys(name: string, cloud: Cloud, args: KeysArgs): KeysLayout {
  const faults = new Faults(`keys "${name}"`);
  checkKeys(faults, cloud, args);
  // Policies can be written only once their principals can be read.
  faults.throwIfAny();
  const keys = plannedKeys(name, cloud, args, args.region, args.kmsInstance);
  const replicas =
    args.replica === undefined
      ? []
      : plannedKeys(name, cloud, args, args.replica.region, args.replica.kmsInstance).filter(
          ({ domain }) => args.domains[domain]?.home !== true,
        );
  for (const { domain, policy } of keys) {
    const length = policy === undefined ? 0 : Buffer.byteLength(JSON.stringify(policy));
    if (length <= POLICY_BYTES) continue;
    const hint = `KMS takes ${POLICY_BYTES}; split the domain, or let users share a role`;
    faults.add(
      "keys.policy-size",
      `domains.${domain}.users`,
      `${length} bytes`,
      "make too long a policy",
      hint,
    );
  }
  faults.throwIfAny();
  const roles = cloud === "alicloud" && args.serviceRoles === "make" ? plannedRoles(args) : [];
  const rolePolicies = cloud === "alicloud" ? plannedRolePolicies(name, args, [...keys, ...replicas]) : [];
  return {
    region: args.region,
    keys,
    replicas,
    rotationDays: args.rotationDays ?? ROTATION_DAYS.default,
    roles,
    rolePolicies,
    policies: [
      ...[...keys, ...replicas].flatMap((key) => keyPolicy(cloud, args, key)),
      ...roles.flatMap((role) => rolePolicy(args.account, role)),
      ...rolePolicies.flatMap((planned) => heldPolicy(args.account, planned)),
    ],
  };
}

function plannedKeys(
  name: string,
  cloud: Cloud,
  args: KeysArgs,
  region: string,
  instance: string | undefined,
): readonly PlannedKey[] {
  const { account, administrators } = args;
  return Object.entries(args.domains).map(([domain, asked]) => ({
    domain,
    region,
    description: asked.description,
    alias: physicalName(
      cloud === "aws" ? "aws:kms/alias:Alias" : "alicloud:kms/alias:Alias",
      `alias/${name}-${domain}`,
    ),
    policy:
      cloud === "aws"
        ? awsKeyPolicy({ account, region, administrators, domain: asked })
        : instance === undefined
          ? undefined
          : alicloudKeyPolicy({ account, administrators, domain: asked }),
    instance,
    tags: { ...asked.tags, "data-class": asked.dataClass, [DOMAIN_TAG]: domain },
    serves: asked.serves,
  }));
}

function plannedRoles(args: KeysArgs): readonly PlannedServiceRole[] {
  const wanted = new Map(
    Object.values(args.domains).flatMap((domain) => serviceRoles(domain).map((role) => [role.name, role])),
  );
  return [...wanted.values()].map((role) => ({
    ...role,
    policyName: physicalName("alicloud:ram/policy:Policy", role.name, "keys"),
    trust: serviceRoleTrust(role),
    use: serviceRoleUse(args.account, role),
  }));
}

/** Default keys only: what a key policy would say, said of the roles instead. */
function plannedRolePolicies(
  name: string,
  args: KeysArgs,
  keys: readonly PlannedKey[],
): readonly PlannedRolePolicy[] {
  const { people, pipelines } = args.administrators;
  return keys
    .filter(({ policy }) => policy === undefined)
    .flatMap(({ domain, region }) => {
      const documents = defaultKeyPolicies(args.account, region, domain);
      const users = args.domains[domain]?.users;
      const held = {
        administer: people,
        use: [...(users === undefined || users === "services-only" ? [] : users), ...pipelines],
      };
      return (["administer", "use"] as const).map((right) => ({
        key: `${domain}-${region}-${right}`,
        name: physicalName("alicloud:ram/policy:Policy", name, domain, region, right),
        document: documents[right],
        roles: namesOf(held[right], "role"),
        users: namesOf(held[right], "user"),
      }));
    });
}

function namesOf(arns: readonly string[], kind: "role" | "user"): readonly string[] {
  return [...new Set(arns.flatMap((text) => text.split(`:${kind}/`)[1] ?? []))];
}

function keyPolicy(cloud: Cloud, { account }: KeysArgs, key: PlannedKey): readonly PlannedPolicy[] {
  if (key.policy === undefined) return [];
  const { region, domain, policy } = key;
  // The id is the cloud's to make up; the domain stands for it.
  const resource =
    cloud === "aws"
      ? arn({
          partition: requirePartition(region),
          service: "kms",
          region,
          account,
          resource: `key/${domain}`,
        })
      : acsArn({ service: "kms", region, account, resource: `key/${domain}` });
  return [{ key: `key-${domain}-${region}`, kind: "resource", resource, document: policy }];
}

function rolePolicy(account: string, role: PlannedServiceRole): readonly PlannedPolicy[] {
  const holder = roleArn(account, role.name);
  return [
    { key: `trust-${role.name}`, kind: "trust", resource: holder, document: role.trust },
    { key: `use-${role.name}`, kind: "identity", principal: holder, document: role.use },
  ];
}

function heldPolicy(account: string, { key, document, roles }: PlannedRolePolicy): readonly PlannedPolicy[] {
  return roles.map((role) => ({
    key: `${key}-${role}`,
    kind: "identity",
    principal: acsArn({ service: "ram", account, resource: `role/${role}` }),
    document,
  }));
}

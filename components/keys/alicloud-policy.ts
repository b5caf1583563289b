import { acsArn, ramPrincipal } from "../partition/alicloud.ts";
import { type PolicyDocument, ramPolicy } from "../policy-document.ts";
import { ALICLOUD_GRANTS, type ServiceRole } from "./alicloud-services.ts";
import type { AlicloudKeyService, KeyAdministrators, KeyDomainArgs } from "./contract.ts";

/**
 * Of the operations a key policy knows ("Overview of key policies"); others would be written and ignored. There
 * is no alias among them: aliases are the account's.
 */
const ADMINISTER = [
  "kms:CancelKeyDeletion",
  "kms:Describe*",
  "kms:DisableKey",
  "kms:EnableKey",
  "kms:Get*",
  "kms:List*",
  "kms:ScheduleKeyDeletion",
  "kms:SetDeletionProtection",
  "kms:SetKeyPolicy",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:UpdateKeyDescription",
  "kms:UpdateRotationPolicy",
];

const USE = ["kms:Decrypt", "kms:Encrypt", "kms:GenerateAndExportDataKey", "kms:GenerateDataKey"];

const SEE = ["kms:DescribeKey", "kms:DescribeKeyVersion", "kms:ListAliasesByKeyId", "kms:ListKeyVersions"];

const DESTROY = ["kms:DisableKey", "kms:ScheduleKeyDeletion", "kms:SetDeletionProtection"];

/** Service-linked role by which trails of other accounts write into this one. */
const ACTIONTRAIL_ROLE = "AliyunServiceRoleForActionTrail";

export interface AlicloudKeyPolicyArgs {
  readonly account: string;
  readonly administrators: KeyAdministrators;
  readonly domain: KeyDomainArgs;
}

/**
 * Policy of a key in a KMS instance. Within the account a RAM policy alone opens a key too, so what must not
 * happen is refused, not only left out. @clause 8.3.3-e
 */
export function alicloudKeyPolicy({
  account,
  administrators,
  domain,
}: AlicloudKeyPolicyArgs): PolicyDocument {
  const { people, pipelines, emergency = [] } = administrators;
  const signingIn = [...people, ...emergency].filter((each) => each.includes(":user/"));
  const roles = serviceRoles(domain).map(({ name }) => roleArn(account, name));
  const trails = domain.serves.includes("actiontrail")
    ? (domain.sources ?? []).map((source) => roleArn(source, ACTIONTRAIL_ROLE))
    : [];
  const users = domain.users === "services-only" ? [] : domain.users;
  const plain = users.filter((user) => !emergency.includes(user));
  const writers = [...new Set([...users, ...pipelines, ...roles, ...trails])];
  return ramPolicy(
    {
      Sid: "AccountKeepsKey",
      Effect: "Allow",
      Principal: { RAM: [acsArn({ service: "ram", account, resource: "root" })] },
      Action: ADMINISTER,
      Resource: ["*"],
    },
    {
      Sid: "AdministratorsAdminister",
      Effect: "Allow",
      Principal: { RAM: [...people, ...pipelines, ...emergency] },
      Action: ADMINISTER,
      Resource: ["*"],
    },
    ...(people.length === 0
      ? []
      : [
          {
            Sid: "AdministratorsNeverUse",
            Effect: "Deny" as const,
            Principal: { RAM: people },
            Action: USE,
            Resource: ["*"],
          },
        ]),
    // A role's session carries no mark of MFA; its trust policy asks for it instead.
    ...(signingIn.length === 0
      ? []
      : [
          {
            Sid: "DestructionTakesMfa",
            Effect: "Deny" as const,
            Principal: { RAM: signingIn },
            Action: DESTROY,
            Resource: ["*"],
            Condition: { Bool: { "acs:MFAPresent": "false" } },
          },
        ]),
    ...(writers.length === 0
      ? []
      : [
          {
            Sid: "UsersUse",
            Effect: "Allow" as const,
            Principal: { RAM: writers },
            Action: [...USE, ...SEE],
            Resource: ["*"],
          },
        ]),
    // The services mark the keys they use.
    ...(roles.length === 0
      ? []
      : [
          {
            Sid: "ServicesMark",
            Effect: "Allow" as const,
            Principal: { RAM: roles },
            Action: "kms:TagResource",
            Resource: ["*"],
          },
        ]),
    ...(plain.length === 0
      ? []
      : [
          {
            Sid: "UsersNeverAdminister",
            Effect: "Deny" as const,
            Principal: { RAM: plain },
            Action: [
              ...DESTROY,
              "kms:EnableKey",
              "kms:SetKeyPolicy",
              "kms:UpdateRotationPolicy",
              "kms:CancelKeyDeletion",
            ],
            Resource: ["*"],
          },
        ]),
  );
}

/** Roles that have to exist for the services of a domain. */
export function serviceRoles({ serves }: KeyDomainArgs): readonly ServiceRole[] {
  const grants = serves.map((service) => ALICLOUD_GRANTS[service as AlicloudKeyService]);
  return [...new Set(grants.filter((grant) => typeof grant === "object"))];
}

export function roleArn(account: string, name: string): string {
  // RAM writes role names in ARNs in lower case.
  return acsArn({ service: "ram", account, resource: `role/${name.toLowerCase()}` });
}

export function serviceRoleTrust({ service }: ServiceRole): PolicyDocument {
  return ramPolicy({
    Effect: "Allow",
    Principal: { Service: [ramPrincipal(service)] },
    Action: "sts:AssumeRole",
  });
}

/** Only keys of this account, and only those that bear the service's mark. */
export function serviceRoleUse(account: string, { mark }: ServiceRole): PolicyDocument {
  const keys = acsArn({ service: "kms", region: "*", account, resource: "*" });
  return ramPolicy(
    {
      Effect: "Allow",
      Action: ["kms:List*", "kms:DescribeKey", "kms:TagResource", "kms:UntagResource"],
      Resource: [keys],
    },
    {
      Effect: "Allow",
      Action: ["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey"],
      Resource: [keys],
      Condition: { StringEqualsIgnoreCase: { [`kms:tag/${mark}`]: "true" } },
    },
  );
}

/** Tag by which the account's RAM policies tell the keys of domains apart. */
export const DOMAIN_TAG = "key-domain";

/**
 * For the region's default key, which takes no key policy: the same separation as policies of the roles. The
 * key's id is not known beforehand, its tag is; but only operations on data can be bound to a tag ("Access
 * control of KMS", policy conditions).
 */
export function defaultKeyPolicies(
  account: string,
  region: string,
  domain: string,
): Readonly<Record<"administer" | "use", PolicyDocument>> {
  const Resource = [acsArn({ service: "kms", region, account, resource: "key/*" })];
  const Condition = { StringEquals: { [`kms:tag/${DOMAIN_TAG}`]: domain } };
  return {
    administer: ramPolicy(
      { Sid: "Administer", Effect: "Allow", Action: ADMINISTER, Resource },
      { Sid: "NeverUse", Effect: "Deny", Action: USE, Resource, Condition },
    ),
    use: ramPolicy(
      { Sid: "Use", Effect: "Allow", Action: USE, Resource, Condition },
      { Sid: "See", Effect: "Allow", Action: SEE, Resource },
      { Sid: "NeverAdminister", Effect: "Deny", Action: [...DESTROY, "kms:SetKeyPolicy"], Resource },
    ),
  };
}

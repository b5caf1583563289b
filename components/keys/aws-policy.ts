import { arn, requirePartition, servicePrincipal, viaService } from "../partition/aws.ts";
import {
  awsPolicy,
  type PolicyCondition,
  type PolicyDocument,
  type PolicyStatement,
} from "../policy-document.ts";
import { AWS_GRANTS, type GrantPlace, type ServiceGrant } from "./aws-services.ts";
import type { AwsKeyService, KeyAdministrators, KeyDomainArgs } from "./contract.ts";

/** No `kms:CreateGrant`: by a grant to themselves administrators would become users. */
const ADMINISTER = [
  "kms:CancelKeyDeletion",
  "kms:CreateAlias",
  "kms:DeleteAlias",
  "kms:DescribeKey",
  "kms:DisableKey",
  "kms:DisableKeyRotation",
  "kms:EnableKey",
  "kms:EnableKeyRotation",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "kms:ListGrants",
  "kms:ListKeyPolicies",
  "kms:ListKeyRotations",
  "kms:ListResourceTags",
  "kms:PutKeyPolicy",
  "kms:ReplicateKey",
  "kms:RevokeGrant",
  "kms:RotateKeyOnDemand",
  "kms:ScheduleKeyDeletion",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:UpdateAlias",
  "kms:UpdateKeyDescription",
  "kms:UpdatePrimaryRegion",
];

const LOOK = [
  "kms:DescribeKey",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "kms:ListGrants",
  "kms:ListKeyPolicies",
  "kms:ListResourceTags",
];

const USE = ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"];

/** What makes data unreadable; the policy itself is watched by an alarm instead, so that pipelines may renew it. */
const DESTROY = ["kms:DisableKey", "kms:DisableKeyRotation", "kms:ScheduleKeyDeletion"];

/** Roles of an identity centre, whose sign-in asks for MFA and whose sessions carry no mark of it. */
const IDENTITY_CENTRE = ":role/aws-reserved/sso.";

export interface AwsKeyPolicyArgs {
  readonly account: string;
  readonly region: string;
  readonly administrators: KeyAdministrators;
  readonly domain: KeyDomainArgs;
}

/** Who may do what with one key: the whole policy, complete before the key exists. @clause 8.3.3-e */
export function awsKeyPolicy(args: AwsKeyPolicyArgs): PolicyDocument {
  const grants = args.domain.serves.flatMap((service) => AWS_GRANTS[service as AwsKeyService]);
  return awsPolicy(
    ...administration(args),
    ...callers(args, grants),
    ...direct(args),
    ...principals(args, grants),
    ...linkedRoles(args, grants),
  );
}

/**
 * Three ways in, so that no mistake locks the key for good, and none by which the account's IAM policies hand out
 * what this policy does not: the root user (`aws:PrincipalType: Account`), where the partition has one; the
 * administrators as they are; and whoever bears their names, since KMS binds a named role to its one life, and a
 * role that was deleted and made again is another one to it.
 */
function administration({ account, region, administrators }: AwsKeyPolicyArgs): readonly PolicyStatement[] {
  const { people, pipelines, emergency = [] } = administrators;
  const unmarked = [...pipelines, ...people.filter((each) => each.includes(IDENTITY_CENTRE))];
  const all = [...people, ...pipelines, ...emergency];
  const named = all.filter((each) => !each.includes("*"));
  return [
    ...(hasRootUser(region)
      ? [
          {
            Sid: "RootKeepsKey",
            Effect: "Allow" as const,
            Principal: { AWS: rootOf(account, region) },
            Action: ADMINISTER,
            Resource: "*",
            Condition: { StringEquals: { "aws:PrincipalType": "Account" } },
          },
        ]
      : []),
    ...(named.length === 0
      ? []
      : [
          {
            Sid: "AdministratorsAdminister",
            Effect: "Allow" as const,
            Principal: { AWS: named },
            Action: ADMINISTER,
            Resource: "*",
          },
        ]),
    {
      Sid: "AdministratorsByName",
      Effect: "Allow",
      Principal: { AWS: rootOf(account, region) },
      Action: ADMINISTER,
      Resource: "*",
      Condition: { ArnLike: { "aws:PrincipalArn": all } },
    },
    {
      // Auditors, Config and Access Analyzer: what a key's rules are is no secret in its account.
      Sid: "AccountLooks",
      Effect: "Allow",
      Principal: { AWS: rootOf(account, region) },
      Action: LOOK,
      Resource: "*",
    },
    ...(people.length === 0
      ? []
      : [
          {
            Sid: "AdministratorsNeverUse",
            Effect: "Deny" as const,
            Principal: { AWS: "*" },
            Action: [...USE, "kms:CreateGrant"],
            Resource: "*",
            Condition: { ArnLike: { "aws:PrincipalArn": people } },
          },
        ]),
    {
      Sid: "DestructionTakesMfa",
      Effect: "Deny",
      Principal: { AWS: "*" },
      Action: DESTROY,
      Resource: "*",
      Condition: {
        // Absent, as with long-lived keys, counts as without.
        BoolIfExists: { "aws:MultiFactorAuthPresent": "false" },
        ...(unmarked.length === 0 ? {} : { ArnNotLike: { "aws:PrincipalArn": unmarked } }),
      },
    },
  ];
}

/** Users and pipelines, through the services that serve this domain and no other way. */
function callers(args: AwsKeyPolicyArgs, grants: readonly ServiceGrant[]): readonly PolicyStatement[] {
  const { account, region, domain, administrators } = args;
  const services = grants.filter((grant) => grant.by === "caller");
  if (services.length === 0) return [];
  const via = (chosen: typeof services): PolicyCondition => ({
    StringEquals: {
      "kms:CallerAccount": callerAccounts(args),
      "kms:ViaService": distinct(chosen.map(({ service }) => viaService(service, region))),
    },
  });
  const Principal =
    domain.users === "services-only"
      ? { AWS: rootOf(account, region) }
      : { AWS: distinct([...domain.users, ...administrators.pipelines]) };
  const granting = services.filter((service) => service.grants);
  return [
    {
      Sid: "UseThroughServices",
      Effect: "Allow",
      Principal,
      Action: USE,
      Resource: "*",
      Condition: via(services),
    },
    { Sid: "SeeKey", Effect: "Allow", Principal, Action: "kms:DescribeKey", Resource: "*" },
    ...(granting.length === 0
      ? []
      : [
          {
            Sid: "LendToServices",
            Effect: "Allow" as const,
            Principal,
            Action: "kms:CreateGrant",
            Resource: "*",
            Condition: { ...via(granting), Bool: { "kms:GrantIsForAWSResource": "true" } },
          },
        ]),
  ];
}

function direct({ domain }: AwsKeyPolicyArgs): readonly PolicyStatement[] {
  if (domain.direct !== true || domain.users === "services-only") return [];
  return [
    {
      Sid: "UsersEncryptFields",
      Effect: "Allow",
      Principal: { AWS: domain.users },
      Action: [...USE, "kms:DescribeKey"],
      Resource: "*",
    },
  ];
}

function principals(args: AwsKeyPolicyArgs, grants: readonly ServiceGrant[]): readonly PolicyStatement[] {
  const place = grantPlace(args);
  return grants
    .filter((grant) => grant.by === "principal")
    .map(({ principal, actions, condition }, index) => {
      const Condition = condition(place);
      return {
        Sid: `Service${index + 1}${sidText(principal)}`,
        Effect: "Allow",
        Principal: { Service: servicePrincipal(principal, args.region) },
        Action: actions,
        Resource: "*",
        ...(Object.keys(Condition).length === 0 ? {} : { Condition }),
      };
    });
}

/**
 * A service-linked role is born with the first use of its service, and a policy that names it before is refused.
 * So the statement is open by its principal and closed by its condition.
 */
function linkedRoles(args: AwsKeyPolicyArgs, grants: readonly ServiceGrant[]): readonly PolicyStatement[] {
  const { account, region } = args;
  return grants
    .filter((grant) => grant.by === "linked-role")
    .flatMap(({ service, role }): readonly PolicyStatement[] => {
      const condition = {
        StringEquals: { "kms:CallerAccount": account },
        ArnEquals: {
          "aws:PrincipalArn": arn({
            partition: requirePartition(region),
            service: "iam",
            account,
            resource: `role/aws-service-role/${servicePrincipal(service, region)}/${role}`,
          }),
        },
      };
      return [
        {
          Sid: `${role}Uses`,
          Effect: "Allow",
          Principal: { AWS: "*" },
          Action: [...USE, "kms:DescribeKey"],
          Resource: "*",
          Condition: condition,
        },
        {
          Sid: `${role}Lends`,
          Effect: "Allow",
          Principal: { AWS: "*" },
          Action: "kms:CreateGrant",
          Resource: "*",
          Condition: { ...condition, Bool: { "kms:GrantIsForAWSResource": "true" } },
        },
      ];
    });
}

function grantPlace({ account, region, domain }: AwsKeyPolicyArgs): GrantPlace {
  const accounts = [account, ...(domain.sources ?? [])];
  return {
    region,
    accounts,
    arns: (service, resource, where = region) =>
      accounts.map((owner) =>
        arn({ partition: requirePartition(region), service, region: where, account: owner, resource }),
      ),
  };
}

/** Users of another account count as callers from there. */
function callerAccounts({ account, domain }: AwsKeyPolicyArgs): readonly string[] {
  const users = domain.users === "services-only" ? [] : domain.users;
  return distinct([account, ...users.flatMap((user) => user.split(":")[4] ?? [])]);
}

/** "Amazon Identity and Access Management in China": there is no root user, all users are IAM users. */
function hasRootUser(region: string): boolean {
  return requirePartition(region) !== "aws-cn";
}

function rootOf(account: string, region: string): string {
  return arn({ partition: requirePartition(region), service: "iam", account, resource: "root" });
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}

/** Letters and digits are all that a statement id takes. */
function sidText(text: string): string {
  return text.replace(/[^A-Za-z0-9]/g, "");
}

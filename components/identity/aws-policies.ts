import { AWS_GUARDED } from "../guarded-actions.ts";
import { arn, requirePartition, servicePrincipal } from "../partition/aws.ts";
import {
  awsPolicy,
  type PolicyCondition,
  type PolicyDocument,
  type PolicyStatement,
} from "../policy-document.ts";
import {
  BILLS,
  DATA,
  DATABASES,
  FIRST_STEPS,
  LOG_ANSWERS,
  LOG_LINES,
  OPERATE,
  RESPOND,
  SETTINGS,
} from "./aws-actions.ts";
import type { BastionArgs, GrantArgs, Person, RoleKey, StateArgs } from "./contract.ts";
import { MFA_AGE_SECONDS } from "./limits.ts";
import type { Subject } from "./policy-writer.ts";

/** When a role works: from, and no longer than. */
export interface Window {
  readonly from?: string;
  readonly until: string;
}

export interface AwsPlace {
  readonly account: string;
  readonly region: string;
}

export const roleArn = ({ account, region }: AwsPlace, name: string): string =>
  iam({ account, region }, `role/${name}`);

export const boundaryArn = (place: AwsPlace, name: string): string => iam(place, `policy/${name}`);

function iam({ account, region }: AwsPlace, resource: string): string {
  return arn({ partition: requirePartition(region), service: "iam", account, resource });
}

const allow = (
  Sid: string,
  Action: readonly string[],
  more: Partial<PolicyStatement> = {},
): PolicyStatement => ({
  Sid,
  Effect: "Allow",
  Action,
  Resource: "*",
  ...more,
});

const deny = (
  Sid: string,
  Action: readonly string[],
  more: Partial<PolicyStatement> = {},
): PolicyStatement => ({
  Sid,
  Effect: "Deny",
  Action,
  Resource: "*",
  ...more,
});

/** Contents stay shut but for what a grant of the same role is about. */
function noData(opens: readonly string[]): PolicyStatement {
  if (opens.length === 0) return deny("NoData", DATA);
  return { Sid: "NoData", Effect: "Deny", Action: DATA, NotResource: opens };
}

const SECURITY_LOG = { "aws:ResourceTag/log-class": "security" } as const;

/** What a duty needs and nothing else. Whatever is attached to the role by hand later, its denials stay. */
export function awsDuty(
  role: RoleKey,
  place: AwsPlace,
  bastion?: BastionArgs,
  opens: readonly string[] = [],
): readonly PolicyStatement[] {
  const region = place.region;
  switch (role) {
    case "operations":
      return [
        allow("ReadSettings", SETTINGS),
        allow("RunWhatStands", [...OPERATE, ...LOG_LINES, ...LOG_ANSWERS]),
        allow("RestoreThroughBackup", ["iam:PassRole"], {
          Resource: iam(place, "role/*"),
          Condition: { StringEquals: { "iam:PassedToService": servicePrincipal("backup", region) } },
        }),
        // An instance with encrypted disks starts by a grant that its starter gives.
        allow("StartEncryptedDisks", ["kms:CreateGrant"], {
          Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
        }),
        noData(opens),
        // Operations read the logs of their systems, security those of security. @clause 1.10.4-a
        deny("NoSecurityLogs", LOG_LINES, { Condition: { StringEquals: SECURITY_LOG } }),
      ];
    case "security":
      return [
        allow("ReadSettings", SETTINGS),
        allow("HandleFindings", RESPOND),
        allow("ReadSecurityLogs", LOG_LINES, { Condition: { StringEquals: SECURITY_LOG } }),
        allow("ReadAnswers", LOG_ANSWERS),
        noData(opens),
      ];
    case "audit":
      return [allow("ReadSettings", SETTINGS), noData(opens), deny("NoLogLines", LOG_LINES)];
    case "finance":
      return [allow("ReadBills", BILLS), noData(opens)];
    case "dba":
      return [
        allow("AdministerDatabases", DATABASES),
        // Their database users are called dba…: an application's user stays closed to them.
        allow("SignIn", ["rds-db:connect"], {
          Resource: arn({
            partition: requirePartition(region),
            service: "rds-db",
            region: "*",
            account: place.account,
            resource: "dbuser:*/dba*",
          }),
        }),
        ...bastionOnly(bastion),
      ];
    case "break-glass":
      return [allow("Everything", ["*"])];
  }
}

/**
 * Neither from the bastion's addresses nor through its networks' endpoints: refused. A negated condition holds
 * where the key is missing, so each half lets the other decide. What a service does for the role is not held
 * against it.
 */
function bastionOnly(bastion: BastionArgs | undefined): readonly PolicyStatement[] {
  return [
    deny("FromTheBastionAlone", ["*"], {
      Condition: {
        NotIpAddress: { "aws:SourceIp": bastion?.addresses?.length ? bastion.addresses : [NOWHERE] },
        StringNotEquals: { "aws:SourceVpc": bastion?.networks?.length ? bastion.networks : ["none"] },
        BoolIfExists: { "aws:ViaAWSService": "false" },
      },
    }),
  ];
}

/** An address that nobody has (RFC 5737): where no bastion address is named, none fits. */
const NOWHERE = "192.0.2.255/32";

/** Refuses everything before and after, whatever is attached to the role meanwhile. @clause 1.2.6-b */
export function awsWindow({ from, until }: Window): readonly PolicyStatement[] {
  return [
    deny("NotAfter", ["*"], { Condition: { DateGreaterThanEquals: { "aws:CurrentTime": until } } }),
    ...(from === undefined
      ? []
      : [deny("NotBefore", ["*"], { Condition: { DateLessThan: { "aws:CurrentTime": from } } })]),
  ];
}

/** A preview compares with the state: it reads the state's own folder of the bucket, and its key. */
export function awsReadState({ region }: AwsPlace, { bucket, key }: StateArgs): GrantArgs {
  const state = arn({ partition: requirePartition(region), service: "s3", resource: bucket });
  const objects = `${state}/.pulumi/*`;
  return {
    document: awsPolicy(
      allow("FindState", ["s3:ListBucket"], { Resource: state }),
      allow("ReadState", ["s3:GetObject"], { Resource: objects }),
      ...(key === undefined ? [] : [allow("DecryptState", ["kms:Decrypt"], { Resource: key })]),
    ),
    opens: [objects, ...(key === undefined ? [] : [key])],
  };
}

/** Deploys, and cannot make another way in: no user, no key, no new trust. */
export function awsDeploy(place: AwsPlace, guarded: readonly string[]): PolicyDocument {
  return awsPolicy(
    allow("Deploy", ["*"]),
    deny("NoLongLivedKeys", AWS_GUARDED.longLivedKeys),
    deny("NoNewFederation", AWS_GUARDED.federation),
    deny(
      "WhoMayDeployIsDecidedByPeople",
      [
        "iam:AttachRolePolicy",
        "iam:DeleteRole",
        "iam:DeleteRolePolicy",
        "iam:DetachRolePolicy",
        "iam:PutRolePolicy",
        "iam:UpdateAssumeRolePolicy",
      ],
      { Resource: guarded.map((name) => roleArn(place, name)) },
    ),
    deny("StaysInTheOrganisation", ["organizations:LeaveOrganization", "account:CloseAccount"]),
  );
}

/** @clause 8.3.1-a */
export function awsBoundary(place: AwsPlace, name: string): PolicyDocument {
  const own = boundaryArn(place, name);
  return awsPolicy(
    allow("UpToHere", ["*"]),
    deny("AuditStays", [...AWS_GUARDED.audit, ...AWS_GUARDED.auditSettings]),
    deny("KeysAndVaultsStay", [...AWS_GUARDED.keysAndVaults, ...AWS_GUARDED.keyAndVaultSettings]),
    deny("NoLongLivedKeys", AWS_GUARDED.longLivedKeys),
    deny("NoNewFederation", [...AWS_GUARDED.federation, "iam:UpdateAssumeRolePolicy"]),
    deny(
      "NewRolesHaveTheBoundary",
      [
        "iam:AttachRolePolicy",
        "iam:CreateRole",
        "iam:DetachRolePolicy",
        "iam:PutRolePermissionsBoundary",
        "iam:PutRolePolicy",
      ],
      { Condition: { StringNotEquals: { "iam:PermissionsBoundary": own } } },
    ),
    deny("BoundaryStays", ["iam:DeleteRolePermissionsBoundary"]),
    deny(
      "BoundaryIsNotRewritten",
      [
        "iam:CreatePolicyVersion",
        "iam:DeletePolicy",
        "iam:DeletePolicyVersion",
        "iam:SetDefaultPolicyVersion",
      ],
      { Resource: own },
    ),
    deny("AccountStays", [
      "organizations:LeaveOrganization",
      "account:CloseAccount",
      "account:*Region",
      "account:Put*",
    ]),
  );
}

/** Users look after their own second factor and can do nothing else before they have one. @clause 1.1.8-a */
export function awsSecondFactor(place: AwsPlace): PolicyDocument {
  return awsPolicy(
    allow(
      "OwnSecondFactor",
      [
        "iam:ChangePassword",
        "iam:EnableMFADevice",
        "iam:GetMFADevice",
        "iam:GetUser",
        "iam:ListMFADevices",
        "iam:ResyncMFADevice",
      ],
      // biome-ignore lint/suspicious/noTemplateCurlyInString: IAM puts the caller's name there.
      { Resource: iam(place, "user/${aws:username}") },
    ),
    // A device has a name of its own before it has an owner.
    allow("NewSecondFactor", ["iam:CreateVirtualMFADevice"], { Resource: iam(place, "mfa/*") }),
    allow("SeeRules", ["iam:GetAccountPasswordPolicy", "iam:ListVirtualMFADevices"]),
    {
      Sid: "NothingElseBefore",
      Effect: "Deny",
      NotAction: FIRST_STEPS,
      Resource: "*",
      Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
    },
  );
}

/** Members of a duty's group may become that role, in this account and in the others that trust it. */
export function awsBecome(place: AwsPlace, role: string): PolicyDocument {
  return awsPolicy(
    allow("BecomeTheRole", ["sts:AssumeRole"], { Resource: roleArn({ ...place, account: "*" }, role) }),
  );
}

/** Users of one account, with a second factor shown lately. */
export function awsPeopleTrust(
  people: AwsPlace,
  role: RoleKey,
  only: { readonly who?: readonly Person[]; readonly window?: Window; readonly bastion?: BastionArgs } = {},
): PolicyDocument {
  const age = role === "break-glass" ? MFA_AGE_SECONDS["break-glass"] : MFA_AGE_SECONDS.people;
  const always: PolicyCondition = {
    Bool: { "aws:MultiFactorAuthPresent": "true" },
    NumericLessThan: { "aws:MultiFactorAuthAge": String(age) },
    ...timed(only.window),
  };
  const Principal = { AWS: iam(people, "root") };
  const { named, signedOn } = byKind(only.who ?? []);
  const statements: PolicyStatement[] = [];
  if (only.who === undefined) {
    statements.push({
      Sid: "People",
      Effect: "Allow",
      Principal,
      Action: "sts:AssumeRole",
      Condition: always,
    });
  }
  if (named.length > 0) {
    statements.push({
      Sid: "NamedPeople",
      Effect: "Allow",
      Principal,
      Action: "sts:AssumeRole",
      Condition: { ...always, ArnEquals: { "aws:PrincipalArn": named.map((each) => iam(people, each)) } },
    });
  }
  if (signedOn.length > 0) {
    // The identity centre asks for the second factor itself, and its sessions do not say so.
    statements.push({
      Sid: "SignedOnPeople",
      Effect: "Allow",
      Principal,
      Action: "sts:AssumeRole",
      Condition: {
        ...timed(only.window),
        // A path that AWS keeps to itself, in every partition.
        ArnLike: { "aws:PrincipalArn": iam(people, "role/aws-reserved/sso.*") },
        StringLike: { "aws:userid": signedOn.map((each) => `*:${each}`) },
      },
    });
  }
  if (only.bastion !== undefined) {
    const [{ Condition } = { Condition: {} }] = bastionOnly(only.bastion);
    statements.push({
      Sid: "FromTheBastionAlone",
      Effect: "Deny",
      Principal: { AWS: "*" },
      Action: "sts:AssumeRole",
      ...(Condition === undefined ? {} : { Condition }),
    });
  }
  return awsPolicy(...statements);
}

function timed(window: Window | undefined): PolicyCondition {
  if (window === undefined) return {};
  return {
    DateLessThan: { "aws:CurrentTime": window.until },
    ...(window.from === undefined ? {} : { DateGreaterThanEquals: { "aws:CurrentTime": window.from } }),
  };
}

function byKind(who: readonly Person[]): {
  readonly named: readonly string[];
  readonly signedOn: readonly string[];
} {
  return {
    named: who.filter((each) => !each.startsWith("sso/")),
    signedOn: who.filter((each) => each.startsWith("sso/")).map((each) => each.slice("sso/".length)),
  };
}

/** Another customer's account, by the id agreed with it, to its end. @clause 1.2.6-c */
export function awsPartnerTrust(partner: AwsPlace, externalId: string, window: Window): PolicyDocument {
  return awsPolicy({
    Sid: "Partner",
    Effect: "Allow",
    Principal: { AWS: iam(partner, "root") },
    Action: "sts:AssumeRole",
    Condition: { StringEquals: { "sts:ExternalId": externalId }, ...timed(window) },
  });
}

export function awsCiTrust(
  place: AwsPlace,
  issuer: string,
  audience: string,
  subject: Subject,
): PolicyDocument {
  const subjects = { [`${issuer}:sub`]: subject.text };
  const fixed = {
    [`${issuer}:aud`]: audience,
    ...Object.fromEntries(
      Object.entries(subject.claims ?? {}).map(([claim, value]) => [`${issuer}:${claim}`, value]),
    ),
  };
  return awsPolicy({
    Sid: "Pipeline",
    Effect: "Allow",
    Principal: { Federated: iam(place, `oidc-provider/${issuer}`) },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: subject.pattern
      ? { StringEquals: fixed, StringLike: subjects }
      : { StringEquals: { ...fixed, ...subjects } },
  });
}

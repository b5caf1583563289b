import { Faults } from "../faults.ts";
import { physicalName } from "../naming/layout.ts";
import { requirePartition } from "../partition/aws.ts";
import type { PlannedPolicy, PolicyDocument } from "../policy-document.ts";
import type { Tags } from "../tagging/contract.ts";
import { tagText } from "../tagging/layout.ts";
import { checkIdentity } from "./check.ts";
import { rolesOf } from "./check-fields.ts";
import { checkSizes } from "./check-sizes.ts";
import { type CiLayout, ciLayout } from "./ci.ts";
import type { IdentityArgs, RoleKey, SsoAssignment } from "./contract.ts";
import { UNUSED_DAYS } from "./limits.ts";
import { type PasswordPolicy, passwordPolicy } from "./password-policy.ts";
import { type Cloud, type PolicyWriter, policyWriter } from "./policy-writer.ts";
import { type PlannedRole, ROLE_PREFIX, ROLES, roleName } from "./roles.ts";
import { elevatedRoles, thirdPartyRoles } from "./temporary.ts";

export interface PlannedGroup {
  readonly key: string;
  readonly name: string;
  readonly document?: PolicyDocument;
}

export interface PermissionSet {
  readonly role: SsoAssignment["role"];
  readonly name: string;
  readonly description: string;
  readonly hours: number;
  readonly document: PolicyDocument;
}

export interface Assignment {
  readonly key: string;
  readonly role: RoleKey;
  readonly group: string;
  readonly account: string;
}

/** Every decision about the identities of an account, as plain data: the leaves only translate it. */
export interface IdentityLayout {
  readonly account: string;
  readonly region: string;
  readonly password: PasswordPolicy;
  readonly signInFrom: readonly string[];
  readonly bound: { readonly name: string; readonly arn: string; readonly document: PolicyDocument };
  readonly secondFactor: { readonly name: string; readonly document: PolicyDocument } | undefined;
  readonly roles: readonly PlannedRole[];
  readonly groups: readonly PlannedGroup[];
  readonly ci: CiLayout | undefined;
  readonly permissionSets: readonly PermissionSet[];
  readonly assignments: readonly Assignment[];
  /** Kinds of access analyser, each with the days it waits; AWS alone. */
  readonly analyzers: readonly { readonly type: string; readonly unusedDays?: number }[];
  /** Every policy above, for whoever simulates them. */
  readonly policies: readonly PlannedPolicy[];
}

/**
 * Arguments → layout.
 * @param now what is over by then is refused; never kept, so that the same arguments give the same resources
 * @throws BadInput with every fault of the arguments at once, before any resource exists.
 */
export function layoutIdentity(
  name: string,
  cloud: Cloud,
  args: IdentityArgs,
  now: Date = new Date(),
): IdentityLayout {
  const faults = new Faults(`identity "${name}"`);
  checkIdentity(faults, cloud, args, now);
  faults.throwIfAny();
  const writer = policyWriter(cloud, args);
  const ci = args.ci === undefined ? undefined : ciLayout(cloud, args, args.ci);
  const policyType = cloud === "aws" ? "aws:iam/policy:Policy" : "alicloud:ram/policy:Policy";
  const boundName = physicalName(policyType, ROLE_PREFIX, cloud === "aws" ? "boundary" : "guard");
  const roles = [
    ...dutyRoles(cloud, args, writer),
    ...elevatedRoles(cloud, args, writer),
    ...thirdPartyRoles(cloud, args, writer),
    ...ciRoles(cloud, args, writer, ci),
  ];
  const here = args.people?.account === undefined || args.people.account === args.account;
  const factor = here ? writer.secondFactor() : undefined;
  const layout = {
    account: args.account,
    region: args.region,
    password: passwordPolicy(args.password),
    signInFrom: args.people?.signInFrom ?? [],
    bound: { name: boundName, arn: writer.boundArn(boundName), document: writer.bound(boundName) },
    secondFactor:
      factor === undefined
        ? undefined
        : { name: physicalName(policyType, ROLE_PREFIX, "second-factor"), document: factor },
    roles,
    groups: here ? groups(cloud, args, writer) : [],
    ci,
    permissionSets: permissionSets(cloud, args, writer),
    assignments: assignments(args),
    analyzers: cloud === "aws" ? analyzers(args) : [],
  };
  const policies = plannedPolicies(layout, writer);
  checkSizes(faults, cloud, policies);
  faults.throwIfAny();
  return { ...layout, policies };
}

function dutyRoles(cloud: Cloud, args: IdentityArgs, writer: PolicyWriter): readonly PlannedRole[] {
  const people = args.people?.account ?? args.account;
  return rolesOf(args).map((role) => {
    const bastion = role === "dba" ? args.bastion : undefined;
    const grants = args.grants?.[role] ?? {};
    return {
      key: role,
      name: roleName(cloud, role),
      description: ROLES[role].title,
      hours: (role === "break-glass" ? undefined : args.sessionHours?.[role]) ?? ROLES[role].hours,
      trust: writer.peopleTrust(people, role, bastion === undefined ? {} : { bastion }),
      may: writer.duty(role, bastion, Object.values(grants)),
      grants: Object.fromEntries(Object.entries(grants).map(([key, { document }]) => [key, document])),
      bound: role !== "break-glass",
      tags: waivers(args),
    };
  });
}

/** Duties that nobody has, and why, on the roles that there are. */
function waivers({ without = {} }: IdentityArgs): Tags {
  return Object.fromEntries(
    Object.entries(without).map(([role, { reason, owner }]) => [
      `waiver-role-${role}`,
      tagText(`${reason} - ${owner}`),
    ]),
  );
}

/** Previews read, the protected branch deploys. @clause 8.3.1-a */
function ciRoles(
  cloud: Cloud,
  { ci: asked }: IdentityArgs,
  writer: PolicyWriter,
  ci: CiLayout | undefined,
): readonly PlannedRole[] {
  if (ci === undefined || asked === undefined) return [];
  const state = asked.state === undefined ? undefined : writer.readState(asked.state);
  const guarded = ["ci-deploy", "ci-preview", "break-glass"].map((key) => roleName(cloud, key));
  return [
    {
      key: "ci-preview",
      name: roleName(cloud, "ci-preview"),
      description: `Pull requests of ${asked.repository} read settings with it`,
      hours: 1,
      trust: writer.ciTrust(ci, ci.preview),
      may: writer.duty("audit", undefined, state === undefined ? [] : [state]),
      grants: state === undefined ? {} : { state: state.document },
      bound: true,
      tags: {},
    },
    {
      key: "ci-deploy",
      name: roleName(cloud, "ci-deploy"),
      description: `The branch ${asked.branch} of ${asked.repository} deploys with it`,
      hours: 2,
      trust: writer.ciTrust(ci, ci.deploy),
      may: writer.deploy(guarded),
      grants: {},
      bound: false,
      tags: {},
    },
  ];
}

/** Where users live: one group for all, with the second factor; one a duty, to become its role. */
function groups(cloud: Cloud, args: IdentityArgs, writer: PolicyWriter): readonly PlannedGroup[] {
  const type = cloud === "aws" ? "aws:iam/group:Group" : "alicloud:ram/group:Group";
  return [
    { key: "people", name: physicalName(type, ROLE_PREFIX, "people") },
    ...rolesOf(args).map((role) => ({
      key: role,
      name: physicalName(type, ROLE_PREFIX, role),
      document: writer.become(roleName(cloud, role)),
    })),
  ];
}

/** One a duty that somebody is assigned to. @clause 1.2.5-a */
function permissionSets(cloud: Cloud, args: IdentityArgs, writer: PolicyWriter): readonly PermissionSet[] {
  const type =
    cloud === "aws"
      ? "aws:ssoadmin/permissionSet:PermissionSet"
      : "alicloud:cloudsso/accessConfiguration:AccessConfiguration";
  const roles = new Set(Object.values(args.sso?.assignments ?? {}).map(({ role }) => role));
  return [...roles].sort().map((role) => ({
    role,
    name: physicalName(type, ROLE_PREFIX, role),
    description: ROLES[role].title,
    hours: args.sessionHours?.[role] ?? ROLES[role].hours,
    document: writer.duty(role),
  }));
}

function assignments({ sso }: IdentityArgs): readonly Assignment[] {
  return Object.entries(sso?.assignments ?? {}).flatMap(([key, { role, group, accounts }]) =>
    accounts.map((account) => ({ key: `${key}-${account}`, role, group, account })),
  );
}

/**
 * Who can reach in from outside, and which rights nobody uses. Users and roles know no region, so one analyser of
 * unused rights does. AWS China has none of them. @clause 8.3.1-c @clause 1.2.2-b
 */
function analyzers({ analyzer = {}, region }: IdentityArgs): IdentityLayout["analyzers"] {
  if ("off" in analyzer) return [];
  const scope = analyzer.scope === "organization" ? "ORGANIZATION" : "ACCOUNT";
  const unused = requirePartition(region) === "aws";
  return [
    { type: scope },
    ...(unused
      ? [{ type: `${scope}_UNUSED_ACCESS`, unusedDays: analyzer.unusedDays ?? UNUSED_DAYS.default }]
      : []),
  ];
}

function plannedPolicies(
  layout: Omit<IdentityLayout, "policies">,
  writer: PolicyWriter,
): readonly PlannedPolicy[] {
  const { roles, groups: made, secondFactor, bound, permissionSets: sets } = layout;
  return [
    ...roles.flatMap(({ key, name, trust, may, grants, bound: held }): PlannedPolicy[] => [
      { key: `${key}-trust`, kind: "trust", resource: writer.roleArn(name), document: trust },
      { key, kind: "identity", principal: writer.roleArn(name), document: may },
      ...Object.entries(grants).map(
        ([grant, document]): PlannedPolicy => ({
          key: `${key}-${grant}`,
          kind: "identity",
          principal: writer.roleArn(name),
          document,
        }),
      ),
      ...(held
        ? [
            {
              key: `${key}-bound`,
              kind: "boundary" as const,
              principal: writer.roleArn(name),
              document: bound.document,
            },
          ]
        : []),
    ]),
    ...made.flatMap(({ key, name, document }): PlannedPolicy[] =>
      document === undefined
        ? []
        : [{ key: `group-${key}`, kind: "identity", principal: `group/${name}`, document }],
    ),
    ...(secondFactor === undefined
      ? []
      : [
          {
            key: "second-factor",
            kind: "identity" as const,
            principal: "group/*",
            document: secondFactor.document,
          },
        ]),
    ...sets.map(
      ({ role, document }): PlannedPolicy => ({
        key: `sso-${role}`,
        kind: "identity",
        principal: `sso/${role}`,
        document,
      }),
    ),
  ];
}

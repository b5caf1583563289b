import { ALICLOUD_GUARDED } from "../guarded-actions.ts";
import { acsArn } from "../partition/alicloud.ts";
import {
  type PolicyCondition,
  type PolicyDocument,
  type PolicyStatement,
  ramPolicy,
} from "../policy-document.ts";
import { BILLS, DATA, DATABASES, LOG_LINES, OPERATE, RESPOND, SETTINGS } from "./alicloud-actions.ts";
import type { Window } from "./aws-policies.ts";
import type { BastionArgs, GrantArgs, Person, RoleKey, StateArgs } from "./contract.ts";
import type { Subject } from "./policy-writer.ts";

/**
 * The counterpart of `aws-policies.ts`. RAM does not say what a negated condition gives where its key is
 * missing, so nothing here leans on one: an allowance carries what must hold, and a denial what must not.
 */
export const roleArn = (account: string, name: string): string => ram(account, `role/${name}`);

export const policyArn = (account: string, name: string): string => ram(account, `policy/${name}`);

const ram = (account: string, resource: string): string => acsArn({ service: "ram", account, resource });

const allow = (Action: readonly string[], more: Partial<PolicyStatement> = {}): PolicyStatement => ({
  Effect: "Allow",
  Action,
  Resource: "*",
  ...more,
});

const deny = (Action: readonly string[], more: Partial<PolicyStatement> = {}): PolicyStatement => ({
  Effect: "Deny",
  Action,
  Resource: "*",
  ...more,
});

/** Log stores whose lines belong to security: Log Service knows no tag of a store, so names decide. */
const SECURITY_STORES = ["actiontrail*", "flow-logs", "security*", "waf*"] as const;

const securityStores = (account: string): readonly string[] =>
  SECURITY_STORES.map((store) =>
    acsArn({ service: "log", region: "*", account, resource: `project/*/logstore/${store}` }),
  );

/** What a duty needs and nothing else. */
export function ramDuty(
  role: RoleKey,
  account: string,
  bastion?: BastionArgs,
  granted: readonly string[] = [],
): readonly PolicyStatement[] {
  const data = without(DATA, granted);
  const lines = without(LOG_LINES, granted);
  switch (role) {
    case "operations":
      return [
        allow([...SETTINGS, ...OPERATE, ...LOG_LINES]),
        deny(data),
        // Operations read the logs of their systems, security those of security. @clause 1.10.4-a
        deny(LOG_LINES, { Resource: securityStores(account) }),
      ];
    case "security":
      return [
        allow([...SETTINGS, ...RESPOND]),
        allow(LOG_LINES, { Resource: securityStores(account) }),
        deny(data),
      ];
    case "audit":
      return [allow(SETTINGS), deny([...data, ...lines])];
    case "finance":
      return [allow(BILLS), deny([...data, ...lines])];
    case "dba":
      return bastionConditions(bastion).map((Condition) => allow(DATABASES, { Condition }));
    case "break-glass":
      return [allow(["*"])];
  }
}

/** RAM cannot leave single resources out of a refusal; what a grant is about is then refused by leaving it out. */
const without = (actions: readonly string[], granted: readonly string[]): readonly string[] =>
  actions.filter((action) => !granted.some((each) => covers(action, each)));

const covers = (pattern: string, action: string): boolean =>
  pattern === action || (pattern.endsWith("*") && action.startsWith(pattern.slice(0, -1)));

/** One way in, one condition: from an address, or through a network. */
function bastionConditions(bastion: BastionArgs | undefined): readonly PolicyCondition[] {
  const { addresses = [], networks = [] } = bastion ?? {};
  return [
    ...(addresses.length > 0 ? [{ IpAddress: { "acs:SourceIp": addresses } }] : []),
    ...(networks.length > 0 ? [{ StringEquals: { "acs:SourceVpc": networks } }] : []),
  ];
}

/** Allowances that hold for a time alone, and a refusal of everything after it. @clause 1.2.6-b */
export function ramWithin(
  window: Window,
  statements: readonly PolicyStatement[],
): readonly PolicyStatement[] {
  return [
    ...statements.map((statement) =>
      statement.Effect === "Allow"
        ? { ...statement, Condition: { ...statement.Condition, ...timed(window) } }
        : statement,
    ),
    deny(["*"], { Condition: { DateGreaterThanEquals: { "acs:CurrentTime": window.until } } }),
  ];
}

/** A preview compares with the state: it reads the state's own folder of the bucket, and its key. */
export function ramReadState(account: string, { bucket, key }: StateArgs): GrantArgs {
  const state = acsArn({ service: "oss", region: "*", account, resource: bucket });
  return {
    document: ramPolicy(
      allow(["oss:ListObjects"], { Resource: state }),
      allow(["oss:GetObject"], { Resource: `${state}/.pulumi/*` }),
      ...(key === undefined ? [] : [allow(["kms:Decrypt"], { Resource: key })]),
    ),
  };
}

/** What takes an account out of its resource directory, or the directory away. */
const LEAVING = [
  "resourcemanager:DestroyResourceDirectory",
  "resourcemanager:PromoteResourceAccount",
  "resourcemanager:RemoveCloudAccount",
] as const;

/** Deploys, and cannot make another way in: no user, no key, no new trust. */
export function ramDeploy(account: string, guarded: readonly string[]): PolicyDocument {
  return ramPolicy(
    allow(["*"]),
    deny([...ALICLOUD_GUARDED.longLivedKeys, ...ALICLOUD_GUARDED.federation]),
    deny(["ram:AttachPolicyToRole", "ram:DeleteRole", "ram:DetachPolicyFromRole", "ram:UpdateRole"], {
      Resource: guarded.map((name) => roleArn(account, name)),
    }),
    deny(LEAVING),
  );
}

/**
 * RAM has no permission boundary. What an AWS boundary refuses stands here, attached to every role of people;
 * a role can shed it only by what it refuses, too.
 */
export function ramGuard(account: string, name: string): PolicyDocument {
  return ramPolicy(
    deny([...ALICLOUD_GUARDED.audit, ...ALICLOUD_GUARDED.auditSettings]),
    deny([...ALICLOUD_GUARDED.keysAndVaults, ...ALICLOUD_GUARDED.keyAndVaultSettings]),
    deny([...ALICLOUD_GUARDED.longLivedKeys, ...ALICLOUD_GUARDED.federation]),
    deny(["ram:AttachPolicy*", "ram:CreateRole", "ram:DetachPolicy*", "ram:UpdateRole", ...LEAVING]),
    deny(["ram:CreatePolicyVersion", "ram:DeletePolicy*", "ram:SetDefaultPolicyVersion"], {
      Resource: policyArn(account, name),
    }),
  );
}

/** Members of a duty's group may become that role, signed in with a second factor. @clause 1.1.8-a */
export function ramBecome(role: string): PolicyDocument {
  return ramPolicy(
    allow(["sts:AssumeRole"], {
      Resource: ram("*", `role/${role}`),
      Condition: { Bool: { "acs:MFAPresent": "true" } },
    }),
  );
}

export function ramPeopleTrust(
  people: string,
  only: { readonly who?: readonly Person[]; readonly window?: Window; readonly bastion?: BastionArgs } = {},
): PolicyDocument {
  const RAM = only.who === undefined ? [ram(people, "root")] : only.who.map((each) => ram(people, each));
  const always: PolicyCondition = {
    Bool: { "acs:MFAPresent": "true" },
    ...(only.window === undefined ? {} : timed(only.window)),
  };
  const ways = only.bastion === undefined ? [{}] : bastionConditions(only.bastion);
  return ramPolicy(
    ...ways.map(
      (way): PolicyStatement => ({
        Effect: "Allow",
        Principal: { RAM },
        Action: "sts:AssumeRole",
        Condition: { ...always, ...way },
      }),
    ),
  );
}

function timed({ from, until }: Window): PolicyCondition {
  return {
    DateLessThan: { "acs:CurrentTime": until },
    ...(from === undefined ? {} : { DateGreaterThanEquals: { "acs:CurrentTime": from } }),
  };
}

/** Another customer's account, by the id agreed with it, to its end. @clause 1.2.6-c */
export function ramPartnerTrust(partner: string, externalId: string, window: Window): PolicyDocument {
  return ramPolicy({
    Effect: "Allow",
    Principal: { RAM: [ram(partner, "root")] },
    Action: "sts:AssumeRole",
    Condition: { StringEquals: { "sts:ExternalId": externalId }, ...timed(window) },
  });
}

export function ramCiTrust(
  account: string,
  provider: string,
  issuer: string,
  audience: string,
  subject: Subject,
): PolicyDocument {
  const fixed = { "oidc:iss": issuer, "oidc:aud": audience };
  return ramPolicy({
    Effect: "Allow",
    Principal: { Federated: [ram(account, `oidc-provider/${provider}`)] },
    Action: "sts:AssumeRole",
    Condition: subject.pattern
      ? { StringEquals: fixed, StringLike: { "oidc:sub": subject.text } }
      : { StringEquals: { ...fixed, "oidc:sub": subject.text } },
  });
}

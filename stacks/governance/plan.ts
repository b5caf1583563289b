import type { IdentityArgs } from "../../components/identity/index.ts";
import type { TagPlan } from "../../components/index.ts";
import type { KeyDomainArgs, KeysArgs } from "../../components/keys/index.ts";
import type { OrganizationArgs } from "../../components/organization/index.ts";
import type { TaggingArgs } from "../../components/tagging/index.ts";
import { type GovernedAccount, realmOf, roleArn } from "./account.ts";
import { type AccountDefaultsRequest, accountDefaultsArgs } from "./account-defaults.ts";
import type { Governed } from "./accounts.ts";
import { type AlarmsRequest, alarmsArgs } from "./alarms.ts";
import {
  type AuditLogRequest,
  auditLogArgs,
  auditLogGrants,
  auditLogGuard,
  auditLogKeyDomain,
} from "./audit-log.ts";
import { type ChatNotifierRequest, chatNotifierArgs } from "./chat-notifier.ts";
import { type ExpiryRequest, expiryArgs, expiryGrants } from "./expiry.ts";
import { type IdentityRequest, identityArgs } from "./identity.ts";
import { ARCHIVE_DOMAIN, keysArgs } from "./keys.ts";
import { organizationArgs } from "./organization.ts";
import type { GovernanceDocument } from "./schema.ts";
import { taggingArgs, tagPolicyOf } from "./tagging.ts";
import { type ThreatBaselineRequest, threatBaselineArgs } from "./threat-baseline.ts";

/** What one account is asked to be, as plain data: nothing of it waits for a cloud. */
export interface AccountPlan {
  readonly account: GovernedAccount;
  readonly assumeRole?: string;
  readonly organization?: OrganizationArgs;
  readonly identity: IdentityRequest & Pick<IdentityArgs, "grants">;
  readonly audit?: AuditLogRequest;
  /** Region → what stands in each of them; the home region first. */
  readonly regions: Readonly<Record<string, RegionPlan>>;
}

export interface RegionPlan {
  readonly keys: KeysArgs;
  readonly notifier?: ChatNotifierRequest;
  readonly defaults: AccountDefaultsRequest;
  readonly alarms: AlarmsRequest;
  readonly tagging?: TaggingArgs;
  readonly threats?: ThreatBaselineRequest;
  readonly expiry?: ExpiryRequest;
}

export type GovernancePlan = Readonly<Record<string, AccountPlan>>;

/** The estate's accounts and its `governance:` → what each account is to be. */
export function planGovernance(
  governed: Readonly<Record<string, Governed>>,
  document: GovernanceDocument,
  tagPlan: TagPlan,
): GovernancePlan {
  const accounts = Object.fromEntries(Object.entries(governed).map(([name, { account }]) => [name, account]));
  const scope: Scope = { governed, accounts, document, tagPlan, deployers: deployersOf(governed, document) };
  return Object.fromEntries(
    Object.entries(governed).map(([name, { account, assumeRole }]) => [
      name,
      accountPlan(account, assumeRole, scope),
    ]),
  );
}

interface Scope {
  readonly governed: Readonly<Record<string, Governed>>;
  readonly accounts: Readonly<Record<string, GovernedAccount>>;
  readonly document: GovernanceDocument;
  readonly tagPlan: TagPlan;
  readonly deployers: Readonly<Record<string, readonly string[]>>;
}

/** Who deploys each account: the role that it says, and its pipeline's. */
function deployersOf(
  governed: Readonly<Record<string, Governed>>,
  { identity }: GovernanceDocument,
): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(governed).map(([name, { account, assumeRole }]) => [
      name,
      [
        ...(assumeRole === undefined ? [] : [assumeRole]),
        ...(identity.ci === undefined ? [] : [roleArn(account, "ci-deploy")]),
      ],
    ]),
  );
}

function accountPlan(
  account: GovernedAccount,
  assumeRole: string | undefined,
  { accounts, document, tagPlan, deployers }: Scope,
): AccountPlan {
  const { organization, identity, keys, tagging } = document;
  const policy = tagPolicyOf(account.provider, tagging, tagPlan);
  const policies = policy === undefined ? undefined : { [TAG_POLICY]: policy };
  const guards = guardsOf(account, { accounts, document, deployers });
  const members = Object.values(accounts).filter(({ provider }) => provider === account.provider);
  const hands = members.flatMap(({ name }) => deployers[name] ?? []);
  const organized = organizationArgs(account, organization, accounts, policies, guards, hands);
  const audit = auditLogArgs(account, document["audit-log"], { accounts, deployers });
  const archive = auditLogKeyDomain(account, document["audit-log"], accounts);
  const further: Readonly<Record<string, KeyDomainArgs>> =
    archive === undefined ? {} : { [ARCHIVE_DOMAIN]: archive };
  const logs = auditLogGrants(account, document["audit-log"], accounts);
  const approvals = expiryGrants(account, document.expiry);
  const security = { ...logs.security, ...approvals.security };
  const grants = { ...logs, ...(Object.keys(security).length > 0 && { security }) };
  const regionPlan = (region: string): RegionPlan => {
    const notifier = chatNotifierArgs(account, region, document["chat-notifier"]);
    const tags = taggingArgs(account, region, tagging, tagPlan, accounts);
    const threats = threatBaselineArgs(account, region, document["threat-baseline"]);
    const expiry = expiryArgs(account, region, document.expiry);
    return {
      keys: keysArgs(account, region, keys, {
        deployers,
        further,
        fileNotices: document["audit-log"].fileNotices === true,
        withoutBreakGlass: identity.without?.[account.name]?.["break-glass"] !== undefined,
      }),
      ...(notifier !== undefined && { notifier }),
      alarms: alarmsArgs(account, region, document.alarms),
      defaults: accountDefaultsArgs(account, region, document["account-defaults"]),
      ...(tags !== undefined && { tagging: tags }),
      ...(threats !== undefined && { threats }),
      ...(expiry !== undefined && { expiry }),
    };
  };
  return {
    account,
    ...(assumeRole !== undefined && { assumeRole }),
    ...(organized !== undefined && { organization: organized }),
    identity: { ...identityArgs(account, identity, accounts), grants },
    ...(audit !== undefined && { audit }),
    regions: Object.fromEntries(account.regions.map((region) => [region, regionPlan(region)])),
  };
}

/** What components of other accounts ask the organisation of this one to forbid there. */
function guardsOf(
  account: GovernedAccount,
  { accounts, document, deployers }: Pick<Scope, "accounts" | "document" | "deployers">,
): NonNullable<OrganizationArgs["guards"]> {
  const members = Object.values(accounts).filter(
    (each) => each.provider === account.provider && realmOf(each) === realmOf(account) && each !== account,
  );
  return Object.fromEntries(
    members.flatMap((member) => {
      const rule = auditLogGuard(member, document["audit-log"], { accounts, deployers });
      return rule === undefined ? [] : [[`${member.name}-logs`, { account: member.id, document: rule }]];
    }),
  );
}

/** Name of the group's tag policy in its organisation. */
const TAG_POLICY = "tag-plan";

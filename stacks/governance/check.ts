import { layoutAccountDefaults } from "../../components/account-defaults/layout.ts";
import { layoutAlicloudAlarms, layoutAwsAlarms } from "../../components/alarms/index.ts";
import { type ArchiveRef, layoutArchive, layoutTrail } from "../../components/audit-log/index.ts";
import { layoutAlicloudChatNotifier, layoutAwsChatNotifier } from "../../components/chat-notifier/index.ts";
import { layoutAlicloudExpiry, layoutAwsExpiry } from "../../components/expiry/index.ts";
import { layoutIdentity } from "../../components/identity/index.ts";
import { type KeyRef, layoutKeys } from "../../components/keys/index.ts";
import { layoutOrganization } from "../../components/organization/index.ts";
import { layoutTagging } from "../../components/tagging/layout.ts";
import {
  layoutAlicloudThreatBaseline,
  layoutAwsThreatBaseline,
} from "../../components/threat-baseline/index.ts";
import type { Diagnostic, Path, Source } from "../../ipam/index.ts";
import { moved, once } from "../moved.ts";
import type { GovernedAccount } from "./account.ts";
import { accountDefaultsPath, accountDefaultsReferences } from "./account-defaults.ts";
import { alarmsPath, alarmsReferences } from "./alarms.ts";
import { auditLogPath, auditLogReferences } from "./audit-log.ts";
import { chatNotifierPath, chatNotifierReferences } from "./chat-notifier.ts";
import {
  alarmsWith,
  archiveWith,
  defaultsWith,
  expiryWith,
  type Links,
  notifierWith,
  secretsWith,
  threatsWith,
  trailWith,
} from "./complete.ts";
import { expiryPath, expiryReferences } from "./expiry.ts";
import { identityPath, identityReferences } from "./identity.ts";
import { ARCHIVE_DOMAIN, keysPath, keysReferences } from "./keys.ts";
import { organizationPath, organizationReferences } from "./organization.ts";
import type { AccountPlan, GovernancePlan, RegionPlan } from "./plan.ts";
import type { GovernanceDocument } from "./schema.ts";
import { taggingPath, taggingReferences } from "./tagging.ts";
import { threatBaselinePath, threatBaselineReferences } from "./threat-baseline.ts";

/**
 * Everything that a component would refuse, found before the program starts and shown where the file says it.
 * Names that lead nowhere come first: what hangs on them would only repeat the fault.
 */
export function governanceFaults(
  plan: GovernancePlan,
  document: GovernanceDocument,
  systems: readonly string[],
  source: Source,
): readonly Diagnostic[] {
  const accounts: Readonly<Record<string, GovernedAccount>> = Object.fromEntries(
    Object.entries(plan).map(([name, { account }]) => [name, account]),
  );
  if (Object.keys(accounts).length === 0) return nobody(source);
  const lost = [
    ...organizationReferences(document.organization, accounts, source),
    ...identityReferences(document.identity, accounts, source),
    ...keysReferences(document.keys, accounts, source),
    ...auditLogReferences(document["audit-log"], accounts, source),
    ...accountDefaultsReferences(document["account-defaults"], accounts, source),
    ...taggingReferences(document.tagging, accounts, source),
    ...chatNotifierReferences(document["chat-notifier"], accounts, systems, source),
    ...alarmsReferences(document.alarms, accounts, systems, source),
    ...expiryReferences(document.expiry, accounts, source),
    ...threatBaselineReferences(document["threat-baseline"], accounts, source),
  ];
  if (lost.length > 0) return lost;
  const scope = { plan, document, source };
  return once(Object.values(plan).flatMap((each) => accountFaults(each, scope)));
}

/** Without accounts, every name in the section would be said to lead nowhere. */
function nobody(source: Source): readonly Diagnostic[] {
  const written = (source.value as { readonly governance?: unknown }).governance;
  if (written === undefined) return [];
  return [
    source.fault(
      { path: ["governance"], on: "key" },
      {
        code: "estate.no-accounts",
        message: "has no account to hold to it",
        hint: "name them: accounts: { <name>: { provider, id, purpose, home } }; or leave governance: out",
      },
    ),
  ];
}

interface Scope {
  readonly plan: GovernancePlan;
  readonly document: GovernanceDocument;
  readonly source: Source;
}

function accountFaults(each: AccountPlan, { plan, document, source }: Scope): readonly Diagnostic[] {
  const { account, organization, audit, regions } = each;
  const { name, provider } = account;
  const links = plannedLinks(each);
  const inFile = (place: (path: string) => Path) => (run: () => unknown) => moved(run, place, source);
  const ofOrganization = inFile((path) => organizationPath(path, account));
  const ofIdentity = inFile((path) => identityPath(path, account, document.identity));
  const ofAudit = inFile((path) => auditLogPath(path, account));
  const archive = archiveWith(each, links);
  const trail = trailWith(each, plannedArchive(each, plan), links);
  return [
    ...(organization === undefined
      ? []
      : ofOrganization(() => layoutOrganization(name, provider, organization))),
    ...ofIdentity(() => layoutIdentity(name, provider, { ...each.identity, ...secretsWith(each, links) })),
    ...(audit === undefined || archive === undefined
      ? []
      : ofAudit(() => layoutArchive(audit.archiveName, provider, archive))),
    // Where the archive's copy lies is the archive's fault, and not once more that of every account.
    ...(trail === undefined
      ? []
      : ofAudit(() => layoutTrail(name, provider, trail)).filter(({ code }) => code !== OFF_SITE)),
    ...Object.entries(regions).flatMap(([region, regional]) =>
      regionFaults(each, region, regional, { plan, document, source }),
    ),
  ];
}

const OFF_SITE = "audit-log.off-site";

function regionFaults(
  each: AccountPlan,
  region: string,
  regional: RegionPlan,
  { plan, document, source }: Scope,
): readonly Diagnostic[] {
  const { account } = each;
  const name = `${account.name}-${region}`;
  const { keys, tagging } = regional;
  const links = plannedLinks(each);
  const defaults = defaultsWith(each, region, regional, links);
  const notifier = notifierWith(region, regional, links, unread);
  const alarms = alarmsWith(each, region, regional, links, "");
  const expiry = expiryWith(each, region, regional, links);
  const threats = threatsWith(each, region, regional, links, plan[each.audit?.archive.name ?? ""]);
  return [
    ...moved(
      () => layoutKeys(name, account.provider, keys),
      (path) => keysPath(path, account, region, document.keys),
      source,
    ),
    ...moved(
      () => layoutAccountDefaults(name, account.provider, defaults),
      (path) => accountDefaultsPath(path, account),
      source,
    ),
    ...(notifier === undefined
      ? []
      : moved(
          () =>
            account.provider === "aws"
              ? layoutAwsChatNotifier(name, notifier)
              : layoutAlicloudChatNotifier(name, notifier),
          (path) => chatNotifierPath(path, account),
          source,
        )),
    ...(alarms === undefined
      ? []
      : moved(
          () =>
            account.provider === "aws" ? layoutAwsAlarms(name, alarms) : layoutAlicloudAlarms(name, alarms),
          (path) => alarmsPath(path, account),
          source,
        )),
    ...(tagging === undefined
      ? []
      : moved(
          () => layoutTagging(name, account.provider, tagging),
          (path) => taggingPath(path, account),
          source,
        )),
    ...(threats === undefined
      ? []
      : moved(
          () =>
            account.provider === "aws"
              ? layoutAwsThreatBaseline(name, threats)
              : layoutAlicloudThreatBaseline(name, threats),
          (path) => threatBaselinePath(path, account),
          source,
        )),
    ...(expiry === undefined
      ? []
      : moved(
          () =>
            account.provider === "aws" ? layoutAwsExpiry(name, expiry) : layoutAlicloudExpiry(name, expiry),
          (path) => expiryPath(path, account),
          source,
        )),
  ];
}

/** A secret that nobody has to know for a check: as a promise, it is no text to be looked at. */
const unread = (): Promise<string> => Promise.resolve("");

/** Keys and routes as the plan has them; what the cloud makes up is still empty. */
export function plannedLinks({ account, regions }: AccountPlan): Links {
  return {
    key: (region, domain): KeyRef => ({
      arn: "",
      id: "",
      // A region that nothing can stand in is a fault of its own, and not one more of each key that is missing there.
      serves: (regions[region] ?? regions[account.home])?.keys.domains[domain]?.serves ?? [],
    }),
    route: (region) => {
      if (regions[region]?.notifier === undefined) return undefined;
      if (account.provider === "aws") return { provider: "aws", topicArn: "" };
      return { provider: "alicloud", contactGroup: "", queue: "", queueArn: "", actionPolicy: "" };
    },
  };
}

function plannedArchive({ audit }: AccountPlan, plan: GovernancePlan): ArchiveRef {
  const holder = plan[audit?.archive.name ?? ""];
  const home = holder?.account.home ?? "";
  const serves = holder?.regions[home]?.keys.domains[ARCHIVE_DOMAIN]?.serves ?? [];
  return {
    name: audit?.archiveName ?? "",
    account: holder?.account.id ?? "",
    region: home,
    offSite: holder?.audit?.holds?.offSite ?? "",
    bucket: "",
    key: { arn: "", id: "", serves },
    project: "",
  };
}

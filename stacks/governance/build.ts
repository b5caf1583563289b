import type { Input, Output, Resource } from "@pulumi/pulumi";
import type { ArchiveRef } from "../../components/audit-log/index.ts";
import type { AlertRoute } from "../../components/chat-notifier/index.ts";
import type { KeysOutputs } from "../../components/keys/index.ts";
import { alicloudBuilder } from "./alicloud-builder.ts";
import { awsBuilder } from "./aws-builder.ts";
import type { AccountBuilder } from "./builder.ts";
import {
  alarmsWith,
  archiveWith,
  defaultsWith,
  expiryWith,
  identityOf,
  type Links,
  notifierWith,
  secretsWith,
  threatsWith,
  trailAlarmsWith,
  trailIsElsewhere,
  trailWith,
} from "./complete.ts";
import type { AccountPlan, GovernancePlan } from "./plan.ts";

/** Account by name → its keys, its routes and its provider, for whatever runs there. */
export type GovernedAccounts = Readonly<Record<string, Site>>;

/** An account on its way: its plan, its builder, and what was made so far. */
interface Site {
  readonly plan: AccountPlan;
  readonly builder: AccountBuilder;
  readonly links: Links;
}

/**
 * Makes every account what its plan says, in the order in which they need each other: the organisation's rules,
 * roles, keys and who is told; then the archives of all accounts, the trails that write to them, and what
 * watches over it.
 * @param read key of the stack's configuration → its secret
 * @clause 8.1.2-b
 */
export function buildGovernance(
  plan: GovernancePlan,
  parent: Resource,
  read: (configKey: string) => Input<string>,
): GovernedAccounts {
  const sites = Object.values(plan).map((each) => foundations(each, parent, read));
  const archives = new Map<string, Archive>();
  for (const { plan: each, builder, links } of sites) {
    const args = archiveWith(each, links);
    if (args === undefined || each.audit === undefined) continue;
    const made = builder.archive(each.audit.archiveName, args);
    archives.set(each.account.name, { plan: each, made, archive: made.archive });
  }
  for (const site of sites) {
    const archive = archives.get(site.plan.audit?.archive.name ?? "");
    const liveLog = watch(site, archive?.archive);
    detect(site, archive);
    const holder = sites.find(({ plan: each }) => each.account.name === site.plan.audit?.archive.name);
    if (liveLog !== undefined && holder !== undefined) watchElsewhere(site.plan, holder, liveLog);
  }
  return Object.fromEntries(sites.map((site) => [site.plan.account.name, site]));
}

/** An archive of logs, as what holds it was planned and made. */
interface Archive {
  readonly plan: AccountPlan;
  readonly made: Resource;
  readonly archive: ArchiveRef;
}

/** What everything else in the account stands on. */
function foundations(plan: AccountPlan, parent: Resource, read: (configKey: string) => Input<string>): Site {
  const { account, regions } = plan;
  const builder = account.provider === "aws" ? awsBuilder(plan, parent) : alicloudBuilder(plan, parent);
  const keys = new Map<string, KeysOutputs["keys"]>();
  const routes = new Map<string, AlertRoute>();
  const links: Links = {
    key: (region, domain) => {
      const key = keys.get(region)?.[domain];
      if (key === undefined) throw new Error(`account ${account.name} has no key "${domain}" in ${region}`);
      return key;
    },
    route: (region) => routes.get(region),
  };
  if (plan.organization !== undefined) builder.organization(plan.organization);
  const principals = builder.identity(identityOf(plan));
  for (const [region, regional] of Object.entries(regions)) {
    keys.set(region, builder.keys(regional.keys, principals).keys);
    const notifier = notifierWith(region, regional, links, read);
    if (notifier !== undefined) routes.set(region, builder.notifier(notifier));
  }
  const secrets = secretsWith(plan, links);
  if (secrets !== undefined) builder.secrets(secrets);
  return { plan, builder, links };
}

/** The record of what is done in the account, its secure defaults, and the alarms on both. */
function watch({ plan, builder, links }: Site, archive: ArchiveRef | undefined): Output<string> | undefined {
  const { account, regions } = plan;
  const trail = archive === undefined ? undefined : trailWith(plan, archive, links);
  const liveLog: Output<string> | undefined = trail === undefined ? undefined : builder.trail(trail).liveLog;
  for (const [region, regional] of Object.entries(regions)) {
    builder.defaults(defaultsWith(plan, region, regional, links));
    if (regional.tagging !== undefined) builder.tagging(regional.tagging);
    const route = links.route(region);
    const own = trailIsElsewhere(plan) ? undefined : liveLog;
    const alarms = alarmsWith(plan, region, regional, links, own);
    if (route === undefined || alarms === undefined) continue;
    const place = { account: account.id, region, tags: account.tags };
    builder.keyAlarm(place, route);
    // A session on Alibaba Cloud is an event of the account's home region; AWS has it where it was opened.
    if (account.provider === "aws" || region === account.home) builder.breakGlassAlarm(place, route);
    builder.alarms(alarms);
    const expiry = expiryWith(plan, region, regional, links);
    if (expiry !== undefined) builder.expiry(expiry);
  }
  return liveLog;
}

/** Who attacks, what is set up wrong, which holes are open; at home first, where what is the account's is made. */
function detect({ plan, builder, links }: Site, archive: Archive | undefined): void {
  const after: Resource[] = archive === undefined ? [] : [archive.made];
  for (const [region, regional] of Object.entries(plan.regions)) {
    const threats = threatsWith(plan, region, regional, links, archive?.plan);
    if (threats !== undefined) after.push(...builder.threats(threats, after));
  }
}

/** Rules on an account's trail stand where its records lie. */
function watchElsewhere(
  plan: AccountPlan,
  { plan: holder, builder, links }: Site,
  liveLog: Output<string>,
): void {
  if (!trailIsElsewhere(plan)) return;
  const args = trailAlarmsWith(plan, links.route(holder.account.home), liveLog);
  if (args !== undefined) builder.trailAlarms?.(args);
}

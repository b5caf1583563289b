import type { Input } from "@pulumi/pulumi";
import type { AccountDefaultsArgs } from "../../components/account-defaults/index.ts";
import type { AlarmsArgs, TrailAlarmsArgs } from "../../components/alarms/index.ts";
import {
  type ArchiveRef,
  type AuditArchiveArgs,
  type AuditTrailArgs,
  archivePlace,
  awsSinks,
  type LogSink,
} from "../../components/audit-log/index.ts";
import type { AlertRoute, ChatNotifierArgs } from "../../components/chat-notifier/index.ts";
import type { ExpiryArgs } from "../../components/expiry/index.ts";
import type { GeneratedSecretsArgs, IdentityArgs } from "../../components/identity/index.ts";
import type { KeyRef } from "../../components/keys/index.ts";
import type { ThreatBaselineArgs } from "../../components/threat-baseline/index.ts";
import { channelsWith } from "./chat-notifier.ts";
import { ARCHIVE_DOMAIN } from "./keys.ts";
import type { AccountPlan, RegionPlan } from "./plan.ts";

/** What the components of an account take from each other: as planned in a check, as made in a deployment. */
export interface Links {
  /** Key of a domain in a region of the account. */
  readonly key: (region: string, domain: string) => KeyRef;
  /** Where alerts of a region go; undefined where nobody is told. */
  readonly route: (region: string) => AlertRoute | undefined;
}

/** Roles and rules alone: keys name the roles, so nothing in here may wait for a key. */
export function identityOf({ identity }: AccountPlan): IdentityArgs {
  const { secrets: _, ...rest } = identity;
  return rest;
}

/** The account's generated passwords, if it has any. */
export function secretsWith(
  { account, identity, regions }: AccountPlan,
  { key }: Links,
): GeneratedSecretsArgs | undefined {
  const { secrets = {} } = identity;
  if (Object.keys(secrets).length === 0) return undefined;
  const kmsInstance = regions[account.home]?.keys.kmsInstance;
  return {
    account: account.id,
    region: account.home,
    tags: account.tags,
    secrets,
    key: key(account.home, "secrets"),
    ...(kmsInstance !== undefined && { kmsInstance }),
  };
}

/** Who is told in a region, with the addresses that only the stack's configuration knows. */
export function notifierWith(
  region: string,
  { notifier, keys }: RegionPlan,
  { key }: Links,
  read: (configKey: string) => Input<string>,
): ChatNotifierArgs | undefined {
  if (notifier === undefined) return undefined;
  return {
    ...notifier,
    channels: channelsWith(notifier, read),
    key: key(region, "alerts"),
    ...(keys.kmsInstance !== undefined && { kmsInstance: keys.kmsInstance }),
  };
}

/**
 * Alarms of a region, if somebody hears of them.
 * @param liveLog the account's own trail; its changes are watched in the home region, where all of them are
 */
export function alarmsWith(
  { account }: AccountPlan,
  region: string,
  { alarms }: RegionPlan,
  { route }: Links,
  liveLog: Input<string> | undefined,
): AlarmsArgs | undefined {
  const to = route(region);
  if (to === undefined) return undefined;
  const trail = region === account.home && liveLog !== undefined ? { trail: { liveLog } } : {};
  return { ...alarms, ...trail, route: to };
}

/** Do the records of the account's trail lie where only another account can set rules on them? */
export function trailIsElsewhere({ account, audit }: AccountPlan): boolean {
  return account.provider === "alicloud" && audit?.archive.name !== account.name;
}

/**
 * Alarms on a trail whose records lie in the archive's account: they stand there and are heard there.
 * @param route of the archive's account
 */
export function trailAlarmsWith(
  { account, audit, regions }: AccountPlan,
  route: AlertRoute | undefined,
  liveLog: Input<string>,
): TrailAlarmsArgs | undefined {
  const home = regions[account.home];
  if (home === undefined || audit === undefined || route === undefined) return undefined;
  const { targets: _, ...alarms } = home.alarms;
  const { id, home: region } = audit.archive;
  return { ...alarms, account: id, region, route, trail: { liveLog }, of: account.name };
}

/** The archive that the account holds, if it holds one. */
export function archiveWith(
  { account, audit }: AccountPlan,
  { key, route }: Links,
): AuditArchiveArgs | undefined {
  if (audit?.holds === undefined) return undefined;
  const to = route(account.home);
  return {
    ...audit.holds,
    key: key(account.home, ARCHIVE_DOMAIN),
    offSiteKey: key(audit.holds.offSite, ARCHIVE_DOMAIN),
    ...(to !== undefined && { route: to }),
  };
}

/** The account's own trail, if it has one. */
export function trailWith(
  { account, audit }: AccountPlan,
  archive: ArchiveRef,
  { key }: Links,
): AuditTrailArgs | undefined {
  if (audit?.trail === undefined) return undefined;
  return {
    ...audit.trail,
    archive,
    ...(account.provider === "aws" && { logKey: key(account.home, "logs") }),
  };
}

/** The secure defaults of one region. */
export function defaultsWith(
  { account }: AccountPlan,
  region: string,
  { defaults }: RegionPlan,
  { key }: Links,
): AccountDefaultsArgs {
  return {
    ...defaults,
    diskKey: key(region, "disks"),
    ...(account.provider === "aws" && { logKey: key(region, "logs") }),
  };
}

/** Detectors of one region, if any stand there. @param holder whose archive keeps the account's logs */
export function threatsWith(
  { account }: AccountPlan,
  region: string,
  { threats }: RegionPlan,
  { route }: Pick<Links, "route">,
  holder: AccountPlan | undefined,
): ThreatBaselineArgs | undefined {
  if (threats === undefined) return undefined;
  const to = route(region);
  const told = { ...threats, ...(to !== undefined && { route: to }) };
  if (account.provider !== "aws") return told;
  const archive = holder === undefined ? undefined : configSink(holder);
  if (archive !== undefined) return { ...told, archive };
  const nowhere = { reason: "no archive takes what Config writes", owner: account.tags.owner ?? "nobody" };
  return { ...told, off: { configuration: nowhere, ...threats.off } };
}

/** Names in an archive are known before it is made; its keys are no part of them. */
function configSink(holder: AccountPlan): LogSink | undefined {
  const args = archiveWith(holder, NAMES_ALONE);
  if (args === undefined || holder.audit === undefined) return undefined;
  return awsSinks(archivePlace(holder.audit.archiveName, "aws", args), args).config;
}

/** Bucket of an archive that balancers of its own region may write to; AWS lets them write to no other. */
export function accessBucket(
  holder: AccountPlan,
  { provider, region }: { readonly provider: "aws" | "alicloud"; readonly region: string },
): string | undefined {
  const args = archiveWith(holder, NAMES_ALONE);
  if (provider !== "aws" || args?.region !== region || holder.audit === undefined) return undefined;
  const sink = awsSinks(archivePlace(holder.audit.archiveName, "aws", args), args)["load-balancer"];
  return sink.provider === "aws" ? sink.bucket : undefined;
}

const NAMES_ALONE: Links = {
  key: () => ({ arn: "", id: "", serves: [] }),
  route: () => undefined,
};

/** What ends in a region, if somebody hears of it: nothing is stopped or removed that nobody was told of. */
export function expiryWith(
  { account }: AccountPlan,
  region: string,
  { expiry }: RegionPlan,
  { key, route }: Links,
): ExpiryArgs | undefined {
  const to = route(region);
  if (expiry === undefined || to === undefined) return undefined;
  return { ...expiry, route: to, ...(account.provider === "aws" && { key: key(region, "alerts") }) };
}

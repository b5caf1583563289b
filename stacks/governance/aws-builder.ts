import type { Resource } from "@pulumi/pulumi";
import { type AccountDefaultsArgs, AwsAccountDefaults } from "../../components/account-defaults/index.ts";
import { type AlarmsArgs, AwsAlarms } from "../../components/alarms/index.ts";
import {
  type AuditArchiveArgs,
  type AuditTrailArgs,
  AwsAuditArchive,
  AwsAuditTrail,
} from "../../components/audit-log/index.ts";
import {
  type AwsAlertRoute,
  AwsChatNotifier,
  type ChatNotifierArgs,
} from "../../components/chat-notifier/index.ts";
import { AwsExpiry, type ExpiryArgs } from "../../components/expiry/index.ts";
import {
  AwsBreakGlassAlarm,
  AwsGeneratedSecrets,
  AwsIdentity,
  type BreakGlassAlarmArgs,
  type GeneratedSecretsArgs,
  type IdentityArgs,
} from "../../components/identity/index.ts";
import { AwsKeyAlarm, AwsKeys, type KeyAlarmArgs, type KeysArgs } from "../../components/keys/index.ts";
import { AwsOrganization, type OrganizationArgs } from "../../components/organization/index.ts";
import { AwsTagging, type TaggingArgs } from "../../components/tagging/index.ts";
import { AwsThreatBaseline, type ThreatBaselineArgs } from "../../components/threat-baseline/index.ts";
import { awsProvider } from "../providers.ts";
import type { AccountBuilder } from "./builder.ts";
import type { AccountPlan } from "./plan.ts";

/** One provider an account: resources name their region themselves. */
export function awsBuilder({ account, assumeRole }: AccountPlan, parent: Resource): AccountBuilder {
  const { name, id, home } = account;
  const place = { account: id, region: home, ...(assumeRole !== undefined && { assumeRole }) };
  const opts = { parent, provider: awsProvider(`account-${name}`, place, parent) };
  const regional = (region: string) => `${name}-${region}`;
  return {
    // Resources name their region themselves.
    at: () => opts,
    organization: (args: OrganizationArgs) => void new AwsOrganization(name, args, opts),
    identity: (args: IdentityArgs) => new AwsIdentity(name, args, opts).principals(),
    keys: (args: KeysArgs, principals) => new AwsKeys(regional(args.region), args, opts, { principals }),
    archive: (archive: string, args: AuditArchiveArgs) => new AwsAuditArchive(archive, args, opts),
    trail: (args: AuditTrailArgs) => new AwsAuditTrail(name, args, opts),
    defaults: (args: AccountDefaultsArgs) => void new AwsAccountDefaults(regional(args.region), args, opts),
    secrets: (args: GeneratedSecretsArgs) => void new AwsGeneratedSecrets(name, args, opts),
    notifier: (args: ChatNotifierArgs) => new AwsChatNotifier(regional(args.region), args, opts).route,
    keyAlarm: (args: KeyAlarmArgs, route) =>
      void new AwsKeyAlarm(regional(args.region), args, route as AwsAlertRoute, opts),
    breakGlassAlarm: (args: BreakGlassAlarmArgs, route) =>
      void new AwsBreakGlassAlarm(regional(args.region), args, route as AwsAlertRoute, opts),
    alarms: (args: AlarmsArgs) => void new AwsAlarms(regional(args.region), args, opts),
    tagging: (args: TaggingArgs) => void new AwsTagging(regional(args.region), args, opts),
    expiry: (args: ExpiryArgs) => void new AwsExpiry(regional(args.region), args, opts),
    threats: (args: ThreatBaselineArgs, after) =>
      new AwsThreatBaseline(regional(args.region), args, opts, { after }).roles(),
  };
}

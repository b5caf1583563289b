import type { Resource } from "@pulumi/pulumi";
import {
  type AccountDefaultsArgs,
  AlicloudAccountDefaults,
} from "../../components/account-defaults/index.ts";
import {
  type AlarmsArgs,
  AlicloudAlarms,
  AlicloudTrailAlarms,
  type TrailAlarmsArgs,
} from "../../components/alarms/index.ts";
import {
  AlicloudAuditArchive,
  AlicloudAuditTrail,
  type AuditArchiveArgs,
  type AuditTrailArgs,
} from "../../components/audit-log/index.ts";
import {
  type AlicloudAlertRoute,
  AlicloudChatNotifier,
  type ChatNotifierArgs,
  layoutAlicloudChatNotifier,
} from "../../components/chat-notifier/index.ts";
import { AlicloudExpiry, type ExpiryArgs } from "../../components/expiry/index.ts";
import {
  AlicloudBreakGlassAlarm,
  AlicloudGeneratedSecrets,
  AlicloudIdentity,
  type BreakGlassAlarmArgs,
  type GeneratedSecretsArgs,
  type IdentityArgs,
} from "../../components/identity/index.ts";
import { sideOf } from "../../components/index.ts";
import {
  AlicloudKeyAlarm,
  AlicloudKeys,
  type KeyAlarmArgs,
  type KeysArgs,
} from "../../components/keys/index.ts";
import { AlicloudOrganization, type OrganizationArgs } from "../../components/organization/index.ts";
import { AlicloudTagging, type TaggingArgs } from "../../components/tagging/index.ts";
import {
  AlicloudThreatBaseline,
  alicloudCentres,
  type ThreatBaselineArgs,
} from "../../components/threat-baseline/index.ts";
import { alicloudProvider } from "../providers.ts";
import type { AccountBuilder } from "./builder.ts";
import type { AccountPlan } from "./plan.ts";

/** One provider an account and region, made where it is first needed. */
export function alicloudBuilder({ account, assumeRole }: AccountPlan, parent: Resource): AccountBuilder {
  const { name, id, home } = account;
  const providers = new Map<string, ReturnType<typeof alicloudProvider>>();
  const provider = (region: string) => {
    const known = providers.get(region);
    if (known !== undefined) return known;
    const place = { account: id, region, ...(assumeRole !== undefined && { assumeRole }) };
    const made = alicloudProvider(`account-${name}-${region}`, place, parent);
    providers.set(region, made);
    return made;
  };
  const at = (region: string) => ({ parent, provider: provider(region) });
  const regional = (region: string) => `${name}-${region}`;
  return {
    at,
    organization: (args: OrganizationArgs) => void new AlicloudOrganization(name, args, at(home)),
    identity: (args: IdentityArgs) => new AlicloudIdentity(name, args, at(home)).principals(),
    keys: (args: KeysArgs, principals) =>
      new AlicloudKeys(regional(args.region), args, at(args.region), {
        principals,
        ...(args.replica !== undefined && { replica: provider(args.replica.region) }),
      }),
    archive: (archive: string, args: AuditArchiveArgs) =>
      new AlicloudAuditArchive(archive, args, at(args.region), {
        replica: provider(args.offSite),
        collector: provider(centralRegion(args.region)),
      }),
    trail: (args: AuditTrailArgs) => new AlicloudAuditTrail(name, args, at(args.region)),
    defaults: (args: AccountDefaultsArgs) =>
      void new AlicloudAccountDefaults(regional(args.region), args, at(args.region)),
    secrets: (args: GeneratedSecretsArgs) => void new AlicloudGeneratedSecrets(name, args, at(args.region)),
    notifier: (args: ChatNotifierArgs) => {
      const { alertCentre } = layoutAlicloudChatNotifier(regional(args.region), args);
      const peers = { alertCentre: provider(alertCentre) };
      return new AlicloudChatNotifier(regional(args.region), args, at(args.region), peers).route;
    },
    keyAlarm: (args: KeyAlarmArgs, route) =>
      void new AlicloudKeyAlarm(regional(args.region), args, route as AlicloudAlertRoute, at(args.region)),
    breakGlassAlarm: (args: BreakGlassAlarmArgs, route) =>
      void new AlicloudBreakGlassAlarm(
        regional(args.region),
        args,
        route as AlicloudAlertRoute,
        at(args.region),
      ),
    alarms: (args: AlarmsArgs) => void new AlicloudAlarms(regional(args.region), args, at(args.region)),
    trailAlarms: (args: TrailAlarmsArgs) =>
      void new AlicloudTrailAlarms(`${name}-${args.of}-trail`, args, at(args.region)),
    tagging: (args: TaggingArgs) => void new AlicloudTagging(regional(args.region), args, at(args.region)),
    expiry: (args: ExpiryArgs) => void new AlicloudExpiry(regional(args.region), args, at(args.region)),
    threats: (args: ThreatBaselineArgs) => {
      const { centre, logs } = alicloudCentres(args.region);
      const peers = { centre: provider(centre), logs: provider(logs) };
      new AlicloudThreatBaseline(regional(args.region), args, at(args.region), peers);
      return [];
    },
  };
}

/** Where Log Service keeps the rules of a whole account: one region on each side of the border. */
function centralRegion(region: string): string {
  return sideOf(region) === "mainland" ? "cn-shanghai" : "ap-southeast-1";
}

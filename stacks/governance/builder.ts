import type { CustomResourceOptions, Resource } from "@pulumi/pulumi";
import type { AccountDefaultsArgs } from "../../components/account-defaults/index.ts";
import type { AlarmsArgs, TrailAlarmsArgs } from "../../components/alarms/index.ts";
import type {
  AuditArchiveArgs,
  AuditArchiveOutputs,
  AuditTrailArgs,
  AuditTrailOutputs,
} from "../../components/audit-log/index.ts";
import type { AlertRoute, ChatNotifierArgs } from "../../components/chat-notifier/index.ts";
import type { ExpiryArgs } from "../../components/expiry/index.ts";
import type {
  BreakGlassAlarmArgs,
  GeneratedSecretsArgs,
  IdentityArgs,
} from "../../components/identity/index.ts";
import type { KeyAlarmArgs, KeysArgs, KeysOutputs } from "../../components/keys/index.ts";
import type { OrganizationArgs } from "../../components/organization/index.ts";
import type { TaggingArgs } from "../../components/tagging/index.ts";
import type { ThreatBaselineArgs } from "../../components/threat-baseline/index.ts";

/** Makes the components of one account on its cloud; what is made, and in which order, is decided elsewhere. */
export interface AccountBuilder {
  /** Parent, and the account's provider, of whatever else is built in a region of it. */
  at(region: string): Pick<CustomResourceOptions, "parent" | "provider">;
  organization(args: OrganizationArgs): void;
  /** @returns the roles that key policies name */
  identity(args: IdentityArgs): readonly Resource[];
  keys(args: KeysArgs, principals: readonly Resource[]): KeysOutputs;
  archive(name: string, args: AuditArchiveArgs): AuditArchiveOutputs & Resource;
  trail(args: AuditTrailArgs): AuditTrailOutputs;
  secrets(args: GeneratedSecretsArgs): void;
  notifier(args: ChatNotifierArgs): AlertRoute;
  keyAlarm(args: KeyAlarmArgs, route: AlertRoute): void;
  breakGlassAlarm(args: BreakGlassAlarmArgs, route: AlertRoute): void;
  alarms(args: AlarmsArgs): void;
  /** Alibaba Cloud: on the trail of another account, whose records this one keeps. */
  trailAlarms?(args: TrailAlarmsArgs): void;
  defaults(args: AccountDefaultsArgs): void;
  tagging(args: TaggingArgs): void;
  expiry(args: ExpiryArgs): void;
  /** @returns what the baselines of the account's other regions wait for */
  threats(args: ThreatBaselineArgs, after: readonly Resource[]): readonly Resource[];
}

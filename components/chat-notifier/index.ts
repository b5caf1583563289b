export { AlicloudChatNotifier, type ChatNotifierPeers } from "./alicloud.ts";
export { AwsChatNotifier } from "./aws.ts";
export type {
  AlertRoute,
  AlicloudAlertRoute,
  AwsAlertRoute,
  ChannelArgs,
  ChannelKind,
  ChatNotifierArgs,
  ChatNotifierOutputs,
  QuietHours,
  Severity,
} from "./contract.ts";
export { CHANNEL_KINDS, SEVERITIES } from "./contract.ts";
export { layoutAlicloudChatNotifier, layoutAwsChatNotifier } from "./layout.ts";
export { ALERT_CENTRE } from "./limits.ts";

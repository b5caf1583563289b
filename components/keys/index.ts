export type { KeyAlarmArgs } from "./alarm-layout.ts";
export { AlicloudKeys, type AlicloudKeysPeers } from "./alicloud.ts";
export { AlicloudKeyAlarm } from "./alicloud-alarm.ts";
export { AwsKeys, type AwsKeysPeers } from "./aws.ts";
export { AwsKeyAlarm } from "./aws-alarm.ts";
export { hasKeyService } from "./aws-services.ts";
export type {
  AlicloudKeyService,
  AwsKeyService,
  KeyAdministrators,
  KeyDomainArgs,
  KeyOutput,
  KeyRef,
  KeyReplicaArgs,
  KeyService,
  KeysArgs,
  KeysOutputs,
} from "./contract.ts";
export { ALICLOUD_KEY_SERVICES, AWS_KEY_SERVICES } from "./contract.ts";
export { type KeysLayout, layoutKeys } from "./layout.ts";

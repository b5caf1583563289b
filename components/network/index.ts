export { AlicloudNetwork } from "./alicloud.ts";
export { AwsNetwork } from "./aws.ts";
export type {
  Egress,
  EndpointArgs,
  FlowArgs,
  FlowLogArgs,
  NetworkAddresses,
  NetworkArgs,
  NetworkOutputs,
  PeerArgs,
  PortRange,
  Quotas,
  SubnetAddresses,
  TierAddresses,
  TierArgs,
  TierRole,
} from "./contract.ts";
export { layoutNetwork, type NetworkLayout } from "./layout.ts";

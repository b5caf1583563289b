export { AlicloudBastion } from "./alicloud.ts";
export { AwsBastion } from "./aws.ts";
export type {
  BastionAccessArgs,
  BastionDatabase,
  BastionOutputs,
  BastionPerson,
  BastionServiceArgs,
  DoorArgs,
  HostsByAddress,
  HostsByTag,
  JumpArgs,
} from "./contract.ts";
export { layoutAlicloudBastion, layoutAwsBastion } from "./layout.ts";

import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { networkRequireAllowedRegion } from "./network-require-allowed-region.ts";

export const cases: ControlCases = {
  control: networkRequireAllowedRegion,
  aws: {
    pass: [example("pulumi:providers:aws", { region: "cn-north-1" })],
    fail: [example("pulumi:providers:aws", { region: "eu-west-1" })],
    unknown: [example("pulumi:providers:aws", {}), example("pulumi:providers:aws", { region: UNKNOWN })],
  },
  alicloud: {
    pass: [example("pulumi:providers:alicloud", { region: "cn-hangzhou" })],
    fail: [example("pulumi:providers:alicloud", { region: "ap-southeast-1" })],
    unknown: [example("pulumi:providers:alicloud", {})],
  },
};

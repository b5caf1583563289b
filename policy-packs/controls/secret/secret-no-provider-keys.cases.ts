import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { secretNoProviderKeys } from "./secret-no-provider-keys.ts";

const AWS = "pulumi:providers:aws";
const ALI = "pulumi:providers:alicloud";

export const cases: ControlCases = {
  control: secretNoProviderKeys,
  aws: {
    pass: [example(AWS, { region: "cn-north-1", profile: "mall" }), example(AWS, { accessKey: "" })],
    fail: [
      example(AWS, { accessKey: "not-a-real-one" }),
      example(AWS, { accessKey: UNKNOWN, secretKey: "not-a-real-one" }),
    ],
    unknown: [example(AWS, { accessKey: UNKNOWN })],
  },
  alicloud: {
    pass: [example(ALI, { region: "cn-beijing" })],
    fail: [example(ALI, { secretKey: "not-a-real-one" }), example(ALI, { securityToken: "not-a-real-one" })],
    unknown: [example(ALI, { secretKey: UNKNOWN })],
  },
};

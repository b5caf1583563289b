import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { computeRequireMetadataTokens } from "./compute-require-metadata-tokens.ts";

const AWS = "aws:ec2/instance:Instance";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const ECS = "alicloud:ecs/instance:Instance";
const POOL = "alicloud:cs/nodePool:NodePool";

export const cases: ControlCases = {
  control: computeRequireMetadataTokens,
  aws: {
    pass: [
      example(AWS, { metadataOptions: { httpTokens: "required" } }),
      example(AWS, { metadataOptions: { httpEndpoint: "disabled" } }),
      example(TEMPLATE, { metadataOptions: { httpTokens: "required" } }),
    ],
    fail: [
      example(AWS, {}),
      example(AWS, { metadataOptions: { httpTokens: "optional" } }),
      example(TEMPLATE, { metadataOptions: { httpEndpoint: "enabled" } }),
      example("aws:ec2/launchConfiguration:LaunchConfiguration", {}),
    ],
    unknown: [
      example(AWS, { metadataOptions: { httpTokens: UNKNOWN } }),
      example(AWS, { metadataOptions: UNKNOWN }),
    ],
    silent: [
      example(AWS, { launchTemplate: { id: ref("template") } }, { name: "template", type: "test:x:Y" }),
    ],
  },
  alicloud: {
    pass: [
      example(ECS, { httpTokens: "required" }),
      example(ECS, { httpEndpoint: "disabled" }),
      example(POOL, { instanceMetadataOptions: { httpTokens: "required" } }),
    ],
    fail: [
      example(ECS, {}),
      example(ECS, { httpTokens: "optional" }),
      example("alicloud:ecs/launchTemplate:LaunchTemplate", {}),
      example(POOL, {}),
    ],
    unknown: [example(ECS, { httpTokens: UNKNOWN })],
  },
};

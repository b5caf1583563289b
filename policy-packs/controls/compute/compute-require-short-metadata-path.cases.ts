import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { computeRequireShortMetadataPath } from "./compute-require-short-metadata-path.ts";

const LAUNCH_TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const LAUNCH_CONFIGURATION = "aws:ec2/launchConfiguration:LaunchConfiguration";
const ECS_LAUNCH_TEMPLATE = "alicloud:ecs/ecsLaunchTemplate:EcsLaunchTemplate";

export const cases: ControlCases = {
  control: computeRequireShortMetadataPath,
  aws: {
    pass: [
      example(LAUNCH_TEMPLATE, {}),
      example(LAUNCH_TEMPLATE, { metadataOptions: { httpPutResponseHopLimit: 1 } }),
      example(LAUNCH_CONFIGURATION, { metadataOptions: { httpPutResponseHopLimit: "1" } }),
      example(LAUNCH_TEMPLATE, { metadataOptions: { httpEndpoint: "disabled", httpPutResponseHopLimit: 2 } }),
      example("aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults", { httpPutResponseHopLimit: -1 }),
    ],
    fail: [
      example(LAUNCH_TEMPLATE, { metadataOptions: { httpPutResponseHopLimit: 2 } }),
      example(LAUNCH_CONFIGURATION, { metadataOptions: { httpPutResponseHopLimit: 64 } }),
      example("aws:ec2/instance:Instance", { metadataOptions: { httpPutResponseHopLimit: "2" } }),
    ],
    unknown: [
      example(LAUNCH_TEMPLATE, { metadataOptions: { httpPutResponseHopLimit: UNKNOWN } }),
      example(LAUNCH_TEMPLATE, { metadataOptions: UNKNOWN }),
    ],
  },
  alicloud: {
    pass: [example(ECS_LAUNCH_TEMPLATE, {}), example(ECS_LAUNCH_TEMPLATE, { httpPutResponseHopLimit: 1 })],
    fail: [
      example(ECS_LAUNCH_TEMPLATE, { httpPutResponseHopLimit: 2 }),
      example("alicloud:ecs/instance:Instance", { httpPutResponseHopLimit: 64 }),
    ],
    unknown: [example(ECS_LAUNCH_TEMPLATE, { httpPutResponseHopLimit: UNKNOWN })],
  },
};

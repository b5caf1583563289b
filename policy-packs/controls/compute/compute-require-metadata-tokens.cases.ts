import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { computeRequireMetadataTokens } from "./compute-require-metadata-tokens.ts";

const INSTANCE = "aws:ec2/instance:Instance";
const LAUNCH_TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const INSTANCE_METADATA_DEFAULTS = "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults";
const NOTEBOOK_INSTANCE = "aws:sagemaker/notebookInstance:NotebookInstance";
const ECS_INSTANCE = "alicloud:ecs/instance:Instance";
const NODE_POOL = "alicloud:cs/nodePool:NodePool";
const SCALING_CONFIGURATION = "alicloud:ess/scalingConfiguration:ScalingConfiguration";

export const cases: ControlCases = {
  control: computeRequireMetadataTokens,
  aws: {
    pass: [
      example(INSTANCE, { metadataOptions: { httpTokens: "required" } }),
      example(INSTANCE, { metadataOptions: { httpEndpoint: "disabled" } }),
      example(LAUNCH_TEMPLATE, { metadataOptions: { httpTokens: "required" } }),
      example(INSTANCE_METADATA_DEFAULTS, { httpTokens: "required" }),
      example(NOTEBOOK_INSTANCE, {
        instanceMetadataServiceConfiguration: { minimumInstanceMetadataServiceVersion: "2" },
      }),
      example(INSTANCE, { launchTemplate: { id: "lt-1" }, metadataOptions: { httpTokens: "required" } }),
    ],
    fail: [
      example(INSTANCE, {}),
      example(INSTANCE, { metadataOptions: { httpTokens: "optional" } }),
      example(LAUNCH_TEMPLATE, { metadataOptions: { httpEndpoint: "enabled" } }),
      example("aws:ec2/launchConfiguration:LaunchConfiguration", {}),
      example(INSTANCE_METADATA_DEFAULTS, { httpTokens: "no-preference" }),
      example(NOTEBOOK_INSTANCE, {}),
      example(NOTEBOOK_INSTANCE, {
        instanceMetadataServiceConfiguration: { minimumInstanceMetadataServiceVersion: 1 },
      }),
    ],
    unknown: [
      example(INSTANCE, { metadataOptions: { httpTokens: UNKNOWN } }),
      example(INSTANCE, { metadataOptions: UNKNOWN }),
      example(NOTEBOOK_INSTANCE, { instanceMetadataServiceConfiguration: UNKNOWN }),
    ],
    silent: [
      example(INSTANCE, { launchTemplate: { id: ref("template") } }, { name: "template", type: "test:x:Y" }),
    ],
  },
  alicloud: {
    pass: [
      example(ECS_INSTANCE, { httpTokens: "required" }),
      example(ECS_INSTANCE, { httpEndpoint: "disabled" }),
      example(NODE_POOL, { instanceMetadataOptions: { httpTokens: "required" } }),
      example(SCALING_CONFIGURATION, { httpEndpoint: "disabled" }),
    ],
    fail: [
      example(ECS_INSTANCE, {}),
      example(ECS_INSTANCE, { httpTokens: "optional" }),
      example("alicloud:ecs/launchTemplate:LaunchTemplate", {}),
      example(NODE_POOL, {}),
      example(ECS_INSTANCE, { launchTemplateId: "lt-1", httpTokens: "optional" }),
    ],
    unknown: [example(ECS_INSTANCE, { httpTokens: UNKNOWN })],
    silent: [example(SCALING_CONFIGURATION, {}), example(ECS_INSTANCE, { launchTemplateId: "lt-1" })],
  },
};

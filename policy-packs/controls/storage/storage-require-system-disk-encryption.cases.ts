import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { storageRequireSystemDiskEncryption } from "./storage-require-system-disk-encryption.ts";

const EC2 = "aws:ec2/instance:Instance";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const ECS = "alicloud:ecs/instance:Instance";
const ALI_TEMPLATE = "alicloud:ecs/ecsLaunchTemplate:EcsLaunchTemplate";
const GROUP = "alicloud:ess/scalingConfiguration:ScalingConfiguration";
const POOL = "alicloud:cs/nodePool:NodePool";

export const cases: ControlCases = {
  control: storageRequireSystemDiskEncryption,
  aws: {
    pass: [
      example(EC2, { rootBlockDevice: { encrypted: true } }),
      example(EC2, {
        rootBlockDevice: [{ encrypted: "true" }],
        ebsBlockDevices: [{ deviceName: "/dev/sdb" }],
      }),
      example("aws:ec2/launchConfiguration:LaunchConfiguration", { rootBlockDevice: { encrypted: true } }),
    ],
    fail: [
      example(EC2, {}),
      example(EC2, { rootBlockDevice: { volumeSize: 20 } }),
      example(EC2, { launchTemplate: { id: "lt-1" }, rootBlockDevice: { encrypted: false } }),
      example("aws:ec2/launchConfiguration:LaunchConfiguration", {}),
    ],
    unknown: [
      example(EC2, { rootBlockDevice: UNKNOWN }),
      example(EC2, { rootBlockDevice: { encrypted: UNKNOWN } }),
    ],
    silent: [
      example(EC2, { launchTemplate: { id: ref("template") } }, { name: "template", type: TEMPLATE }),
      example("aws:ebs/volume:Volume", {}),
    ],
  },
  alicloud: {
    pass: [
      example(ECS, { systemDiskEncrypted: true, dataDisks: [{ name: "data" }] }),
      example(ALI_TEMPLATE, { systemDisk: { encrypted: true } }),
      example(GROUP, { systemDiskEncrypted: true }),
    ],
    fail: [
      example(ECS, {}),
      example(ALI_TEMPLATE, {}),
      example("alicloud:ecs/launchTemplate:LaunchTemplate", { systemDisk: {} }),
      example(GROUP, {}),
      example(POOL, { systemDiskEncrypted: "false" }),
    ],
    unknown: [example(ECS, { systemDiskEncrypted: UNKNOWN }), example(ALI_TEMPLATE, { systemDisk: UNKNOWN })],
    silent: [example(ECS, { launchTemplateId: "lt-1" }), example(ECS, { launchTemplateName: "web" })],
  },
};

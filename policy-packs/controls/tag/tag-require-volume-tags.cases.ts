import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { tagRequireVolumeTags } from "./tag-require-volume-tags.ts";

const EC2 = "aws:ec2/instance:Instance";
const ECS = "alicloud:ecs/instance:Instance";
const tags = { project: "pos" };

export const cases: ControlCases = {
  control: tagRequireVolumeTags,
  aws: {
    pass: [
      example(EC2, { volumeTags: tags }),
      example(EC2, { rootBlockDevice: { tags } }),
      example(EC2, { rootBlockDevice: { tags }, ebsBlockDevices: [{ deviceName: "/dev/sdf", tags }] }),
    ],
    fail: [
      example(EC2, {}),
      example(EC2, { volumeTags: {} }),
      example(EC2, { rootBlockDevice: { tags }, ebsBlockDevices: [{ deviceName: "/dev/sdf" }] }),
      example(EC2, { ebsBlockDevices: [{ deviceName: "/dev/sdf", tags }] }),
    ],
    unknown: [
      example(EC2, { volumeTags: UNKNOWN }),
      example(EC2, { rootBlockDevice: { tags }, ebsBlockDevices: UNKNOWN }),
    ],
  },
  alicloud: {
    pass: [example(ECS, { volumeTags: tags })],
    fail: [example(ECS, {}), example(ECS, { tags })],
    unknown: [example(ECS, { volumeTags: UNKNOWN })],
  },
};

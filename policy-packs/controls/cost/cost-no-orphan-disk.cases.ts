import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, type ResourceSpec, ref } from "../../testing.ts";
import { costNoOrphanDisk } from "./cost-no-orphan-disk.ts";

const EBS = "aws:ebs/volume:Volume";
const ALI = "alicloud:ecs/disk:Disk";
const by = (type: string, props: Readonly<Record<string, unknown>>): ResourceSpec => ({
  name: "by",
  type,
  props,
});

export const cases: ControlCases = {
  control: costNoOrphanDisk,
  aws: {
    pass: [
      example(
        EBS,
        {},
        by("aws:ec2/volumeAttachment:VolumeAttachment", { volumeId: ref("subject"), instanceId: "i-1" }),
      ),
    ],
    fail: [
      example(EBS, {}),
      // Backed up is not used.
      example(EBS, {}, by("aws:backup/selection:Selection", { resources: [ref("subject")] })),
    ],
    unknown: [example(EBS, { tags: UNKNOWN }), example(EBS, { tags: { "kept-idle": UNKNOWN } })],
    notApplicable: [example(EBS, { tags: { "kept-idle": "evidence of case 4711" } })],
  },
  alicloud: {
    pass: [
      example(ALI, { instanceId: "i-1" }),
      example(
        ALI,
        {},
        by("alicloud:ecs/diskAttachment:DiskAttachment", { diskId: ref("subject"), instanceId: "i-1" }),
      ),
      example(
        ALI,
        {},
        by("alicloud:ecs/ecsDiskAttachment:EcsDiskAttachment", { diskId: ref("subject"), instanceId: "i-1" }),
      ),
      example("alicloud:ecs/ecsDisk:EcsDisk", { instanceId: UNKNOWN }),
    ],
    fail: [example(ALI, {}), example(ALI, { instanceId: "" })],
    unknown: [example(ALI, { tags: UNKNOWN })],
    notApplicable: [example(ALI, { tags: { "kept-idle": "evidence of case 4711" } })],
  },
};

import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { storageNoUnencryptedAttachment } from "./storage-no-unencrypted-attachment.ts";

const EBS = "aws:ebs/volume:Volume";
const DISK = "alicloud:ecs/disk:Disk";
const attach = (volumeId: unknown = ref("subject")) => ({
  name: "attachment",
  type: "aws:ec2/volumeAttachment:VolumeAttachment",
  props: { deviceName: "/dev/sdb", instanceId: "i-1", volumeId },
});
const join = (type = "alicloud:ecs/ecsDiskAttachment:EcsDiskAttachment") => ({
  name: "attachment",
  type,
  props: { instanceId: "i-1", diskId: ref("subject") },
});

export const cases: ControlCases = {
  control: storageNoUnencryptedAttachment,
  aws: {
    pass: [example(EBS, { encrypted: true }, attach())],
    fail: [example(EBS, {}, attach()), example(EBS, { encrypted: "false" }, attach())],
    unknown: [
      example(EBS, { encrypted: UNKNOWN }, attach()),
      example(EBS, { snapshotId: "snap-1" }, attach()),
    ],
    silent: [example(EBS, {}), example(EBS, {}, attach("vol-2"))],
  },
  alicloud: {
    pass: [example(DISK, { encrypted: true }, join())],
    fail: [
      example(DISK, {}, join()),
      example(DISK, {}, join("alicloud:ecs/diskAttachment:DiskAttachment")),
      example("alicloud:ecs/ecsDisk:EcsDisk", { instanceId: "i-1" }),
    ],
    unknown: [example(DISK, { encrypted: UNKNOWN }, join())],
    silent: [example(DISK, {})],
  },
};

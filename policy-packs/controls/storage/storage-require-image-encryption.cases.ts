import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { storageRequireImageEncryption } from "./storage-require-image-encryption.ts";

const AMI = "aws:ec2/ami:Ami";
const COPY = "aws:ec2/amiCopy:AmiCopy";
const IMAGE = "alicloud:ecs/imageCopy:ImageCopy";
const source = { sourceAmiId: "ami-1", sourceAmiRegion: "cn-north-1" };
const from = { sourceImageId: "m-1", sourceRegionId: "cn-shanghai" };
const ami = (...ebsBlockDevices: readonly unknown[]) => example(AMI, { ebsBlockDevices });

export const cases: ControlCases = {
  control: storageRequireImageEncryption,
  aws: {
    pass: [
      example(COPY, { ...source, encrypted: true }),
      ami({ deviceName: "/dev/xvda", encrypted: true }),
      ami({ deviceName: "/dev/xvda", encrypted: true, snapshotId: "snap-1" }),
    ],
    fail: [
      example(COPY, source),
      example(COPY, { ...source, encrypted: "false" }),
      ami({ deviceName: "/dev/xvda" }),
      ami({ deviceName: "/dev/xvda", encrypted: true }, { deviceName: "/dev/xvdb", encrypted: false }),
    ],
    unknown: [
      example(COPY, { ...source, encrypted: UNKNOWN }),
      ami({ deviceName: "/dev/xvda", snapshotId: "snap-1" }),
      ami({ deviceName: "/dev/xvda", snapshotId: "snap-1", encrypted: false }),
      example(AMI, { ebsBlockDevices: UNKNOWN }),
    ],
    silent: [example(AMI, {})],
  },
  alicloud: {
    pass: [example(IMAGE, { ...from, encrypted: true })],
    fail: [example(IMAGE, from), example("alicloud:ecs/copyImage:CopyImage", { ...from, encrypted: false })],
    unknown: [example(IMAGE, { ...from, encrypted: UNKNOWN })],
  },
};

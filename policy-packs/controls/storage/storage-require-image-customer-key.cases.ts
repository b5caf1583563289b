import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { storageRequireImageCustomerKey } from "./storage-require-image-customer-key.ts";

const COPY = "aws:ec2/amiCopy:AmiCopy";
const IMAGE = "alicloud:ecs/imageCopy:ImageCopy";
const source = { sourceAmiId: "ami-1", sourceAmiRegion: "cn-north-1" };
const from = { sourceImageId: "m-1", sourceRegionId: "cn-shanghai" };

export const cases: ControlCases = {
  control: storageRequireImageCustomerKey,
  aws: {
    pass: [
      example(
        COPY,
        { ...source, encrypted: true, kmsKeyId: ref("key") },
        { name: "key", type: "aws:kms/key:Key" },
      ),
      example(COPY, { ...source, kmsKeyId: "k" }),
    ],
    fail: [
      example(COPY, { ...source, encrypted: true }),
      example(COPY, { ...source, encrypted: true, kmsKeyId: "alias/aws/ebs" }),
      example(COPY, { ...source, encrypted: false, kmsKeyId: "k" }),
    ],
    unknown: [example(COPY, { ...source, encrypted: UNKNOWN, kmsKeyId: "k" })],
    silent: [example("aws:ec2/ami:Ami", { ebsBlockDevices: [{ deviceName: "/dev/xvda" }] })],
  },
  alicloud: {
    pass: [example(IMAGE, { ...from, encrypted: true, kmsKeyId: "k" })],
    fail: [example(IMAGE, { ...from, encrypted: true }), example(IMAGE, { ...from, kmsKeyId: "k" })],
    unknown: [example(IMAGE, { ...from, encrypted: UNKNOWN, kmsKeyId: "k" })],
  },
};

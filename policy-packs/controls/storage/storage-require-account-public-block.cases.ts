import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { storageRequireAccountPublicBlock } from "./storage-require-account-public-block.ts";

const S3 = "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock";
const OSS = "alicloud:oss/accountPublicAccessBlock:AccountPublicAccessBlock";
const all = {
  blockPublicAcls: true,
  blockPublicPolicy: true,
  ignorePublicAcls: true,
  restrictPublicBuckets: true,
};

export const cases: ControlCases = {
  control: storageRequireAccountPublicBlock,
  aws: {
    pass: [example(S3, all)],
    fail: [example(S3, {}), ...Object.keys(all).map((name) => example(S3, { ...all, [name]: false }))],
    unknown: [example(S3, { ...all, blockPublicAcls: UNKNOWN })],
  },
  alicloud: {
    pass: [example(OSS, { blockPublicAccess: true })],
    fail: [example(OSS, { blockPublicAccess: false }), example(OSS, {})],
    unknown: [example(OSS, { blockPublicAccess: UNKNOWN })],
  },
};

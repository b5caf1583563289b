import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { storageRequireDisabledAcls } from "./storage-require-disabled-acls.ts";

const CONTROLS = "aws:s3/bucketOwnershipControls:BucketOwnershipControls";
const bucket = { name: "bucket", type: "aws:s3/bucket:Bucket" };
const owned = (objectOwnership: unknown) =>
  example(CONTROLS, { bucket: ref("bucket"), rule: { objectOwnership } }, bucket);

export const cases: ControlCases = {
  control: storageRequireDisabledAcls,
  aws: {
    pass: [owned("BucketOwnerEnforced")],
    fail: [owned("BucketOwnerPreferred"), owned("ObjectWriter")],
    unknown: [
      owned(UNKNOWN),
      example(CONTROLS, { bucket: ref("bucket"), rule: UNKNOWN }, bucket),
      example(CONTROLS, { bucket: ref("bucket") }, bucket),
    ],
  },
};

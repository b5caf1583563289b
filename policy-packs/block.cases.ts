import { type AnyControl, UNKNOWN } from "./control.ts";
import { type ControlCases, example, ref } from "./testing.ts";
import type { Switch } from "./views/bucket-access.ts";

const BLOCK = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const ACCOUNT = "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock";

/** Examples for a control that asks for one switch of a block of S3. */
export function blockCases(control: AnyControl, name: Switch): ControlCases {
  const bucket = { name: "bucket", type: "aws:s3/bucketV2:BucketV2" };
  const on = {
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  };
  const account = (props: object) => ({ name: "account", type: ACCOUNT, props: { ...props } });
  return {
    control,
    aws: {
      pass: [
        example(BLOCK, { bucket: ref("bucket"), [name]: true }, bucket),
        example(BLOCK, { bucket: "made-elsewhere", [name]: "true" }),
        example(BLOCK, { bucket: ref("bucket") }, bucket, account({ [name]: true })),
      ],
      fail: [
        example(BLOCK, { bucket: ref("bucket") }, bucket),
        example(BLOCK, { bucket: "made-elsewhere", ...on, [name]: false }),
        example(
          BLOCK,
          { bucket: ref("bucket"), ...on, [name]: "false" },
          bucket,
          account({ ...on, [name]: false }),
        ),
      ],
      unknown: [
        example(BLOCK, { bucket: ref("bucket"), [name]: UNKNOWN }, bucket),
        example(BLOCK, { bucket: ref("bucket") }, bucket, account({ [name]: UNKNOWN })),
        example(BLOCK, { bucket: UNKNOWN, [name]: UNKNOWN }),
      ],
    },
  };
}

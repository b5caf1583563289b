import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { networkRequireCdnOriginAccess } from "./network-require-cdn-origin-access.ts";

const CDN = "aws:cloudfront/distribution:Distribution";
const bucket = { name: "bucket", type: "aws:s3/bucket:Bucket" };

export const cases: ControlCases = {
  control: networkRequireCdnOriginAccess,
  aws: {
    pass: [
      example(CDN, {
        origins: [{ domainName: "b.s3.cn-north-1.amazonaws.example", originAccessControlId: "id" }],
      }),
      example(
        CDN,
        { origins: [{ domainName: ref("bucket"), s3OriginConfig: { originAccessIdentity: "id" } }] },
        bucket,
      ),
    ],
    fail: [
      example(CDN, {
        origins: [
          { domainName: "a.s3.cn-north-1.amazonaws.example", originAccessControlId: "id" },
          { domainName: "b.s3.cn-north-1.amazonaws.example" },
        ],
      }),
      example(CDN, { origins: [{ domainName: "b.s3.cn-north-1.amazonaws.example" }] }),
      example(CDN, { origins: [{ domainName: ref("bucket") }] }, bucket),
    ],
    unknown: [example(CDN, { origins: UNKNOWN })],
    silent: [
      example(CDN, { origins: [{ domainName: "www.mall.example", customOriginConfig: {} }] }),
      example(CDN, {}),
    ],
  },
};

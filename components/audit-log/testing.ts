import type { KeyRef, KeyService } from "../keys/contract.ts";
import { acsArn } from "../partition/alicloud.ts";
import { arn, partitionOf } from "../partition/aws.ts";
import type { ArchiveRef, AuditArchiveArgs, AuditTrailArgs } from "./contract.ts";

/** Arguments that nothing is wrong with, for tests to break one thing at a time. */
export const AWS = { archive: "111122223333", shop: "444455556666", management: "777788889999" } as const;
export const ALICLOUD = {
  archive: "1111222233334444",
  shop: "5555666677778888",
  management: "9999000011112222",
} as const;

const TAGS = {
  department: "it",
  "business-line": "shared",
  project: "landing-zone",
  environment: "production",
  owner: "security",
  "data-class": "confidential",
};

export function keyRef(name: string, serves: readonly KeyService[]): KeyRef {
  return { arn: `made-up:${name}`, id: name, serves };
}

export function awsArchive(more: Partial<AuditArchiveArgs> = {}): AuditArchiveArgs {
  const region = more.region ?? "ap-southeast-1";
  const partition = partitionOf(region) ?? "aws";
  return {
    account: AWS.archive,
    region,
    environment: "production",
    tags: TAGS,
    offSite: "ap-northeast-1",
    writers: { [AWS.archive]: { home: region }, [AWS.shop]: { home: region } },
    key: keyRef("log-key", ["cloudtrail", "log-delivery", "s3"]),
    offSiteKey: keyRef("copy-key", ["s3"]),
    stewards: [arn({ partition, service: "iam", account: AWS.archive, resource: "role/atrium-deploy" })],
    route: {
      provider: "aws",
      topicArn: arn({ partition, service: "sns", region, account: AWS.archive, resource: "alerts" }),
    },
    ...more,
  };
}

export function alicloudArchive(more: Partial<AuditArchiveArgs> = {}): AuditArchiveArgs {
  const region = more.region ?? "cn-beijing";
  return {
    account: ALICLOUD.archive,
    region,
    environment: "production",
    tags: TAGS,
    offSite: "cn-zhangjiakou",
    writers: { [ALICLOUD.archive]: { home: region }, [ALICLOUD.shop]: { home: region } },
    key: keyRef("log-key", ["actiontrail", "log", "oss"]),
    offSiteKey: keyRef("copy-key", ["oss"]),
    stewards: [acsArn({ service: "ram", account: ALICLOUD.archive, resource: "role/atrium-deploy" })],
    ...more,
  };
}

function archiveRef(args: AuditArchiveArgs): ArchiveRef {
  const { account, region, offSite, key } = args;
  return { name: "mall-audit", account, region, offSite, key, bucket: "bucket-of-trails" };
}

export function awsTrail(more: Partial<AuditTrailArgs> = {}, archive = awsArchive()): AuditTrailArgs {
  return {
    account: AWS.shop,
    region: archive.region,
    tags: TAGS,
    archive: archiveRef(archive),
    logKey: keyRef("group-key", ["logs"]),
    ...more,
  };
}

export function alicloudTrail(
  more: Partial<AuditTrailArgs> = {},
  archive = alicloudArchive(),
): AuditTrailArgs {
  return {
    account: ALICLOUD.shop,
    region: archive.region,
    tags: TAGS,
    archive: archiveRef(archive),
    ...more,
  };
}

/**
 * Alibaba Cloud has no partitions in its resource names, but two account systems and two sides of the border:
 * mainland regions are under Chinese filing and log-keeping law, and traffic across the border costs and is
 * throttled differently. Hong Kong is `cn-` by name and overseas by rule.
 */
export type Side = "mainland" | "overseas";

const REGION = /^(?:cn|ap|eu|us|me|na)-[a-z]+(?:-[a-z0-9]+)*(?:-\d)?$/;

const OVERSEAS_CN: ReadonlySet<string> = new Set(["cn-hongkong"]);

/** Which side a region is on; undefined where the text is no region. */
export function sideOf(region: string): Side | undefined {
  if (!REGION.test(region)) return undefined;
  return region.startsWith("cn-") && !OVERSEAS_CN.has(region) ? "mainland" : "overseas";
}

/** Name of a region's gateway endpoint service, e.g. for OSS. */
export function gatewayService(service: string, region: string): string {
  return `com.aliyun.${region}.${service}`;
}

/** A service in a trust policy. */
export function ramPrincipal(service: string): string {
  return `${service}.aliyuncs.com`;
}

export interface AcsArnParts {
  readonly service: string;
  /** Empty for global services such as RAM; `*` for any. */
  readonly region?: string;
  readonly account?: string;
  readonly resource: string;
}

/** A resource name as RAM policies write it. */
export function acsArn({ service, region = "", account = "", resource }: AcsArnParts): string {
  return ["acs", service, region, account, resource].join(":");
}

/** Tag that a service sets on what it uses of another: on a key that encrypts its disks, for instance. */
export function serviceMark(service: string, use: string): string {
  return `acs:${service}:${use}`;
}

/** Address of object storage for services of the same region. */
export function ossInternalEndpoint(region: string): string {
  return `https://oss-${region}-internal.aliyuncs.com`;
}

/** Public name of object storage's host in a region, for the other cloud. */
export function ossEndpoint(region: string): string {
  return `oss-${region}.aliyuncs.com`;
}

/** Public address of a service's interface in a region, e.g. of KMS. */
export function serviceEndpoint(service: string, region: string): string {
  return `https://${service}.${region}.aliyuncs.com`;
}

/** Address of the account's own message queues, for callers in the same region. */
export function queueEndpoint(account: string, region: string): string {
  return `https://${account}.mns.${region}.aliyuncs.com`;
}

/** Address of a bucket for services of the same region. */
export function bucketAddress(bucket: string, region: string): string {
  return `https://${bucket}.oss-${region}-internal.aliyuncs.com`;
}

/** The interface of bills; an account of one site is unknown to the other's. "Endpoints", BSS OpenAPI. */
export function billingEndpoint(site: "mainland" | "international"): string {
  return site === "mainland"
    ? "https://business.aliyuncs.com"
    : "https://business.ap-southeast-1.aliyuncs.com";
}

/**
 * The one place that knows how AWS partitions differ. Everything else asks here; a check refuses a literal
 * ARN prefix or DNS suffix anywhere else in `components/` and `stacks/`.
 */
export type Partition = "aws" | "aws-cn" | "aws-us-gov";

const DNS_SUFFIX: Readonly<Record<Partition, string>> = {
  aws: "amazonaws.com",
  "aws-cn": "amazonaws.com.cn",
  "aws-us-gov": "amazonaws.com",
};

/** `<area>[-gov]-<direction>-<number>`, e.g. `ap-southeast-1`, `us-gov-west-1`. */
const REGION =
  /^(?:af|ap|ca|cn|eu|il|me|mx|sa|us|us-gov)-(?:north|south|east|west|central|northeast|northwest|southeast|southwest)-\d$/;

/** The partition of a region; undefined where the text names none, or one outside the three partitions. */
export function partitionOf(region: string): Partition | undefined {
  if (!REGION.test(region)) return undefined;
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}

/** As {@link partitionOf}, for a region that was checked before. */
export function requirePartition(region: string): Partition {
  const partition = partitionOf(region);
  if (partition === undefined) throw new Error(`"${region}" is no region of AWS, AWS China or AWS GovCloud`);
  return partition;
}

export function dnsSuffix(partition: Partition): string {
  return DNS_SUFFIX[partition];
}

export interface ArnParts {
  readonly partition: Partition;
  readonly service: string;
  /** Absent for global services such as IAM and for S3 buckets. */
  readonly region?: string;
  readonly account?: string;
  readonly resource: string;
}

export function arn({ partition, service, region = "", account = "", resource }: ArnParts): string {
  return ["arn", partition, service, region, account, resource].join(":");
}

/**
 * Who a service is in a trust or key policy. CloudWatch Logs has one principal a region; in China it ends in
 * the partition's own suffix. Other services keep one global name in every partition.
 */
export function servicePrincipal(service: string, region: string): string {
  if (!REGIONAL_PRINCIPALS.has(service)) return `${service}.${DNS_SUFFIX.aws}`;
  return `${service}.${region}.${dnsSuffix(requirePartition(region))}`;
}

const REGIONAL_PRINCIPALS: ReadonlySet<string> = new Set(["logs"]);

/** A service that asks KMS on somebody's behalf, as `kms:ViaService` names it: by region and the partition's suffix. */
export function viaService(service: string, region: string): string {
  return `${service}.${region}.${dnsSuffix(requirePartition(region))}`;
}

/**
 * Name of a service's VPC endpoint. In China most services that came later carry a `cn.` prefix while the
 * first ones do not; as `aws ec2 describe-vpc-endpoint-services` lists them there.
 */
export function endpointService(service: string, region: string, kind: "Gateway" | "Interface"): string {
  const prefixed =
    requirePartition(region) === "aws-cn" && kind === "Interface" && CHINA_PREFIXED.has(service);
  return `${prefixed ? "cn." : ""}com.amazonaws.${region}.${service}`;
}

const CHINA_PREFIXED: ReadonlySet<string> = new Set([
  "application-autoscaling",
  "athena",
  "autoscaling",
  "backup",
  "batch",
  "cloudformation",
  "dms",
  "ebs",
  "ec2",
  "ecr.api",
  "ecr.dkr",
  "eks",
  "elasticache",
  "elasticfilesystem",
  "execute-api",
  "fsx",
  "kinesis-streams",
  "lambda",
  "license-manager",
  "monitoring",
  "rds",
  "redshift",
  "redshift-data",
  "s3",
  "securityhub",
  "servicecatalog",
  "sqs",
  "states",
  "sts",
  "synthetics",
  "transfer",
  "xray",
]);

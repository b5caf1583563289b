import { literal } from "../sql.ts";

/**
 * What a line of a bill measures, as far as it tells that something stands idle. Keys are columns of statements; the
 * first whose pattern fits is a line's meter.
 */
export const METERS = [
  "idle_address",
  "nat_use",
  "nat_hours",
  "balancer_use",
  "balancer_hours",
  "endpoint_use",
  "endpoint_hours",
  "address_use",
  "address_hours",
  "snapshot",
  "database_hours",
  "database_storage",
  "disk",
  "machine",
] as const;

export type Meter = (typeof METERS)[number];

/** Over usage type, SKU and description in lower case, with the service in front: `<service>|<rest>`. */
const PATTERNS: Readonly<Record<Meter, string>> = {
  // docs.aws.amazon.com/vpc "billing and usage reports", read on 2026-11-24; ElasticIP is its name of before 2024.
  idle_address:
    "(elasticip|publicipv4):idleaddress|idle public ipv4|elastic ip address not attached|elastic ip .* per hour not attached",
  nat_use: "natgateway-bytes|natgateway-prvd-bytes|^[^|]*nat[^|]*\\|.*(\\bcu\\b|capacity unit|流量|容量单位)",
  nat_hours:
    "natgateway-hours|natgateway-prvd-hours|^[^|]*nat( |-|_)?(gateway|网关)[^|]*\\|.*(instance|实例)",
  // The same, of Elastic Load Balancing; `LCU` is Alibaba Cloud's word as well.
  balancer_use:
    "lcuusage|dataprocessing-bytes|^[^|]*(load balancer|slb|alb|nlb|clb|负载均衡)[^|]*\\|.*(lcu|traffic|流量|性能容量)",
  balancer_hours:
    "[a-z0-9]-loadbalancerusage|^loadbalancerusage|\\|loadbalancerusage|^[^|]*(load balancer|slb|alb|nlb|clb|负载均衡)[^|]*\\|.*(instance|rent|实例|租用)",
  endpoint_use: "vpcendpoint(-gwlbe)?-bytes|^[^|]*private ?link[^|]*\\|.*(traffic|流量|data)",
  endpoint_hours: "vpcendpoint(-gwlbe)?-hours|^[^|]*private ?link[^|]*\\|.*(instance|实例)",
  // A bandwidth that is paid for says nothing of its use, so it counts as used.
  address_use:
    "publicipv4:inuseaddress|in-use public ipv4|^[^|]*(elastic ip|eip|弹性公网)[^|]*\\|.*(traffic|network|bandwidth|流量|带宽)",
  address_hours:
    "^[^|]*(elastic ip|eip|弹性公网)[^|]*\\|.*(configuration|retention|holding|rent|保有|配置|占用)",
  snapshot: "ebs:snapshotusage|snapshot data|^[^|]*(snapshot|快照)",
  // Aurora bills the storage of a cluster apart from its instances, so it is none of these.
  database_hours:
    "(^|[|-])(instanceusage|multi-azusage|multi-azclusterusage|multi-azreadablestandbysusage|heavyusage)(:|$|\\|| )|db\\.[a-z0-9]+\\.|acu-hrs|serverlessusage",
  database_storage: "rds:[a-z0-9-]*storage",
  disk: "ebs:volume|gp[23]|^[^|]*(yundisk|block storage|云盘|块存储)|\\|.*(system ?disk|data ?disk|disk|系统盘|数据盘|云盘)",
  machine: "boxusage|spotusage|dedicatedusage|hostusage|hostboxusage|instance|vcpu|实例|云服务器配置",
};

/** Lines that a pattern may be about: a service's own name says more than a word in a description. */
export function meterOf(): string {
  const rest = ["x_UsageType", "SkuId", "ChargeDescription", "ResourceType"]
    .map((name) => `"${name}"`)
    .join(", ");
  const signal = `lower(concat(COALESCE("ServiceName", ''), '|', concat_ws('|', ${rest})))`;
  const whens = METERS.map(
    (meter) => `WHEN regexp_matches(${signal}, ${literal(PATTERNS[meter])}) THEN ${literal(meter)}`,
  );
  return `CASE ${whens.join("\n      ")} END`;
}

/** Every reference is unknown before the deployment, and so are values that decide; what they turn out to be is mixed. */
import * as alicloud from "@pulumi/alicloud";
import * as aws from "@pulumi/aws";
import type { Output } from "@pulumi/pulumi";
import * as random from "@pulumi/random";

const seed = new random.RandomId("seed", { byteLength: 4 });
/** Known once the seed is. */
const later = <T>(value: T): Output<T> => seed.hex.apply(() => value);
const tags = later({
  department: "it",
  "business-line": "shared",
  project: "till",
  environment: "production",
  owner: "it@mall.example",
  "data-class": "internal",
});

const vpc = new aws.ec2.Vpc("hk", { cidrBlock: later("10.1.0.0/16"), tags });
const subnet = new aws.ec2.Subnet("hk-a", { vpcId: vpc.id, cidrBlock: later("10.1.0.0/24"), tags });
const group = new aws.ec2.SecurityGroup("front", { vpcId: vpc.id, description: later("front"), tags });
for (const [name, source] of [
  ["front-inside", "10.1.0.0/16"],
  ["front-outside", "0.0.0.0/0"],
] as const) {
  new aws.vpc.SecurityGroupIngressRule(name, {
    securityGroupId: group.id,
    ipProtocol: "tcp",
    fromPort: later(22),
    toPort: later(22),
    cidrIpv4: later(source),
    tags,
  });
}
for (const [name, httpTokens] of [
  ["web-safe", "required"],
  ["web-open", "optional"],
] as const) {
  new aws.ec2.Instance(name, {
    ami: later("ami-1"),
    instanceType: later("m7g.large"),
    subnetId: subnet.id,
    vpcSecurityGroupIds: [group.id],
    metadataOptions: later({ httpTokens }),
    tags,
  });
}
new aws.cloudwatch.LogGroup("logs", { retentionInDays: later(7), kmsKeyId: later("key"), tags });

const network = new alicloud.vpc.Network("sh", { cidrBlock: later("10.2.0.0/16"), tags });
const vswitch = new alicloud.vpc.Switch("sh-a", {
  vpcId: network.id,
  cidrBlock: later("10.2.0.0/24"),
  zoneId: later("cn-shanghai-a"),
  tags,
});
const inside = new alicloud.ecs.SecurityGroup("inside", { vpcId: network.id, tags });
new alicloud.ecs.SecurityGroupRule("inside-ssh", {
  securityGroupId: inside.id,
  type: "ingress",
  ipProtocol: "tcp",
  portRange: later("22/22"),
  cidrIp: later("0.0.0.0/0"),
});
new alicloud.rds.Instance("orders", {
  engine: "MySQL",
  engineVersion: "8.0",
  instanceType: later("mysql.n2.medium.2c"),
  instanceStorage: 50,
  vswitchId: vswitch.id,
  securityIps: later(["0.0.0.0/0"]),
  deletionProtection: later(true),
  tags,
});

/**
 * As many resources as asked for, in stores of ten on two clouds: components, references between resources,
 * tags, rules, secrets, and now and then a fault for the pack to find.
 */
import * as alicloud from "@pulumi/alicloud";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const IN_A_STORE = 10;

class Store extends pulumi.ComponentResource {
  constructor(index: number) {
    const name = `store-${index}`;
    super("bench:index:Store", name, { index });
    const own = { parent: this };
    const tags = { department: "retail", project: "bench", environment: "production", owner: name };
    const at = `10.${Math.floor(index / 256)}.${index % 256}`;
    const vpc = new aws.ec2.Vpc(`${name}-vpc`, { cidrBlock: `${at}.0/24`, tags }, own);
    const subnet = new aws.ec2.Subnet(`${name}-app`, { vpcId: vpc.id, cidrBlock: `${at}.0/25`, tags }, own);
    const group = new aws.ec2.SecurityGroup(`${name}-app`, { vpcId: vpc.id, description: name, tags }, own);
    const rule = { ipProtocol: "tcp", fromPort: 443, toPort: 443, securityGroupId: group.id };
    const open = index % 20 === 0 ? "0.0.0.0/0" : "10.0.0.0/8";
    new aws.vpc.SecurityGroupIngressRule(`${name}-https`, { ...rule, cidrIpv4: open }, own);
    const key = new aws.kms.Key(`${name}-key`, { enableKeyRotation: index % 20 !== 1, tags }, own);
    new aws.ebs.Volume(
      `${name}-data`,
      { availabilityZone: subnet.availabilityZone, size: 20, encrypted: true, kmsKeyId: key.arn, tags },
      own,
    );
    const network = new alicloud.vpc.Network(`${name}-vpc-ali`, { cidrBlock: `${at}.0/24`, tags }, own);
    const zone = { vpcId: network.id, zoneId: "cn-shanghai-b" };
    new alicloud.vpc.Switch(`${name}-app-ali`, { ...zone, cidrBlock: `${at}.0/25`, tags }, own);
    new alicloud.ecs.SecurityGroup(`${name}-app-ali`, { vpcId: network.id, tags }, own);
    this.registerOutputs({ password: pulumi.secret(name), arn: vpc.arn });
  }
}

const resources = new pulumi.Config().requireNumber("resources");
for (let index = 0; index < resources / IN_A_STORE; index += 1) new Store(index);

import * as aws from "@pulumi/aws";
import { VPC } from "./aws-network-parts.ts";
import { broker, KEY } from "./aws-service-parts.ts";
import { type Fault, planter, tags } from "./fault.ts";

const plant = planter("aws");

const document = (...Statement: readonly object[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement });
const role = (name: string) => ({ AWS: `arn:aws-cn:iam::111122223333:role/${name}` });

const entry = (Resource: string): aws.iam.PolicyArgs => ({
  description: "Planted to show what one control finds",
  policy: document({ Effect: "Allow", Action: "ssm:StartSession", Resource }),
  tags,
});

/** A key that one role keeps and another uses, or one does both. */
const key = (user: string): aws.kms.KeyArgs => ({
  enableKeyRotation: true,
  policy: document(
    { Effect: "Allow", Action: "kms:PutKeyPolicy", Resource: "*", Principal: role("keeper") },
    { Effect: "Allow", Action: "kms:Decrypt", Resource: "*", Principal: role(user) },
  ),
  tags,
});

const waysThrough = (Resource: string): string =>
  document({ Effect: "Allow", Action: "*", Principal: "*", Resource });

/** What the card segment asks beside the baseline. */
export const awsPaymentFaults: readonly Fault[] = [
  plant("identity-no-free-machine-entry", aws.iam.Policy, {
    compliant: entry("arn:aws-cn:ec2:cn-north-1:111122223333:instance/i-0abcdef1234567890"),
    broken: entry("*"),
    also: ["identity-no-free-writes", "identity-no-wildcard-resource"],
  }),
  plant("key-require-separated-duties", aws.kms.Key, { compliant: key("shop"), broken: key("keeper") }),
  plant("network-require-endpoint-policy", aws.ec2.VpcEndpoint, {
    compliant: {
      vpcId: VPC,
      serviceName: "com.amazonaws.cn-north-1.s3",
      policy: waysThrough("arn:aws-cn:s3:::reports/*"),
      tags,
    },
    broken: { policy: waysThrough("*") },
  }),
  plant("network-no-default-route-for-cards", aws.ec2.Subnet, {
    compliant: {
      vpcId: VPC,
      ipv4IpamPoolId: "ipam-pool-0abcdef1234567890",
      ipv4NetmaskLength: 27,
      tags: { ...tags, zone: "payment" },
    },
    broken: {},
    beside: ({ id }, name, broken, opts) => {
      const table = new aws.ec2.RouteTable(`${name}-table`, { vpcId: VPC, tags }, opts);
      new aws.ec2.RouteTableAssociation(`${name}-table`, { routeTableId: table.id, subnetId: id }, opts);
      const route = { routeTableId: table.id, natGatewayId: "nat-0a1b2c3d4e5f60718" };
      const destinationCidrBlock = broken ? "0.0.0.0/0" : "203.0.114.0/24";
      new aws.ec2.Route(`${name}-route`, { ...route, destinationCidrBlock }, opts);
    },
  }),
  plant("network-require-ddos-protection", aws.globalaccelerator.Accelerator, {
    compliant: {
      attributes: { flowLogsEnabled: true, flowLogsS3Bucket: "flow-logs", flowLogsS3Prefix: "tills" },
      tags: { ...tags, "system-tier": "2" },
    },
    broken: {},
    beside: (entry, name, broken, opts) => {
      if (broken) return;
      const resourceArn = (entry as aws.globalaccelerator.Accelerator).arn;
      new aws.shield.Protection(`${name}-shield`, { name: "tills", resourceArn, tags }, opts);
    },
  }),
  plant("secret-no-handmade-passwords", aws.mq.Broker, {
    compliant: broker,
    broken: { users: [{ username: "shop", password: "planted-not-real" }] },
  }),
  plant("secret-require-rotation", aws.secretsmanager.Secret, {
    compliant: { name: "loyalty", kmsKeyId: KEY, tags },
    broken: {},
    beside: (subject, name, broken, opts) => {
      if (broken) return;
      const secretId = (subject as aws.secretsmanager.Secret).id;
      new aws.secretsmanager.SecretRotation(
        `${name}-rotation`,
        { secretId, rotationRules: { automaticallyAfterDays: 30 } },
        opts,
      );
    },
  }),
  plant("secret-require-secure-parameter", aws.ssm.Parameter, {
    compliant: { name: "/shop/rate", type: "SecureString", valueWo: "planted", keyId: KEY, tags },
    broken: { type: "String", valueWo: undefined, value: "0.06", keyId: undefined },
  }),
];

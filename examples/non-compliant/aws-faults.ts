import * as aws from "@pulumi/aws";
import { awsDatabaseFaults } from "./aws-database-faults.ts";
import { awsDocumentFaults, keptKey } from "./aws-document-faults.ts";
import { inUse } from "./aws-network-parts.ts";
import { scaling } from "./aws-service-parts.ts";
import { awsStorageFaults } from "./aws-storage-faults.ts";
import { type Fault, planter, tags } from "./fault.ts";

const plant = planter("aws");

/** A key of the account in the China partition; any customer key would do. */
const KEY = "arn:aws-cn:kms:cn-north-1:111122223333:key/11111111-2222-3333-4444-555555555555";

export const instance: aws.ec2.InstanceArgs = {
  ami: "ami-0abcdef1234567890",
  instanceType: "m7g.large",
  iamInstanceProfile: "shop",
  ebsOptimized: true,
  monitoring: true,
  metadataOptions: { httpTokens: "required" },
  rootBlockDevice: { encrypted: true, kmsKeyId: KEY },
  tags,
  volumeTags: tags,
};

const passwords: aws.iam.AccountPasswordPolicyArgs = {
  minimumPasswordLength: 14,
  requireLowercaseCharacters: true,
  requireUppercaseCharacters: true,
  requireNumbers: true,
  requireSymbols: true,
  maxPasswordAge: 90,
  passwordReusePrevention: 24,
};

/** A group with one rule; `port` and `cidrBlocks` are what each fault changes. */
function group(port: number, cidrBlocks: string[], to = port, protocol = "tcp"): aws.ec2.SecurityGroupArgs {
  return {
    vpcId: "vpc-0abcdef1234567890",
    description: "Planted",
    ingress: [{ protocol, fromPort: port, toPort: to, cidrBlocks, description: "Planted" }],
    tags,
  };
}

const INTERNET = ["0.0.0.0/0"];
/** The same addresses in two halves, which a look for 0.0.0.0/0 misses. */
const HALVES = ["0.0.0.0/1", "128.0.0.0/1"];
const OFFICE = ["10.16.0.0/16"];
/** Two zones of the plan's office: whoever is in them, desks may reach servers and guests may not. */
const DESKS = ["10.0.0.0/26"];
const GUESTS = ["10.0.0.64/26"];

/** Every network records its traffic and empties its default group, but for the flaw. */
export function networkSettings(missing?: "default-group") {
  return (vpc: unknown, name: string, broken: boolean, opts: object) => {
    const { id } = vpc as aws.ec2.Vpc;
    new aws.ec2.FlowLog(
      `${name}-log`,
      {
        vpcId: id,
        trafficType: "ALL",
        logDestinationType: "s3",
        logDestination: "arn:aws-cn:s3:::flow-logs",
        tags,
      },
      opts,
    );
    const ingress =
      broken && missing === "default-group"
        ? [{ protocol: "-1", fromPort: 0, toPort: 0, self: true, description: "As the cloud fills it" }]
        : [];
    new aws.ec2.DefaultSecurityGroup(`${name}-default`, { vpcId: id, ingress, egress: [], tags }, opts);
  };
}

export const awsFaults: readonly Fault[] = [
  plant("availability-require-two-zones", aws.autoscaling.Group, {
    compliant: scaling,
    broken: { availabilityZones: ["cn-north-1a"] },
  }),
  plant("compute-no-public-address", aws.ec2.Instance, {
    compliant: instance,
    broken: { associatePublicIpAddress: true },
  }),
  plant("compute-require-approved-family", aws.ec2.Instance, {
    compliant: instance,
    broken: { instanceType: "p4d.24xlarge" },
  }),
  plant("compute-require-metadata-tokens", aws.ec2.Instance, {
    compliant: instance,
    broken: { metadataOptions: { httpTokens: "optional" } },
  }),
  plant("identity-require-password-classes", aws.iam.AccountPasswordPolicy, {
    compliant: passwords,
    broken: { requireNumbers: false, requireSymbols: false },
    also: ["identity-require-password-digit", "identity-require-password-symbol"],
  }),
  plant("identity-require-password-history", aws.iam.AccountPasswordPolicy, {
    compliant: passwords,
    broken: { passwordReusePrevention: 1 },
  }),
  plant("identity-require-password-length", aws.iam.AccountPasswordPolicy, {
    compliant: passwords,
    broken: { minimumPasswordLength: 6 },
  }),
  plant("identity-require-password-rotation", aws.iam.AccountPasswordPolicy, {
    compliant: passwords,
    broken: { maxPasswordAge: 0 },
  }),
  plant("key-require-rotation", aws.kms.Key, {
    compliant: keptKey,
    broken: { enableKeyRotation: false },
  }),
  plant("network-no-forbidden-zone-flow", aws.ec2.SecurityGroup, {
    compliant: group(443, DESKS),
    broken: group(443, GUESTS),
    beside: inUse(),
  }),
  plant("network-no-overlap", aws.ec2.Vpc, {
    compliant: { cidrBlock: "10.224.0.0/24", tags },
    broken: {},
    beside: (vpc, name, broken, opts) => {
      networkSettings()(vpc, name, broken, opts);
      if (!broken) return;
      const twin = new aws.ec2.Vpc(`${name}-twin`, { cidrBlock: "10.224.0.0/24", tags }, opts);
      networkSettings()(twin, `${name}-twin`, broken, opts);
    },
    echoes: ["network-no-overlap-aws-twin"],
  }),
  plant("network-no-public-admin-ports", aws.ec2.SecurityGroup, {
    compliant: group(5985, OFFICE),
    broken: group(5985, INTERNET),
    beside: inUse(),
  }),
  plant("network-no-public-all-ports", aws.ec2.SecurityGroup, {
    compliant: group(0, OFFICE, 65_535),
    broken: group(0, HALVES, 65_535),
    beside: inUse(),
    also: [
      "network-no-public-web-ports",
      "network-no-public-admin-ports",
      "network-no-public-db-ports",
      "network-no-public-http",
      "network-no-public-middleware-ports",
      "network-no-public-rdp",
      "network-no-public-ssh",
    ],
  }),
  plant("network-no-public-db-ports", aws.vpc.SecurityGroupIngressRule, {
    compliant: {
      securityGroupId: "sg-0abcdef1234567890",
      ipProtocol: "tcp",
      fromPort: 3306,
      toPort: 3306,
      cidrIpv4: "10.16.0.0/16",
      description: "Planted",
      tags,
    },
    broken: { cidrIpv4: "0.0.0.0/0" },
  }),
  plant("network-no-public-middleware-ports", aws.ec2.SecurityGroup, {
    compliant: group(6379, OFFICE),
    broken: group(6379, HALVES),
    beside: inUse(),
  }),
  plant("network-no-public-rdp", aws.ec2.SecurityGroup, {
    compliant: group(3389, OFFICE),
    broken: group(3389, INTERNET),
    beside: inUse(),
  }),
  plant("network-no-public-ssh", aws.ec2.SecurityGroupRule, {
    compliant: {
      type: "ingress",
      securityGroupId: "sg-0abcdef1234567890",
      protocol: "tcp",
      fromPort: 22,
      toPort: 22,
      cidrBlocks: OFFICE,
      description: "Planted; owner ops",
    },
    broken: { cidrBlocks: HALVES },
  }),
  plant("network-require-empty-default-group", aws.ec2.Vpc, {
    compliant: { cidrBlock: "10.96.0.0/24", tags },
    broken: {},
    beside: networkSettings("default-group"),
  }),
  plant("network-require-planned-prefix", aws.ec2.Vpc, {
    compliant: { cidrBlock: "10.16.0.0/24", tags },
    broken: { cidrBlock: "10.17.0.0/24" },
    beside: networkSettings(),
  }),
  plant("network-require-private-prefix", aws.ec2.Vpc, {
    compliant: { cidrBlock: "10.48.0.0/24", tags },
    broken: { cidrBlock: "100.64.0.0/24" },
    also: ["network-require-planned-prefix"],
    beside: networkSettings(),
  }),
  plant("secret-no-user-data-credentials", aws.ec2.Instance, {
    compliant: instance,
    broken: { userData: "#!/bin/sh\nexport DB_PASSWORD=planted-not-real\n" },
  }),
  plant("tag-require-allowed-values", aws.sns.Topic, {
    compliant: { kmsMasterKeyId: KEY, tags },
    broken: { tags: { ...tags, "data-class": "secret" } },
  }),
  plant("tag-require-expiry", aws.sns.Topic, {
    compliant: { kmsMasterKeyId: KEY, tags },
    broken: { tags: { ...tags, environment: "test" } },
  }),
  plant("tag-require-keys", aws.sns.Topic, {
    compliant: { kmsMasterKeyId: KEY, tags },
    broken: { tags: { department: "it" } },
  }),
  ...awsDatabaseFaults,
  ...awsDocumentFaults,
  ...awsStorageFaults,
];

import * as alicloud from "@pulumi/alicloud";
import { alicloudDatabaseFaults } from "./alicloud-database-faults.ts";
import { alicloudDocumentFaults } from "./alicloud-document-faults.ts";
import { alicloudStorageFaults } from "./alicloud-storage-faults.ts";
import { type Fault, planter, tags } from "./fault.ts";

const plant = planter("alicloud");

/** A key of the account; any customer key would do. */
const KEY = "key-hzz65f1cb66fa42zo1678";

export const instance: alicloud.ecs.InstanceArgs = {
  imageId: "aliyun_3_x64_20G_alibase_20260115.vhd",
  instanceType: "ecs.g8i.large",
  roleName: "web",
  vswitchId: "vsw-uf6f7l4fg90xxxxxxxxxx",
  securityGroups: ["sg-uf66jeqopgqa9hdn0000"],
  httpTokens: "required",
  systemDiskEncrypted: true,
  systemDiskKmsKeyId: KEY,
  tags,
  volumeTags: tags,
};

const passwords: alicloud.ram.AccountPasswordPolicyArgs = {
  minimumPasswordLength: 14,
  requireLowercaseCharacters: true,
  requireUppercaseCharacters: true,
  requireNumbers: true,
  requireSymbols: true,
  maxPasswordAge: 90,
  passwordReusePrevention: 24,
  maxLoginAttempts: 5,
};

const address: alicloud.ecs.EipAddressArgs = { tags };

function rule(portRange: string, cidrIp: string): alicloud.ecs.SecurityGroupRuleArgs {
  return {
    type: "ingress",
    ipProtocol: "tcp",
    portRange,
    cidrIp,
    description: "Planted; owner ops",
    securityGroupId: "sg-uf66jeqopgqa9hdn0000",
  };
}

const INTERNET = "0.0.0.0/0";
/** Half of the internet is no named source either. */
const HALF = "128.0.0.0/1";
const OFFICE = "10.16.0.0/16";
/** Two zones of the plan's office: whoever is in them, desks may reach servers and guests may not. */
const DESKS = "10.0.0.0/26";
const GUESTS = "10.0.0.64/26";

export function flowLog() {
  return (network: unknown, name: string, _broken: boolean, opts: object) => {
    const { id } = network as alicloud.vpc.Network;
    new alicloud.vpc.FlowLog(
      `${name}-log`,
      {
        resourceId: id,
        resourceType: "VPC",
        trafficType: "All",
        projectName: "flow-logs",
        logStoreName: "flow-logs",
        tags,
      },
      opts,
    );
  };
}

export const alicloudFaults: readonly Fault[] = [
  plant("availability-require-two-zones", alicloud.slb.LoadBalancer, {
    compliant: {
      addressType: "intranet",
      masterZoneId: "cn-shanghai-b",
      slaveZoneId: "cn-shanghai-g",
      deleteProtection: "on",
      tags,
    },
    broken: { slaveZoneId: "cn-shanghai-b" },
  }),
  plant("compute-no-public-address", alicloud.ecs.Instance, {
    compliant: instance,
    broken: { internetMaxBandwidthOut: 10 },
  }),
  plant("compute-require-approved-family", alicloud.ecs.Instance, {
    compliant: instance,
    broken: { instanceType: "ecs.gn7i-c8g1.2xlarge" },
  }),
  plant("compute-require-metadata-tokens", alicloud.ecs.Instance, {
    compliant: instance,
    broken: { httpTokens: "optional" },
  }),
  plant("identity-no-access-keys", alicloud.ram.AccessKey, {
    compliant: { userName: "robot", status: "Inactive" },
    broken: { status: "Active" },
  }),
  plant("identity-require-lockout", alicloud.ram.AccountPasswordPolicy, {
    compliant: passwords,
    broken: { maxLoginAttempts: 32 },
  }),
  plant("identity-require-password-classes", alicloud.ram.AccountPasswordPolicy, {
    compliant: passwords,
    broken: { requireNumbers: false, requireSymbols: false },
    also: ["identity-require-password-digit", "identity-require-password-symbol"],
  }),
  plant("identity-require-password-history", alicloud.ram.AccountPasswordPolicy, {
    compliant: passwords,
    broken: { passwordReusePrevention: 1 },
  }),
  plant("identity-require-password-length", alicloud.ram.AccountPasswordPolicy, {
    compliant: passwords,
    broken: { minimumPasswordLength: 8 },
  }),
  plant("identity-require-password-rotation", alicloud.ram.AccountPasswordPolicy, {
    compliant: passwords,
    broken: { maxPasswordAge: 365 },
  }),
  plant("key-require-rotation", alicloud.kms.Key, {
    compliant: {
      automaticRotation: "Enabled",
      rotationInterval: "365d",
      deletionProtection: "Enabled",
      tags,
    },
    broken: { automaticRotation: "Disabled" },
  }),
  plant("network-no-forbidden-zone-flow", alicloud.ecs.SecurityGroupRule, {
    // A group of its own: another rule of one group may open the same port to everybody.
    compliant: { ...rule("443/443", DESKS), securityGroupId: "sg-uf66jeqopgqa9hdn0001" },
    broken: { cidrIp: GUESTS },
  }),
  plant("network-no-overlap", alicloud.vpc.Network, {
    compliant: { cidrBlock: "10.64.0.0/24", tags },
    broken: {},
    beside: (network, name, broken, opts) => {
      flowLog()(network, name, broken, opts);
      if (!broken) return;
      const twin = new alicloud.vpc.Network(`${name}-twin`, { cidrBlock: "10.64.0.0/24", tags }, opts);
      flowLog()(twin, `${name}-twin`, broken, opts);
    },
    echoes: ["network-no-overlap-alicloud-twin"],
  }),
  plant("network-no-public-admin-ports", alicloud.ecs.SecurityGroupRule, {
    compliant: rule("5985/5985", OFFICE),
    broken: rule("5985/5985", INTERNET),
  }),
  plant("network-no-public-all-ports", alicloud.ecs.SecurityGroupRule, {
    compliant: rule("1/65535", OFFICE),
    broken: rule("1/65535", INTERNET),
    also: [
      "network-no-public-admin-ports",
      "network-no-public-db-ports",
      "network-no-public-http",
      "network-no-public-middleware-ports",
      "network-no-public-rdp",
      "network-no-public-ssh",
    ],
  }),
  plant("network-no-public-db-ports", alicloud.ecs.SecurityGroupRule, {
    compliant: rule("3306/3306", OFFICE),
    broken: rule("3306/3306", HALF),
  }),
  plant("network-no-public-middleware-ports", alicloud.ecs.SecurityGroupRule, {
    compliant: rule("6379/6379", OFFICE),
    broken: rule("6379/6379", INTERNET),
  }),
  plant("network-no-public-rdp", alicloud.ecs.SecurityGroupRule, {
    compliant: rule("3389/3389", OFFICE),
    broken: rule("3380/3390", INTERNET),
  }),
  plant("network-no-public-ssh", alicloud.ecs.SecurityGroupRule, {
    compliant: rule("22/22", OFFICE),
    broken: rule("22/22", INTERNET),
  }),
  plant("network-require-planned-prefix", alicloud.vpc.Network, {
    compliant: { cidrBlock: "10.192.0.0/24", tags },
    broken: { cidrBlock: "10.193.0.0/24" },
    beside: flowLog(),
  }),
  plant("network-require-private-prefix", alicloud.vpc.Network, {
    compliant: { cidrBlock: "10.32.0.0/24", tags },
    broken: { cidrBlock: "192.169.0.0/24" },
    also: ["network-require-planned-prefix"],
    beside: flowLog(),
  }),
  plant("secret-no-user-data-credentials", alicloud.ecs.Instance, {
    compliant: instance,
    broken: { userData: "#!/bin/sh\nexport DB_PASSWORD=planted-not-real\n" },
  }),
  plant("tag-require-allowed-values", alicloud.ecs.EipAddress, {
    compliant: address,
    broken: { tags: { ...tags, "data-class": "secret" } },
  }),
  plant("tag-require-expiry", alicloud.ecs.EipAddress, {
    compliant: address,
    broken: { tags: { ...tags, environment: "test" } },
  }),
  plant("tag-require-keys", alicloud.ecs.EipAddress, {
    compliant: address,
    broken: { tags: { department: "it" } },
    // Nor does it say any more why it is kept.
    also: ["cost-no-orphan-address"],
  }),
  ...alicloudDatabaseFaults,
  ...alicloudDocumentFaults,
  ...alicloudStorageFaults,
];

import * as alicloud from "@pulumi/alicloud";
import * as random from "@pulumi/random";
import { type Fault, planter, tags } from "./fault.ts";

const plant = planter("alicloud");

const VPC = "vpc-uf6f7l4fg90xxxxxxxxxx";
const KEY = "key-hzz65f1cb66fa42zo1678";

const document = (...Statement: readonly object[]): string => JSON.stringify({ Version: "1", Statement });
const role = (name: string) => ({ RAM: [`acs:ram::1000000000000001:role/${name}`] });

const entry = (Resource: string): alicloud.ram.PolicyArgs => ({
  policyName: "machine-entry",
  description: "Planted to show what one control finds",
  policyDocument: document({ Effect: "Allow", Action: "ecs:RunCommand", Resource }),
  tags,
});

/** A key that one role keeps and another uses, or one does both. */
const key = (user: string): alicloud.kms.KeyArgs => ({
  automaticRotation: "Enabled",
  rotationInterval: "365d",
  deletionProtection: "Enabled",
  policy: document(
    { Effect: "Allow", Action: "kms:SetKeyPolicy", Resource: "*", Principal: role("keeper") },
    { Effect: "Allow", Action: "kms:Decrypt", Resource: "*", Principal: role(user) },
  ),
  tags,
});

const waysThrough = (Resource: string): string =>
  document({ Effect: "Allow", Action: "*", Principal: "*", Resource });

/** What the card segment asks beside the baseline. */
export const alicloudPaymentFaults: readonly Fault[] = [
  plant("identity-no-free-machine-entry", alicloud.ram.Policy, {
    compliant: entry("acs:ecs:cn-shanghai:1000000000000001:instance/i-uf66jeqopgqa9hdn0000"),
    broken: entry("*"),
    also: ["identity-no-free-writes", "identity-no-wildcard-resource"],
  }),
  plant("identity-require-login-networks", alicloud.ram.SecurityPreference, {
    compliant: {
      mfaOperationForLogin: "mandatory",
      maxIdleDaysForUsers: 90,
      maxIdleDaysForAccessKeys: 90,
      loginNetworkMasks: "10.16.0.0/16",
    },
    broken: { loginNetworkMasks: "" },
  }),
  plant("key-require-separated-duties", alicloud.kms.Key, { compliant: key("shop"), broken: key("keeper") }),
  plant("network-require-endpoint-policy", alicloud.vpc.GatewayEndpoint, {
    compliant: {
      vpcId: VPC,
      serviceName: "com.aliyun.cn-shanghai.oss",
      gatewayEndpointName: "objects",
      policyDocument: waysThrough("acs:oss:*:*:reports/*"),
      tags,
    },
    broken: { policyDocument: waysThrough("*") },
  }),
  plant("key-no-open-application-policy", alicloud.kms.Policy, {
    compliant: {
      kmsInstanceId: "kst-hzz65f176a0ogplgq0000",
      policyName: "tills",
      permissions: ["RbacPermission/Template/CryptoServiceKeyUser"],
      resources: [`key/${KEY}`],
      accessControlRules: JSON.stringify({ NetworkRules: ["tills"] }),
    },
    broken: { resources: ["key/*"] },
  }),
  plant("network-no-default-route-for-cards", alicloud.vpc.Switch, {
    compliant: { vpcId: VPC, zoneId: "cn-shanghai-b", tags: { ...tags, zone: "payment" } },
    broken: {},
    beside: ({ id }, name, broken, opts) => {
      const table = new alicloud.vpc.RouteTable(
        `${name}-table`,
        { vpcId: VPC, routeTableName: name, tags },
        opts,
      );
      const attached = { routeTableId: table.id, vswitchId: id };
      new alicloud.vpc.RouteTableAttachment(`${name}-table`, attached, opts);
      const entry = {
        routeTableId: table.id,
        nexthopType: "NatGateway",
        nexthopId: "ngw-uf6qpq1a2b3c4d5e6f7g8",
      };
      const destinationCidrblock = broken ? "0.0.0.0/0" : "203.0.114.0/24";
      new alicloud.vpc.RouteEntry(`${name}-entry`, { ...entry, destinationCidrblock }, opts);
    },
  }),
  plant("network-require-ddos-protection", alicloud.slb.LoadBalancer, {
    compliant: {
      addressType: "internet",
      internetChargeType: "PayByBandwidth",
      bandwidth: 100,
      masterZoneId: "cn-shanghai-b",
      slaveZoneId: "cn-shanghai-g",
      deleteProtection: "on",
      tags: { ...tags, "system-tier": "2" },
    },
    broken: {},
    beside: ({ id }, name, broken, opts) => {
      if (broken) return;
      const threshold = { instanceType: "slb", ddosType: "defense", bps: 390, pps: 90_000 };
      new alicloud.ddos.BasicDefenseThreshold(`${name}-threshold`, { ...threshold, instanceId: id }, opts);
    },
  }),
  plant("secret-no-handmade-passwords", alicloud.alikafka.SaslUser, {
    compliant: (name, opts) => ({
      instanceId: "alikafka_post-cn-0123456789a",
      username: "tills",
      password: new random.RandomPassword(`${name}-password`, { length: 24 }, opts).result,
    }),
    broken: { password: "planted-not-real" },
  }),
  plant("secret-require-rotation", alicloud.kms.Secret, {
    compliant: {
      secretName: "loyalty",
      secretData: "written by the rotation",
      versionId: "v1",
      secretType: "Rds",
      encryptionKeyId: KEY,
      enableAutomaticRotation: true,
      rotationInterval: "30d",
      tags,
    },
    broken: { enableAutomaticRotation: false, rotationInterval: undefined },
  }),
  {
    control: "secret-require-secure-parameter",
    cloud: "alicloud",
    name: "secret-require-secure-parameter-alicloud",
    also: [],
    echoes: [],
    build(broken, opts) {
      const value = "0.06";
      if (broken)
        new alicloud.oos.Parameter(this.name, { parameterName: "rate", type: "String", value, tags }, opts);
      else
        new alicloud.oos.SecretParameter(
          this.name,
          { secretParameterName: "rate", value, keyId: KEY, tags },
          opts,
        );
    },
  },
];

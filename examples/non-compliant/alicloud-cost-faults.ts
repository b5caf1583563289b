import * as alicloud from "@pulumi/alicloud";
import { database, KEY } from "./alicloud-databases.ts";
import { instance } from "./alicloud-faults.ts";
import { ack, scalingMachines } from "./alicloud-service-parts.ts";
import { type Fault, planter, STACK, tags } from "./fault.ts";
import { LARGEST } from "./prices.ts";

const plant = planter("alicloud");

/** What is in use says so: these leave the tag out that spares everything else. */
const { "kept-idle": _, ...used } = tags;
const { "service-reason": _reason, ...unexplained } = tags;
const MACHINE = "i-uf66jeqopgqa9hdn0000";

const address: alicloud.ecs.EipAddressArgs = { tags };

const tagPolicy = (...keys: readonly string[]) =>
  JSON.stringify({
    tags: Object.fromEntries(keys.map((key) => [key, { tag_key: { "@@assign": key } }])),
  });
const KEYS = ["department", "business-line", "project", "environment", "owner", "data-class"];

export const alicloudCostFaults: readonly Fault[] = [
  plant("cost-no-idle-gateway", alicloud.vpc.NatGateway, {
    compliant: {
      vpcId: "vpc-uf6f7l4fg90xxxxxxxxxx",
      vswitchId: "vsw-uf6f7l4fg90xxxxxxxxxx",
      natType: "Enhanced",
      tags: used,
    },
    broken: {},
    beside: (gateway, name, broken, opts) => {
      if (broken) return;
      new alicloud.vpc.SnatEntry(
        `${name}-entry`,
        {
          snatTableId: (gateway as alicloud.vpc.NatGateway).snatTableIds,
          sourceCidr: "10.16.0.0/24",
          snatIp: "47.100.0.1",
        },
        opts,
      );
    },
  }),
  plant("cost-no-orphan-address", alicloud.ecs.EipAddress, {
    compliant: { tags: used },
    broken: {},
    beside: ({ id }, name, broken, opts) => {
      if (broken) return;
      new alicloud.ecs.EipAssociation(
        `${name}-use`,
        { allocationId: id, instanceId: "ngw-uf6f7l4fg90xxxxxxx", instanceType: "Nat" },
        opts,
      );
    },
  }),
  plant("cost-no-orphan-balancer", alicloud.nlb.LoadBalancer, {
    compliant: {
      vpcId: "vpc-uf6f7l4fg90xxxxxxxxxx",
      addressType: "Intranet",
      zoneMappings: [
        { vswitchId: "vsw-uf6f7l4fg90xxxxxxxxxx", zoneId: "cn-shanghai-b" },
        { vswitchId: "vsw-uf6f7l4fg90yyyyyyyyyy", zoneId: "cn-shanghai-g" },
      ],
      deletionProtectionEnabled: true,
      tags: used,
    },
    broken: {},
    beside: ({ id }, name, broken, opts) => {
      if (broken) return;
      new alicloud.nlb.Listener(
        `${name}-listener`,
        {
          loadBalancerId: id,
          listenerPort: 443,
          listenerProtocol: "TCP",
          serverGroupId: "sgp-uf6f7l4fg90xxxxxxx",
          tags,
        },
        opts,
      );
    },
  }),
  plant("cost-no-orphan-disk", alicloud.ecs.Disk, {
    compliant: { zoneId: "cn-shanghai-b", size: 20, encrypted: true, kmsKeyId: KEY, tags: used },
    broken: {},
    beside: ({ id }, name, broken, opts) => {
      if (broken) return;
      new alicloud.ecs.EcsDiskAttachment(`${name}-use`, { diskId: id, instanceId: MACHINE }, opts);
    },
  }),
  plant("cost-no-prepaid-test", alicloud.ecs.EipAddress, {
    compliant: { ...address, paymentType: "Subscription" },
    broken: { tags: { ...tags, environment: "test", expiry: "2026-12-31" } },
  }),
  plant("cost-no-spot-production", alicloud.ecs.Instance, {
    compliant: instance,
    broken: { spotStrategy: "SpotAsPriceGo" },
  }),
  plant("cost-no-stopped-machine", alicloud.ecs.Instance, {
    compliant: { ...instance, tags: used },
    broken: { status: "Stopped" },
  }),
  plant("cost-require-auto-renewal", alicloud.ecs.Instance, {
    compliant: { ...instance, instanceChargeType: "PrePaid", period: 12, renewalStatus: "AutoRenewal" },
    broken: { renewalStatus: "Normal" },
  }),
  plant("cost-require-bandwidth-cap", alicloud.ecs.EipAddress, {
    compliant: { ...address, internetChargeType: "PayByBandwidth", bandwidth: "100" },
    broken: { bandwidth: "500" },
  }),
  plant("cost-require-within-budget", alicloud.rds.Instance, {
    compliant: database,
    broken: { instanceType: LARGEST.alicloud },
    at: STACK,
  }),
  plant("lifecycle-require-approved-service", alicloud.live.Caster, {
    compliant: { casterName: "shows", normType: 1, paymentType: "PayAsYouGo", tags },
    broken: { tags: unexplained },
  }),
  plant("lifecycle-require-change-window", alicloud.cs.ManagedKubernetes, {
    compliant: { ...ack, maintenanceWindow: window("2026-12-01T02:00:00.000+08:00") },
    broken: { maintenanceWindow: window("2026-12-01T12:00:00.000+08:00") },
  }),
  plant("lifecycle-require-name-parts", alicloud.ecs.Instance, {
    compliant: { ...instance, instanceName: "pos-prod-01" },
    broken: { instanceName: "server" },
  }),
  plant("tag-require-billed-keys", alicloud.tag.MetaTag, {
    compliant: { key: "department", values: ["it"] },
    broken: {},
    beside: (_subject, name, broken, opts) => {
      for (const key of broken ? [] : ["business-line", "project", "environment"]) {
        new alicloud.tag.MetaTag(`${name}-${key}`, { key, values: ["any"] }, opts);
      }
    },
  }),
  plant("tag-require-policy", alicloud.tag.Policy, {
    compliant: { policyName: "mall", policyContent: tagPolicy(...KEYS), userType: "RD" },
    broken: { policyContent: tagPolicy(...KEYS.slice(1)) },
    beside: ({ id }, name, _broken, opts) => {
      new alicloud.tag.PolicyAttachment(
        `${name}-root`,
        { policyId: id, targetId: "r-ab12cd", targetType: "ROOT" },
        opts,
      );
    },
  }),
  plant("tag-require-propagation", alicloud.ess.ScalingConfiguration, {
    compliant: scalingMachines,
    broken: { tags: {} },
    also: ["tag-require-keys"],
  }),
  plant("tag-require-volume-tags", alicloud.ecs.Instance, {
    compliant: instance,
    broken: { volumeTags: {} },
  }),
];

function window(maintenanceTime: string) {
  return { enable: true, maintenanceTime, duration: "3h", weeklyPeriod: "Monday" };
}

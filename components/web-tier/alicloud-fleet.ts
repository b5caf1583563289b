import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import type { MakeChild } from "../component.ts";
import { isoMinutes } from "./clock.ts";
import type { WebTierArgs } from "./contract.ts";
import type { AlicloudWebTierLayout, ZoneGroup } from "./layout.ts";
import { RELEASE } from "./limits.ts";

interface Surroundings {
  readonly servers: alicloud.ecs.SecurityGroup;
  readonly targets: alicloud.alb.ServerGroup;
  readonly after: readonly pulumi.Resource[];
}

interface Fleet {
  readonly groups: ReadonlyMap<string, alicloud.ess.ScalingGroup>;
  readonly role: alicloud.ram.Role;
}

/** The servers: role, template, a group in each zone, and when there are how many. */
export function alicloudFleet(
  make: MakeChild,
  layout: AlicloudWebTierLayout,
  args: WebTierArgs,
  around: Surroundings,
): Fleet {
  const { role, granted } = serverRole(make, layout);
  const template = launchTemplate(make, layout, args, around.servers, role);
  const groups = layout.groups.map((zone) => {
    const group = scalingGroup(make, layout, args, zone, template, {
      ...around,
      after: [...around.after, ...granted],
    });
    // Groups with spot machines choose by price, and have no step-by-step replacement.
    if (layout.spot === undefined) release(make, zone, group, template);
    scaling(make, layout, zone, group);
    return [zone.zone, group] as const;
  });
  return { groups: new Map(groups), role };
}

function serverRole(make: MakeChild, { role: { name, trust, permissions } }: AlicloudWebTierLayout) {
  const role = make(alicloud.ram.Role, "servers", {
    roleName: name,
    description: "The servers of a web tier",
    assumeRolePolicyDocument: JSON.stringify(trust),
  });
  if (permissions === undefined) return { role, granted: [] };
  const policy = make(alicloud.ram.Policy, "servers", {
    policyName: name,
    description: "What the servers of a web tier use",
    policyDocument: JSON.stringify(permissions),
  });
  const attached = make(alicloud.ram.RolePolicyAttachment, "servers", {
    roleName: role.roleName,
    policyName: policy.policyName,
    policyType: "Custom",
  });
  return { role, granted: [attached] };
}

function launchTemplate(
  make: MakeChild,
  layout: AlicloudWebTierLayout,
  { server, key, vpcId }: WebTierArgs,
  servers: alicloud.ecs.SecurityGroup,
  role: alicloud.ram.Role,
): alicloud.ecs.EcsLaunchTemplate {
  const { setup, diskGb } = layout.server;
  return make(alicloud.ecs.EcsLaunchTemplate, "servers", {
    launchTemplateName: layout.names.template,
    description: "Servers of a web tier",
    updateDefaultVersionNumber: true,
    imageId: server.image,
    instanceType: server.type,
    instanceName: layout.names.template,
    instanceChargeType: "PostPaid",
    // The group says how many of them are.
    spotStrategy: layout.spot === undefined ? "NoSpot" : "SpotAsPriceGo",
    networkType: "vpc",
    vpcId,
    internetMaxBandwidthOut: 0,
    securityGroupIds: [servers.id, ...(server.groups ?? [])],
    ramRoleName: role.roleName,
    securityEnhancementStrategy: "Active",
    httpEndpoint: "enabled",
    httpTokens: "required",
    httpPutResponseHopLimit: 1,
    systemDisk: {
      category: "cloud_essd",
      performanceLevel: "PL1",
      size: diskGb,
      encrypted: true,
      kmsKeyId: key.id,
      deleteWithInstance: true,
    },
    // Of servers, disks and interfaces; the template's own are the others.
    tags: { ...layout.launchTags },
    templateTags: { ...layout.launchTags },
    ...(setup === undefined ? {} : { userData: Buffer.from(setup).toString("base64") }),
  });
}

function scalingGroup(
  make: MakeChild,
  layout: AlicloudWebTierLayout,
  { subnets }: WebTierArgs,
  zone: ZoneGroup,
  template: alicloud.ecs.EcsLaunchTemplate,
  { targets, after }: Surroundings,
): alicloud.ess.ScalingGroup {
  const { spot, server } = layout;
  return make(
    alicloud.ess.ScalingGroup,
    zone.zone,
    {
      scalingGroupName: zone.name,
      minSize: zone.minimum,
      maxSize: zone.maximum,
      vswitchIds: [subnets[zone.zone] ?? ""],
      launchTemplateId: template.id,
      launchTemplateVersion: template.latestVersionNumber.apply(String),
      albServerGroups: [{ albServerGroupId: targets.id, port: server.port, weight: 100 }],
      healthCheckType: "LOAD_BALANCER",
      defaultCooldown: server.warmupSeconds,
      removalPolicies: ["OldestScalingConfiguration", "OldestInstance"],
      ...(spot === undefined
        ? { multiAzPolicy: "PRIORITY" }
        : {
            multiAzPolicy: "COST_OPTIMIZED",
            onDemandBaseCapacity: zone.onDemandBase,
            onDemandPercentageAboveBaseCapacity: spot.onDemandPercent,
            spotInstancePools: Math.min(spot.types.length, 10),
            spotInstanceRemedy: true,
            compensateWithOnDemand: true,
            launchTemplateOverrides: spot.types.map((instanceType) => ({ instanceType })),
          }),
    },
    {
      dependsOn: [...after],
      ignoreChanges: [
        // Schedules move the floor; a deployment at noon must not put the night's back.
        ...(zone.actions.length === 0 ? [] : ["minSize"]),
        // A release brings the version: here it would be back in one step, past the tenth.
        ...(spot === undefined ? ["launchTemplateVersion"] : []),
      ],
    },
  );
}

/** A tenth, half an hour, all. Servers that are as they should be are left alone. @clause 11.5.4-a */
function release(
  make: MakeChild,
  { zone }: ZoneGroup,
  group: alicloud.ess.ScalingGroup,
  template: alicloud.ecs.EcsLaunchTemplate,
): void {
  make(alicloud.ess.InstanceRefresh, zone, {
    scalingGroupId: group.id,
    desiredConfigurationLaunchTemplateId: template.id,
    desiredConfigurationLaunchTemplateVersion: template.latestVersionNumber.apply(String),
    checkpoints: RELEASE.percents.map((percentage) => ({ percentage })),
    checkpointPauseTime: RELEASE.watchMinutes,
    minHealthyPercentage: 100,
    maxHealthyPercentage: 110,
    skipMatching: true,
  });
}

function scaling(
  make: MakeChild,
  { cpuTarget, server, capacity }: AlicloudWebTierLayout,
  { zone, name, actions }: ZoneGroup,
  group: alicloud.ess.ScalingGroup,
): void {
  make(alicloud.ess.ScalingRule, zone, {
    scalingGroupId: group.id,
    scalingRuleName: name,
    scalingRuleType: "TargetTrackingScalingRule",
    metricName: "CpuUtilization",
    targetValue: cpuTarget,
    estimatedInstanceWarmup: server.warmupSeconds,
    scaleOutEvaluationCount: 3,
    scaleInEvaluationCount: 15,
    disableScaleIn: false,
  });
  for (const action of actions) {
    make(alicloud.ess.ScheduledTask, action.key, {
      scalingGroupId: group.id,
      scheduledTaskName: action.name,
      description: action.why,
      launchTime: isoMinutes(action.first),
      minValue: action.servers,
      launchExpirationTime: 600,
      taskEnabled: true,
      ...(action.every === "day"
        ? { recurrenceType: "Daily", recurrenceValue: "1", recurrenceEndTime: isoMinutes(capacity.until) }
        : {}),
    });
  }
}

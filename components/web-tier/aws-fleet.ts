import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { MakeChild } from "../component.ts";
import { launchTemplateTags, scalingGroupTags } from "../tagging/propagation.ts";
import type { PlannedAction } from "./capacity-plan.ts";
import { isoSeconds } from "./clock.ts";
import type { WebTierArgs } from "./contract.ts";
import type { AwsWebTierLayout } from "./layout.ts";
import { RELEASE } from "./limits.ts";

interface Surroundings {
  readonly servers: aws.ec2.SecurityGroup;
  readonly targets: aws.lb.TargetGroup;
  readonly alarms: readonly aws.cloudwatch.MetricAlarm[];
  readonly after: readonly pulumi.Resource[];
}

interface Fleet {
  readonly group: aws.autoscaling.Group;
  readonly role: aws.iam.Role;
}

/** The servers: role, template, group, and when there are how many. */
export function awsFleet(
  make: MakeChild,
  layout: AwsWebTierLayout,
  args: WebTierArgs,
  around: Surroundings,
): Fleet {
  const { role, profile, granted } = serverRole(make, layout);
  const template = launchTemplate(make, layout, args, around.servers, profile);
  const group = make(
    aws.autoscaling.Group,
    "servers",
    {
      name: layout.names.group,
      minSize: layout.capacity.minimum,
      maxSize: layout.capacity.maximum,
      vpcZoneIdentifiers: layout.zones.flatMap((zone) => args.subnets[zone] ?? []),
      targetGroupArns: [around.targets.arn],
      healthCheckType: "ELB",
      healthCheckGracePeriod: layout.server.warmupSeconds,
      defaultInstanceWarmup: layout.server.warmupSeconds,
      enabledMetrics: ["GroupDesiredCapacity", "GroupInServiceInstances", "GroupMaxSize", "GroupMinSize"],
      ...machines(layout, template),
      instanceRefresh: release(layout, around.alarms),
      tags: scalingGroupTags(layout.launchTags).map((tag) => ({ ...tag })),
    },
    {
      dependsOn: [...around.after, ...granted],
      // Schedules move the floor; a deployment at noon must not put the night's back.
      ignoreChanges: layout.capacity.actions.length === 0 ? [] : ["minSize"],
    },
  );
  make(aws.autoscaling.Policy, "cpu", {
    name: "cpu",
    autoscalingGroupName: group.name,
    policyType: "TargetTrackingScaling",
    targetTrackingConfiguration: {
      predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" },
      targetValue: layout.cpuTarget,
    },
  });
  for (const action of layout.capacity.actions) {
    make(aws.autoscaling.Schedule, action.key, {
      autoscalingGroupName: group.name,
      scheduledActionName: action.key,
      minSize: action.servers,
      // -1 leaves them as they are.
      maxSize: -1,
      desiredCapacity: -1,
      ...moment(action),
    });
  }
  return { group, role };
}

function serverRole(make: MakeChild, { role: { name, trust, permissions } }: AwsWebTierLayout) {
  const role = make(aws.iam.Role, "servers", {
    name,
    description: "The servers of a web tier",
    assumeRolePolicy: JSON.stringify(trust),
  });
  const policy = make(aws.iam.RolePolicy, "servers", {
    role: role.name,
    policy: JSON.stringify(permissions),
  });
  const profile = make(aws.iam.InstanceProfile, "servers", { name: role.name, role: role.name });
  return { role, profile, granted: [policy] };
}

function launchTemplate(
  make: MakeChild,
  layout: AwsWebTierLayout,
  { server, key }: WebTierArgs,
  servers: aws.ec2.SecurityGroup,
  profile: aws.iam.InstanceProfile,
): aws.ec2.LaunchTemplate {
  const { setup, diskGb } = layout.server;
  return make(aws.ec2.LaunchTemplate, "servers", {
    name: layout.names.template,
    description: "Servers of a web tier",
    updateDefaultVersion: true,
    imageId: server.image,
    instanceType: server.type,
    iamInstanceProfile: { arn: profile.arn },
    ebsOptimized: "true",
    monitoring: { enabled: true },
    metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
    networkInterfaces: [
      {
        deviceIndex: 0,
        associatePublicIpAddress: "false",
        deleteOnTermination: "true",
        securityGroups: [servers.id, ...(server.groups ?? [])],
      },
    ],
    blockDeviceMappings: [
      {
        deviceName: layout.rootDevice,
        ebs: {
          encrypted: "true",
          kmsKeyId: key.arn,
          volumeType: "gp3",
          volumeSize: diskGb,
          deleteOnTermination: "true",
        },
      },
    ],
    tagSpecifications: launchTemplateTags(layout.launchTags, layout.spot !== undefined).map((each) => ({
      resourceType: each.resourceType,
      tags: { ...each.tags },
    })),
    ...(setup === undefined ? {} : { userData: Buffer.from(setup).toString("base64") }),
  });
}

/** A version by its number: one that follows the newest could not be taken back. */
function machines(
  { capacity, spot }: AwsWebTierLayout,
  template: aws.ec2.LaunchTemplate,
): Pick<aws.autoscaling.GroupArgs, "launchTemplate" | "mixedInstancesPolicy" | "capacityRebalance"> {
  const version = template.latestVersion.apply(String);
  if (spot === undefined) return { launchTemplate: { id: template.id, version } };
  return {
    capacityRebalance: true,
    mixedInstancesPolicy: {
      instancesDistribution: {
        onDemandBaseCapacity: capacity.minimum,
        onDemandPercentageAboveBaseCapacity: spot.onDemandPercent,
        spotAllocationStrategy: "price-capacity-optimized",
      },
      launchTemplate: {
        launchTemplateSpecification: { launchTemplateId: template.id, version },
        overrides: spot.types.map((instanceType) => ({ instanceType })),
      },
    },
  };
}

/** A tenth, half an hour, all; back by itself on an alarm. @clause 11.5.4-a @clause 11.5.4-b */
function release(
  { server }: AwsWebTierLayout,
  alarms: readonly aws.cloudwatch.MetricAlarm[],
): aws.types.input.autoscaling.GroupInstanceRefresh {
  return {
    strategy: "Rolling",
    preferences: {
      checkpointPercentages: [...RELEASE.percents],
      checkpointDelay: String(RELEASE.watchMinutes * 60),
      instanceWarmup: String(server.warmupSeconds),
      minHealthyPercentage: 100,
      maxHealthyPercentage: 110,
      skipMatching: true,
      autoRollback: true,
      alarmSpecification: { alarms: alarms.map(({ name }) => name) },
    },
  };
}

function moment({ every, first }: PlannedAction) {
  if (every === "once") return { startTime: isoSeconds(first) };
  const at = new Date(first);
  return { recurrence: `${at.getUTCMinutes()} ${at.getUTCHours()} * * *`, timeZone: "Etc/UTC" };
}

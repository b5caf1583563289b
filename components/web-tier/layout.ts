import { CPU_TARGET } from "../capacity/limits.ts";
import { Faults } from "../faults.ts";
import { globalName, physicalName } from "../naming/layout.ts";
import type { PlannedPolicy } from "../policy-document.ts";
import type { Tags } from "../tagging/contract.ts";
import { mergeTags, tagText } from "../tagging/layout.ts";
import type { Cloud } from "../workload/check.ts";
import { type ClientRule, clientRules, type ServicePort } from "../workload/client-rules.ts";
import { type CapacityPlan, planCapacity } from "./capacity-plan.ts";
import { checkWebTier } from "./check.ts";
import { renderSetup } from "./cloud-setup.ts";
import type { AccessLogArgs, BalancerSubnet, WebTierArgs } from "./contract.ts";
import { DRAIN_SECONDS, WARMUP_SECONDS } from "./limits.ts";
import { describeRollbackAlarms, type RollbackAlarm } from "./rollback-alarms.ts";
import { alicloudServerRole, awsServerRole, type ServerRole } from "./server-role.ts";

interface CommonLayout {
  readonly region: string;
  readonly internet: boolean;
  /** Whether requests have to carry the delivery network's header. */
  readonly behindNetwork: boolean;
  readonly shielded: boolean;
  /** Zones with the balancer's and the servers' subnets. */
  readonly zones: readonly string[];
  readonly entrance: readonly ClientRule[];
  readonly server: PlannedServer;
  readonly capacity: CapacityPlan;
  readonly cpuTarget: number;
  /** What servers, their disks and interfaces carry. */
  readonly launchTags: Tags;
  /** What was opted out of; on the balancer. */
  readonly waivers: Tags;
  readonly spot?: { readonly onDemandPercent: number; readonly types: readonly string[] };
  readonly role: ServerRole;
  readonly policies: readonly PlannedPolicy[];
}

interface PlannedServer {
  readonly protocol: "HTTP" | "HTTPS";
  readonly port: number;
  readonly healthPath: string;
  readonly diskGb: number;
  readonly warmupSeconds: number;
  readonly drainSeconds: number;
  /** cloud-init text; absent where nothing is set up. */
  readonly setup?: string;
}

export interface AwsWebTierLayout extends CommonLayout {
  readonly names: AwsNames;
  readonly rootDevice: string;
  readonly alarms: readonly RollbackAlarm[];
}

interface AwsNames {
  readonly balancer: string;
  readonly targets: string;
  readonly template: string;
  readonly group: string;
  readonly role: string;
}

export interface AlicloudWebTierLayout extends CommonLayout {
  readonly names: AlicloudNames;
  /** Where the balancer's requests to servers come from. */
  readonly fromBalancer: readonly ClientRule[];
  readonly groups: readonly ZoneGroup[];
  readonly retentionDays: number;
}

export interface AlicloudNames {
  readonly balancer: string;
  readonly entrance: string;
  readonly servers: string;
  readonly targets: string;
  readonly nowhere: string;
  readonly template: string;
  readonly role: string;
  readonly project: string;
  readonly store: string;
}

/**
 * One scaling group a zone: groups of Alibaba Cloud replace their servers step by step only where they fill zones by
 * priority, which with several zones is one zone. The balancer spreads over all of them.
 */
export interface ZoneGroup {
  readonly zone: string;
  readonly name: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly onDemandBase: number;
  readonly actions: readonly ZoneAction[];
}

interface ZoneAction {
  readonly key: string;
  readonly name: string;
  readonly why: string;
  readonly servers: number;
  readonly first: number;
  readonly every: "day" | "once";
}

/**
 * Arguments → layout.
 * @throws BadInput with every fault of the arguments at once, before any resource exists.
 */
export function layoutAwsWebTier(name: string, args: WebTierArgs): AwsWebTierLayout {
  const common = commonLayout(name, "aws", args);
  const names: AwsNames = {
    balancer: physicalName("aws:lb/loadBalancer:LoadBalancer", name),
    targets: physicalName("aws:lb/targetGroup:TargetGroup", name),
    template: physicalName("aws:ec2/launchTemplate:LaunchTemplate", name),
    group: physicalName("aws:autoscaling/group:Group", name),
    role: physicalName("aws:iam/role:Role", name, args.region, "servers"),
  };
  const role = awsServerRole(names.role, args);
  return {
    ...common,
    names,
    role,
    policies: role.policies,
    rootDevice: args.server.rootDevice ?? "/dev/xvda",
    alarms: describeRollbackAlarms(name, args.system, common.server.warmupSeconds),
  };
}

/** @throws BadInput with every fault of the arguments at once, before any resource exists. */
export function layoutAlicloudWebTier(name: string, args: WebTierArgs): AlicloudWebTierLayout {
  const common = commonLayout(name, "alicloud", args);
  const names: AlicloudNames = {
    balancer: physicalName("alicloud:alb/loadBalancer:LoadBalancer", name),
    entrance: physicalName("alicloud:ecs/securityGroup:SecurityGroup", name, "entrance"),
    servers: physicalName("alicloud:ecs/securityGroup:SecurityGroup", name, "servers"),
    targets: physicalName("alicloud:alb/serverGroup:ServerGroup", name, "servers"),
    nowhere: physicalName("alicloud:alb/serverGroup:ServerGroup", name, "nowhere"),
    template: physicalName("alicloud:ecs/ecsLaunchTemplate:EcsLaunchTemplate", name),
    role: physicalName("alicloud:ram/role:Role", name, args.region, "servers"),
    project: globalName("alicloud:log/project:Project", [args.account, args.region], name, "access"),
    store: "access-log",
  };
  const role = alicloudServerRole(names.role, args);
  return {
    ...common,
    names,
    role,
    policies: role.policies,
    fromBalancer: fromSubnets(args.balancerSubnets, common.server.port),
    groups: common.zones.map((zone) => zoneGroup(name, zone, common)),
    retentionDays: retentionOf(args.accessLog),
  };
}

type Common = Omit<CommonLayout, "role" | "policies">;

function commonLayout(name: string, cloud: Cloud, args: WebTierArgs): Common {
  const faults = new Faults(`web tier "${name}"`);
  checkWebTier(faults, cloud, args);
  faults.throwIfAny();
  const { exposure, server, interruptible } = args;
  const edge = exposure.to === "internet" ? exposure.edge : undefined;
  const waivers = waiversOf(args);
  return {
    region: args.region,
    internet: exposure.to === "internet",
    behindNetwork: edge !== undefined && "provider" in edge && edge.origin !== undefined,
    shielded: edge !== undefined && "provider" in edge,
    zones: Object.keys(args.subnets).sort(),
    entrance: entranceRules(args),
    server: {
      protocol: server.plain === undefined ? "HTTPS" : "HTTP",
      port: server.port,
      healthPath: server.healthPath ?? "/healthz",
      diskGb: server.diskGb ?? 40,
      warmupSeconds: server.warmupSeconds ?? WARMUP_SECONDS,
      drainSeconds: server.drainSeconds ?? DRAIN_SECONDS,
      ...(server.setup === undefined ? {} : { setup: renderSetup(server.setup) }),
    },
    capacity: planCapacity(args.capacity),
    cpuTarget: args.capacity.cpuTarget ?? CPU_TARGET.default,
    launchTags: mergeTags({ Name: name }, args.tags, waivers),
    waivers,
    ...(interruptible === undefined
      ? {}
      : {
          spot: {
            onDemandPercent: interruptible.onDemandPercent ?? 50,
            types: [...new Set([server.type, ...interruptible.types])],
          },
        }),
  };
}

const PORTS: readonly ServicePort[] = [
  { name: "https", from: 443, to: 443 },
  // Answers with the way to 443 and nothing else.
  { name: "http", from: 80, to: 80 },
];

function entranceRules({ exposure }: WebTierArgs): readonly ClientRule[] {
  if (exposure.to === "inside") return clientRules(exposure.clients, PORTS);
  return clientRules({ internet: { reason: "customers", prefixes: ["0.0.0.0/0"] } }, PORTS);
}

function fromSubnets(subnets: Readonly<Record<string, BalancerSubnet>>, port: number): readonly ClientRule[] {
  return Object.entries(subnets).map(([zone, { ipv4 }]) => ({
    key: `from-balancer-${zone}`,
    port: { name: "app", from: port, to: port },
    reason: "the balancer's requests and health checks",
    peer: { prefix: ipv4 },
  }));
}

function waiversOf({ exposure, server, interruptible }: WebTierArgs): Tags {
  const edge = exposure.to === "internet" && "none" in exposure.edge ? exposure.edge.none : undefined;
  return {
    ...waiver("waiver-edge", edge),
    ...waiver("waiver-plain", server.plain),
    ...waiver("waiver-interruptible", interruptible),
  };
}

function waiver(key: string, of: { readonly reason: string; readonly owner: string } | undefined): Tags {
  return of === undefined ? {} : { [key]: tagText(`${of.reason} - ${of.owner}`) };
}

function retentionOf(accessLog: AccessLogArgs): number {
  return "retentionDays" in accessLog ? accessLog.retentionDays : 184;
}

function zoneGroup(name: string, zone: string, { capacity, zones }: Common): ZoneGroup {
  const share = (servers: number) => Math.ceil(servers / zones.length);
  return {
    zone,
    name: physicalName("alicloud:ess/scalingGroup:ScalingGroup", name, zone),
    minimum: share(capacity.minimum),
    maximum: share(capacity.maximum),
    onDemandBase: share(capacity.minimum),
    actions: capacity.actions.map(({ servers, key, ...action }) => ({
      ...action,
      key: `${zone}-${key}`,
      name: physicalName("alicloud:ess/scheduledTask:ScheduledTask", name, zone, key),
      servers: share(servers),
    })),
  };
}

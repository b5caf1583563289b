import { Faults } from "../faults.ts";
import { globalName, physicalName } from "../naming/layout.ts";
import { arn, requirePartition } from "../partition/aws.ts";
import type { PlannedPolicy, PolicyDocument } from "../policy-document.ts";
import type { Cloud } from "../workload/check.ts";
import { type ClientRule, clientRules } from "../workload/client-rules.ts";
import type { Placement } from "../workload/contract.ts";
import { DAY_NAMES, MAINTENANCE_WINDOW } from "../workload/window.ts";
import { ROLES, type RoleKey, trustOf } from "./aws-trust.ts";
import { checkCluster, isArm } from "./check.ts";
import type { ClusterArgs } from "./contract.ts";
import { AWS_VERSION, DISK, SERVICES } from "./limits.ts";
import { manifestText } from "./manifests.ts";

interface CommonLayout {
  readonly name: string;
  readonly services: string;
  readonly groups: readonly PlannedGroup[];
  readonly manifests: string;
  readonly system: { readonly system?: string };
}

export interface PlannedGroup {
  readonly key: string;
  readonly name: string;
  readonly types: readonly string[];
  readonly least: number;
  readonly most: number;
  readonly diskGb: number;
  readonly arm: boolean;
  readonly labels: Readonly<Record<string, string>>;
}

export interface AwsClusterLayout extends CommonLayout {
  readonly version: string;
  readonly subnets: readonly Placement["vpcId"][];
  readonly gate: readonly ClientRule[];
  readonly logGroup: string;
  readonly roles: Readonly<Record<RoleKey, PlannedRole>>;
  readonly people: readonly PlannedPerson[];
  readonly policies: readonly PlannedPolicy[];
}

interface PlannedRole {
  readonly name: string;
  readonly trust: PolicyDocument;
  readonly managed: readonly string[];
}

interface PlannedPerson {
  readonly key: string;
  readonly principal: string;
  /** ARN of the service's own policy. */
  readonly policy: string;
}

export interface AlicloudClusterLayout extends CommonLayout {
  readonly version: string | undefined;
  readonly subnets: readonly Placement["vpcId"][];
  readonly podSubnets: readonly Placement["vpcId"][];
  readonly project: string;
  readonly people: readonly {
    readonly key: string;
    readonly uid: string;
    readonly role: "admin" | "restricted";
  }[];
  readonly namespaces: readonly string[];
  readonly window: { readonly time: string; readonly hours: string; readonly day: string };
}

/**
 * Arguments → layout.
 * @throws BadInput with every fault of the arguments at once, before any resource exists.
 */
export function layoutAwsCluster(name: string, args: ClusterArgs): AwsClusterLayout {
  const common = commonLayout(name, "aws", args);
  const partition = requirePartition(args.region);
  const iam = (resource: string, account = args.account) =>
    arn({ partition, service: "iam", account, resource });
  const role = (key: RoleKey): PlannedRole => ({
    name: physicalName("aws:iam/role:Role", name, key, args.region),
    trust: trustOf(key, args.region),
    managed: ROLES[key].policies.map((policy) => iam(`policy/${policy}`, "aws")),
  });
  const roles = {
    cluster: role("cluster"),
    node: role("node"),
    network: role("network"),
    volumes: role("volumes"),
    metrics: role("metrics"),
  };
  return {
    ...common,
    version: args.version ?? AWS_VERSION,
    subnets: Object.values(args.subnets),
    gate: clientRules(args.clients, [{ name: "kubernetes", from: 443, to: 443 }]),
    // The service writes to this name and no other.
    logGroup: `/aws/eks/${common.name}/cluster`,
    roles,
    people: Object.entries(args.people).map(([key, { principal, may }]) => ({
      key,
      principal,
      policy: arn({
        partition,
        service: "eks",
        account: "aws",
        resource: `cluster-access-policy/${may === "administer" ? "AmazonEKSClusterAdminPolicy" : "AmazonEKSViewPolicy"}`,
      }),
    })),
    policies: Object.entries(roles).map(([key, { name: held, trust }]) => ({
      key,
      kind: "trust",
      resource: iam(`role/${held}`),
      document: trust,
    })),
  };
}

/** @throws BadInput with every fault of the arguments at once, before any resource exists. */
export function layoutAlicloudCluster(name: string, args: ClusterArgs): AlicloudClusterLayout {
  const common = commonLayout(name, "alicloud", args);
  const { day, start, hours, offset = "+08:00" } = args.window ?? MAINTENANCE_WINDOW;
  return {
    ...common,
    version: args.version,
    subnets: Object.values(args.subnets),
    podSubnets: Object.values(args.podSubnets ?? args.subnets),
    project: globalName("alicloud:log/project:Project", [args.account, args.region], name, "cluster"),
    people: Object.entries(args.people).map(([key, { principal, may }]) => ({
      key,
      uid: principal,
      role: may === "administer" ? "admin" : "restricted",
    })),
    namespaces: Object.keys(args.namespaces),
    // Day and hour alone count; the service asks for a date.
    window: { time: `2026-01-01T${start}:00.000${offset}`, hours: `${hours}h`, day: DAY_NAMES[day] },
  };
}

function commonLayout(name: string, cloud: Cloud, args: ClusterArgs): CommonLayout {
  const faults = new Faults(`cluster "${name}"`);
  checkCluster(faults, cloud, args);
  faults.throwIfAny();
  const cluster =
    cloud === "aws" ? "aws:eks/cluster:Cluster" : "alicloud:cs/managedKubernetes:ManagedKubernetes";
  const group = cloud === "aws" ? "aws:eks/nodeGroup:NodeGroup" : "alicloud:cs/nodePool:NodePool";
  return {
    name: physicalName(cluster, name),
    services: args.services ?? SERVICES,
    groups: Object.entries(args.nodes).map(([key, { types, least, most, diskGb, labels }]) => ({
      key,
      name: physicalName(group, name, key),
      types,
      least,
      most,
      diskGb: diskGb ?? DISK.usual,
      arm: isArm(types[0] ?? ""),
      labels: { ...labels, "atrium/group": key },
    })),
    manifests: manifestText(args.namespaces),
    system: args.tags.system === undefined ? {} : { system: args.tags.system },
  };
}

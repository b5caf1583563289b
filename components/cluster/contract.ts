import type { Output } from "@pulumi/pulumi";
import type { MetricTarget } from "../alarms/contract.ts";
import type { Deletion } from "../component.ts";
import type { KeyRef } from "../keys/contract.ts";
import type { Tags } from "../tagging/contract.ts";
import type { Clients, Placement } from "../workload/contract.ts";
import type { MaintenanceWindow } from "../workload/window.ts";
import type { NamespaceArgs } from "./manifests.ts";

/**
 * A Kubernetes: EKS, or ACK. Nodes in two zones or more, an API that answers inside the network alone, its audit log
 * kept, secrets under the domain's key, network policies that hold.
 */
export interface ClusterArgs extends Placement {
  readonly tags: Tags;
  /** Who may reach the API: pipelines, bastion, administrators' network. */
  readonly clients: Clients;
  /** Minor version on AWS (`1.35`); the whole one on Alibaba Cloud (`1.35.2-aliyun.1`), newest if left out. */
  readonly version?: string;
  /** Groups of nodes by a name that is kept for good. */
  readonly nodes: Readonly<Record<string, NodeGroupArgs>>;
  /** Roles with rights in the cluster: ARNs on AWS, ids of RAM roles on Alibaba Cloud. */
  readonly people: Readonly<Record<string, PersonArgs>>;
  /** What runs in it, each with its own network policy and quota. */
  readonly namespaces: Readonly<Record<string, NamespaceArgs>>;
  /** Encrypts secrets and logs. It serves eks and logs on AWS, cs on Alibaba Cloud. */
  readonly key: KeyRef;
  /** Encrypts disks of nodes. It serves autoscaling and ebs on AWS, ecs on Alibaba Cloud. Default: `key`. */
  readonly diskKey?: KeyRef;
  /** Prefix of services inside the cluster; nothing else may have it. Default: `172.20.0.0/16`. */
  readonly services?: string;
  /** Alibaba Cloud: vSwitches of the pods, by zone. Default: those of the nodes. */
  readonly podSubnets?: Placement["subnets"];
  /** Alibaba Cloud: when the service works at nodes. Default: Tuesday, 2 to 4 o'clock. @clause 12.1.2-c */
  readonly window?: MaintenanceWindow;
  readonly deletion?: Deletion;
}

export interface NodeGroupArgs {
  /** Instance types, the first one preferred; of one processor architecture. */
  readonly types: readonly string[];
  /** At least two, so that one may go. */
  readonly least: number;
  readonly most: number;
  /** GiB of each node's disk. Default: 80. */
  readonly diskGb?: number;
  readonly labels?: Readonly<Record<string, string>>;
}

export interface PersonArgs {
  readonly principal: string;
  readonly may: "administer" | "view";
}

export interface ClusterOutputs {
  readonly clusterName: Output<string>;
  /** Address of the API inside the network. */
  readonly endpoint: Output<string>;
  /** Namespaces, network policies and quotas as YAML, for `kubectl apply` or a GitOps repository. */
  readonly manifests: string;
  /** What `alarms` watches: nodes that fail, and groups that are too small. */
  readonly alarmTargets: Readonly<Record<string, MetricTarget>>;
}

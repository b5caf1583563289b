import { type FaultCase, keyFor } from "../workload/testing.ts";
import type { ClusterArgs } from "./contract.ts";
import { NAMESPACES } from "./testing.ts";

const group = (more: Partial<ClusterArgs["nodes"][string]>): ClusterArgs["nodes"] => ({
  general: { types: ["m7g.large"], least: 3, most: 9, ...more },
});
const aliGroup = (more: Partial<ClusterArgs["nodes"][string]>): ClusterArgs["nodes"] => ({
  general: { types: ["ecs.g8i.large"], least: 3, most: 9, ...more },
});
const SHOP: ClusterArgs["namespaces"][string] = {
  purpose: "the shop",
  most: { pods: 60, cpu: "24", memory: "48Gi" },
};
const shop = (more: Partial<typeof SHOP>): ClusterArgs["namespaces"] => ({ shop: { ...SHOP, ...more } });
const out = (prefixes: readonly string[], ports: readonly number[]): ClusterArgs["namespaces"] =>
  shop({ to: { database: { reason: "orders", prefixes, ports } } });
const ROLE = "arn:aws:iam::111122223333:role/platform";

export const faultCases: readonly FaultCase<ClusterArgs>[] = [
  {
    title: "stands in one zone",
    cloud: "alicloud",
    args: { subnets: { "cn-shanghai-a": "vsw-a" } },
    code: "placement.zones",
    twin: { subnets: { "cn-shanghai-a": "vsw-a", "cn-shanghai-b": "vsw-b" } },
  },
  {
    title: "opens its API to the internet",
    cloud: "aws",
    args: { clients: { all: { reason: "from home", prefixes: ["0.0.0.0/0"] } } },
    code: "clients.public",
    twin: { clients: { all: { reason: "from the office", prefixes: ["10.1.0.0/16"] } } },
  },
  {
    title: "runs a version that nobody mends",
    cloud: "aws",
    args: { version: "1.29" },
    code: "cluster.version",
    twin: { version: "1.36" },
  },
  {
    title: "runs a version that ACK mends no more",
    cloud: "alicloud",
    args: { version: "1.32.1-aliyun.1" },
    code: "cluster.version",
    twin: { version: "1.36.1-aliyun.1" },
  },
  {
    title: "names half a version of ACK",
    cloud: "alicloud",
    args: { version: "1.35" },
    code: "cluster.version",
    twin: { version: "1.35.2-aliyun.1" },
  },
  {
    title: "has a group of one node",
    cloud: "aws",
    args: { nodes: group({ least: 1 }) },
    code: "cluster.least",
    twin: { nodes: group({ least: 2 }) },
  },
  {
    title: "has a group that is larger at least than at most",
    cloud: "alicloud",
    args: { nodes: aliGroup({ least: 5, most: 4 }) },
    code: "cluster.size",
    twin: { nodes: aliGroup({ least: 4, most: 5 }) },
  },
  {
    title: "mixes processors in a group",
    cloud: "aws",
    args: { nodes: group({ types: ["m7g.large", "m7i.large"] }) },
    code: "cluster.types",
    twin: { nodes: group({ types: ["m7i.large", "m6i.large"] }) },
  },
  {
    title: "has types of the other cloud",
    cloud: "alicloud",
    args: { nodes: group({}) },
    code: "cluster.types",
    twin: { nodes: aliGroup({ types: ["ecs.g8y.large"] }) },
  },
  {
    title: "has disks that images alone would fill",
    cloud: "aws",
    args: { nodes: group({ diskGb: 20 }) },
    code: "cluster.disk",
    twin: { nodes: group({ diskGb: 100 }) },
  },
  {
    title: "has more nodes in a group than EKS takes",
    cloud: "aws",
    args: { nodes: group({ most: 451 }) },
    code: "cluster.size",
    twin: { nodes: group({ most: 450 }) },
  },
  {
    title: "has more nodes than ACK takes",
    cloud: "alicloud",
    args: { nodes: { ...aliGroup({ most: 600 }), other: { types: ["ecs.g8i.large"], least: 2, most: 600 } } },
    code: "cluster.quota",
    twin: { nodes: { ...aliGroup({ most: 500 }), other: { types: ["ecs.g8i.large"], least: 2, most: 500 } } },
  },
  {
    title: "has a key that does not serve disks",
    cloud: "aws",
    args: { key: keyFor("eks", "ebs", "logs") },
    code: "keys.serves",
    twin: {},
  },
  {
    title: "has a key for disks that does not serve them",
    cloud: "aws",
    args: { key: keyFor("eks", "logs"), diskKey: keyFor("ebs") },
    code: "keys.serves",
    twin: { key: keyFor("eks", "logs"), diskKey: keyFor("ebs", "autoscaling") },
  },
  {
    title: "has a key that does not serve secrets",
    cloud: "alicloud",
    args: { key: keyFor("ecs") },
    code: "keys.serves",
    twin: {},
  },
  {
    title: "has nobody who may administer",
    cloud: "aws",
    args: { people: { audit: { principal: ROLE, may: "view" } } },
    code: "cluster.people",
    twin: { people: { platform: { principal: ROLE, may: "administer" } } },
  },
  {
    title: "gives rights to a user",
    cloud: "aws",
    args: { people: { me: { principal: "arn:aws:iam::111122223333:user/me", may: "administer" } } },
    code: "cluster.principal",
    twin: { people: { me: { principal: ROLE, may: "administer" } } },
  },
  {
    title: "gives services the addresses of its database",
    cloud: "aws",
    args: { services: "10.9.0.0/16" },
    code: "cluster.services",
    twin: { services: "192.168.0.0/16" },
  },
  {
    title: "gives services a public prefix",
    cloud: "alicloud",
    args: { services: "100.64.0.0/16" },
    code: "cluster.prefix",
    twin: { services: "172.21.0.0/20" },
  },
  {
    title: "has a namespace that Kubernetes keeps",
    cloud: "aws",
    args: { namespaces: { "kube-shop": SHOP } },
    code: "cluster.namespace",
    twin: { namespaces: shop({}) },
  },
  {
    title: "lets pods out on every port",
    cloud: "aws",
    args: { namespaces: out(["10.9.16.0/24"], []) },
    code: "cluster.to",
    twin: { namespaces: out(["10.9.16.0/24"], [5432]) },
  },
  {
    title: "lets pods out to the internet",
    cloud: "alicloud",
    args: { namespaces: out(["0.0.0.0/0"], [443]) },
    code: "cluster.prefix",
    twin: { namespaces: out(["10.200.0.0/16"], [443]) },
  },
  {
    title: "lets in a namespace that is not there",
    cloud: "aws",
    args: { namespaces: shop({ from: ["web"] }) },
    code: "cluster.from",
    twin: { namespaces: NAMESPACES },
  },
  {
    title: "has a quota that is no amount",
    cloud: "aws",
    args: { namespaces: shop({ most: { pods: 10, cpu: "four", memory: "8Gi" } }) },
    code: "cluster.most",
    twin: { namespaces: shop({ most: { pods: 10, cpu: "4", memory: "8Gi" } }) },
  },
  {
    title: "has the service work at nodes by day",
    cloud: "alicloud",
    args: { window: { day: "sun", start: "10:00", hours: 2 } },
    code: "window.opening-hours",
    twin: { window: { day: "sun", start: "23:00", hours: 4 } },
  },
  {
    title: "puts pods where no nodes are",
    cloud: "alicloud",
    args: { podSubnets: { "cn-shanghai-e": "vsw-e" } },
    code: "cluster.pod-zone",
    twin: { podSubnets: { "cn-shanghai-a": "vsw-pods-a", "cn-shanghai-b": "vsw-pods-b" } },
  },
];

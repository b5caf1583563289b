import { MalformedAddress, PrefixSet, parsePrefix, RFC1918 } from "../../ipam/index.ts";
import type { Faults } from "../faults.ts";
import { checkServes } from "../keys/serves.ts";
import { type Cloud, checkClients, checkPlacement, checkWhole } from "../workload/check.ts";
import { checkWindow, MAINTENANCE_WINDOW } from "../workload/window.ts";
import type { ClusterArgs, NodeGroupArgs } from "./contract.ts";
import {
  ALICLOUD_GROUPS,
  ALICLOUD_NODES,
  AWS_GROUP_NODES,
  AWS_GROUPS,
  DISK,
  SERVICES,
  SERVICES_LENGTH,
  VERSIONS,
} from "./limits.ts";

const NAME = /^[a-z][a-z0-9-]{0,30}[a-z0-9]$/;

/** Kubernetes keeps these for itself. */
const RESERVED = /^(?:default|kube-.*|amazon-cloudwatch|ack-.*|arms-prom)$/;

export function checkCluster(faults: Faults, cloud: Cloud, args: ClusterArgs): void {
  checkPlacement(faults, cloud, args, 2);
  checkClients(faults, args.clients);
  const disks = args.diskKey === undefined ? "key" : "diskKey";
  const { [disks]: diskKey = args.key } = args;
  if (cloud === "aws") {
    checkServes(faults, "key", args.key, "eks", "logs");
    checkServes(faults, disks, diskKey, "autoscaling", "ebs");
  } else {
    checkServes(faults, "key", args.key, "cs");
    checkServes(faults, disks, diskKey, "ecs");
    checkWindow(faults, "window", args.window ?? MAINTENANCE_WINDOW);
    checkPodSubnets(faults, args);
  }
  checkVersion(faults, cloud, args);
  checkServices(faults, args);
  checkNodes(faults, cloud, args);
  checkPeople(faults, cloud, args);
  checkNamespaces(faults, args);
}

/** @clause 4.6.2-a @clause 11.4.3-b */
function checkVersion(faults: Faults, cloud: Cloud, { version }: ClusterArgs): void {
  if (version === undefined) return;
  const shape = cloud === "aws" ? /^\d\.\d\d$/ : /^\d\.\d\d\.\d+-aliyun\.\d+$/;
  const known: readonly string[] = VERSIONS[cloud];
  if (!shape.test(version)) {
    const hint = cloud === "aws" ? "such as 1.35" : "such as 1.35.2-aliyun.1";
    faults.add("cluster.version", "version", version, "is no version of the service", hint);
  } else if (!known.includes(version.split(".").slice(0, 2).join("."))) {
    const hint = `one of ${known.join(", ")} [§4.6.2-a]`;
    faults.add("cluster.version", "version", version, "is not mended any more, or not yet there", hint);
  }
}

/** Addresses of services exist inside the cluster alone, and hide whoever has the same outside. */
function checkServices(faults: Faults, { services = SERVICES, clients, namespaces }: ClusterArgs): void {
  const own = prefix(faults, "services", services);
  if (own === undefined) return;
  const { least, most } = SERVICES_LENGTH;
  const length = Number(services.split("/")[1]);
  if (length < least || length > most) {
    faults.add(
      "cluster.services",
      "services",
      services,
      "is too wide or too narrow",
      `a /${least} to a /${most}`,
    );
  }
  const others = [
    ...Object.values(clients).flatMap((client) => ("prefixes" in client ? client.prefixes : [])),
    ...Object.values(namespaces).flatMap(({ to = {} }) =>
      Object.values(to).flatMap(({ prefixes }) => prefixes),
    ),
  ];
  const met = others.find((each) => {
    const other = parsed(each);
    return other?.overlaps(own) ?? false;
  });
  if (met !== undefined) {
    const hint = "take one that the plan leaves free";
    faults.add(
      "cluster.services",
      "services",
      services,
      `overlaps ${met}, which pods or clients have to reach`,
      hint,
    );
  }
}

function prefix(faults: Faults, path: string, text: string): PrefixSet | undefined {
  try {
    const set = PrefixSet.of([parsePrefix(text)]);
    if (RFC1918.contains(set)) return set;
    faults.add(
      "cluster.prefix",
      path,
      text,
      "is not private",
      "name a prefix of 10/8, 172.16/12 or 192.168/16",
    );
  } catch (error) {
    if (!(error instanceof MalformedAddress)) throw error;
    faults.add("cluster.prefix", path, text, error.message, error.hint);
  }
  return undefined;
}

function parsed(text: string): PrefixSet | undefined {
  try {
    const set = PrefixSet.of([parsePrefix(text)]);
    return RFC1918.contains(set) ? set : undefined;
  } catch {
    // Told where it is written, as a public one is.
    return undefined;
  }
}

function checkNodes(faults: Faults, cloud: Cloud, { nodes }: ClusterArgs): void {
  const groups = Object.entries(nodes);
  if (groups.length === 0) {
    faults.add("cluster.nodes", "nodes", undefined, "is empty, so nothing could run", "give one group");
  }
  const most = cloud === "aws" ? AWS_GROUPS : ALICLOUD_GROUPS;
  if (groups.length > most) {
    const hint = `${most} a cluster; ask the service for more`;
    faults.add("cluster.quota", "nodes", groups.length, "are more groups than a cluster has", hint);
  }
  const all = groups.reduce((sum, [, group]) => sum + group.most, 0);
  if (cloud === "alicloud" && all > ALICLOUD_NODES) {
    const hint = `${ALICLOUD_NODES} a cluster; a ticket raises it`;
    faults.add("cluster.quota", "nodes", all, "are more nodes than a cluster has", hint);
  }
  for (const [name, group] of groups) checkGroup(faults, cloud, name, group);
}

function checkGroup(faults: Faults, cloud: Cloud, name: string, group: NodeGroupArgs): void {
  const path = `nodes.${name}`;
  const { types, least, most, diskGb } = group;
  if (!NAME.test(name)) {
    const hint = "small letters, digits and hyphens, a letter first, 2 to 32";
    faults.add("cluster.name", path, name, "is no name of a group", hint);
  }
  if (types.length === 0) {
    const hint = cloud === "aws" ? "such as m7g.large" : "such as ecs.g8i.large";
    faults.add("cluster.types", `${path}.types`, undefined, "is empty", hint);
  }
  const shape = cloud === "aws" ? /^[a-z0-9-]+\.[a-z0-9-]+$/ : /^ecs\.[a-z0-9-]+\.[a-z0-9]+$/;
  for (const [index, type] of types.entries()) {
    if (shape.test(type) && (cloud === "alicloud") === type.startsWith("ecs.")) continue;
    const hint = cloud === "aws" ? "such as m7g.large" : "such as ecs.g8i.large";
    faults.add("cluster.types", `${path}.types[${index}]`, type, "is no instance type", hint);
  }
  if (new Set(types.map(isArm)).size > 1) {
    const hint = "make two groups: an image is for one architecture";
    faults.add("cluster.types", `${path}.types`, types.join(", "), "are of two architectures", hint);
  }
  const top = cloud === "aws" ? AWS_GROUP_NODES : ALICLOUD_NODES;
  if (least < 2) {
    const hint = "at least 2, so that one may go [§4.5.2-a]";
    faults.add("cluster.least", `${path}.least`, least, "is a single point of failure", hint);
  } else checkWhole(faults, "cluster.size", `${path}.least`, least, { least: 2, most: top });
  checkWhole(faults, "cluster.size", `${path}.most`, most, { least: Math.max(least, 2), most: top });
  checkWhole(faults, "cluster.disk", `${path}.diskGb`, diskGb, { ...DISK, unit: "GiB" });
}

/** `m7g.large`, `ecs.g8y.large`. */
export function isArm(type: string): boolean {
  return /^(?:[a-z]+\d+g[a-z]*\.|ecs\.[a-z]+\d+[yr]\.|a1\.)/.test(type);
}

function checkPeople(faults: Faults, cloud: Cloud, { people, account }: ClusterArgs): void {
  if (!Object.values(people).some(({ may }) => may === "administer")) {
    const hint = "name a role that may administer: whoever makes the cluster gets no rights in it";
    faults.add("cluster.people", "people", undefined, "has nobody who may administer", hint);
  }
  for (const [name, { principal }] of Object.entries(people)) {
    const path = `people.${name}.principal`;
    const fits =
      cloud === "aws"
        ? new RegExp(`^arn:[a-z-]+:iam::${account}:role/[\\w+=,.@/-]+$`).test(principal)
        : /^\d{15,20}$/.test(principal);
    if (fits) continue;
    const hint =
      cloud === "aws"
        ? "write the ARN of a role of this account"
        : "write the id of a RAM role, digits alone";
    faults.add("cluster.principal", path, principal, "is no role", hint);
  }
}

function checkNamespaces(faults: Faults, { namespaces }: ClusterArgs): void {
  for (const [name, { most, from = [], to = {} }] of Object.entries(namespaces)) {
    const path = `namespaces.${name}`;
    if (!NAME.test(name) || RESERVED.test(name)) {
      const hint = "small letters, digits and hyphens; not default, nor one that the service keeps";
      faults.add("cluster.namespace", path, name, "is no name of a namespace", hint);
    }
    checkWhole(faults, "cluster.most", `${path}.most.pods`, most.pods, { least: 1, most: 10_000 });
    for (const [part, shape] of [
      ["cpu", /^[1-9]\d*m?$/],
      ["memory", /^[1-9]\d*(?:Mi|Gi)$/],
    ] as const) {
      if (shape.test(most[part])) continue;
      const hint = part === "cpu" ? "such as 4 or 500m" : "such as 8Gi";
      faults.add("cluster.most", `${path}.most.${part}`, most[part], "is no amount", hint);
    }
    for (const [index, each] of from.entries()) {
      if (each in namespaces && each !== name) continue;
      const hint = `another one of ${Object.keys(namespaces).join(", ")}`;
      faults.add(
        "cluster.from",
        `${path}.from[${index}]`,
        each,
        "is no other namespace of this cluster",
        hint,
      );
    }
    for (const [key, { prefixes, ports }] of Object.entries(to)) {
      if (!NAME.test(key))
        faults.add("cluster.name", `${path}.to.${key}`, key, "is no key", "small letters, digits");
      for (const [index, text] of prefixes.entries())
        prefix(faults, `${path}.to.${key}.prefixes[${index}]`, text);
      for (const [index, port] of ports.entries()) {
        checkWhole(faults, "cluster.port", `${path}.to.${key}.ports[${index}]`, port, {
          least: 1,
          most: 65_535,
        });
      }
      if (prefixes.length > 0 && ports.length > 0) continue;
      // An empty list of ports would let all of them through.
      const hint = "name prefixes and ports";
      faults.add("cluster.to", `${path}.to.${key}`, undefined, "lets through everything, or nothing", hint);
    }
  }
}

function checkPodSubnets(faults: Faults, { podSubnets, subnets }: ClusterArgs): void {
  for (const zone of Object.keys(podSubnets ?? subnets)) {
    if (zone in subnets) continue;
    const hint = `pods run where nodes are: ${Object.keys(subnets).join(", ")}`;
    faults.add("cluster.pod-zone", `podSubnets.${zone}`, zone, "is a zone without nodes", hint);
  }
}

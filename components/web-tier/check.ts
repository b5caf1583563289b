import { MalformedAddress, parsePrefix } from "../../ipam/index.ts";
import type { Faults } from "../faults.ts";
import type { KeyService } from "../keys/contract.ts";
import { checkServes } from "../keys/serves.ts";
import type { PolicyStatement } from "../policy-document.ts";
import { type Cloud, checkClients, checkPlacement, checkRoute, checkWhole } from "../workload/check.ts";
import { checkCapacity } from "./check-capacity.ts";
import { checkSetup } from "./cloud-setup.ts";
import type { WebTierArgs } from "./contract.ts";
import { DRAIN, SLOW_START } from "./limits.ts";

export function checkWebTier(faults: Faults, cloud: Cloud, args: WebTierArgs): void {
  checkPlacement(faults, cloud, args, 2);
  checkEntrance(faults, cloud, args);
  checkServer(faults, cloud, args);
  checkCapacity(faults, cloud, args);
  checkPermissions(faults, args.permissions ?? []);
  checkInterruptible(faults, args);
  checkMeans(faults, cloud, args);
}

function checkEntrance(faults: Faults, cloud: Cloud, args: WebTierArgs): void {
  const { exposure, balancerSubnets, subnets, region, system } = args;
  if (!/^[a-z][a-z0-9-]{0,30}$/.test(system)) {
    const hint = "small letters, digits and hyphens, a letter first, 31 at most";
    faults.add("web-tier.system", "system", system, "is no short name of a system", hint);
  }
  for (const zone of Object.keys(subnets).filter((each) => balancerSubnets[each] === undefined)) {
    const hint = "give the balancer a subnet there: it sends nothing to zones it does not stand in";
    faults.add(
      "web-tier.zones",
      `balancerSubnets.${zone}`,
      undefined,
      "is missing, and servers stand there",
      hint,
    );
  }
  for (const [zone, { ipv4 }] of Object.entries(balancerSubnets)) {
    const path = `balancerSubnets.${zone}`;
    if (subnets[zone] === undefined) {
      const hint = "give the servers a subnet there, or leave the zone out";
      faults.add("web-tier.zones", path, zone, "has a balancer and no servers", hint);
    }
    prefix(faults, `${path}.ipv4`, ipv4);
  }
  if (exposure.to === "inside") {
    checkClients(faults, exposure.clients);
    return;
  }
  const { edge } = exposure;
  if ("none" in edge) {
    reasoned(faults, "exposure.edge.none", edge.none);
  } else if (edge.provider !== cloud || edge.region !== region) {
    const hint = `give the edge-shield of ${region}`;
    faults.add(
      "web-tier.edge-place",
      "exposure.edge",
      `${edge.provider}, ${edge.region}`,
      "shields entrances of another place",
      hint,
    );
  }
}

function prefix(faults: Faults, path: string, text: string): void {
  try {
    parsePrefix(text);
  } catch (error) {
    if (!(error instanceof MalformedAddress)) throw error;
    faults.add("web-tier.prefix", path, text, error.message, error.hint);
  }
}

function checkServer(faults: Faults, cloud: Cloud, { server }: WebTierArgs): void {
  const type = cloud === "aws" ? /^[a-z][a-z0-9-]*\d[a-z0-9-]*\.[a-z0-9]+$/ : /^ecs\.[a-z0-9-]+\.[a-z0-9]+$/;
  if (!type.test(server.type)) {
    const hint = cloud === "aws" ? "write m7g.large, for instance" : "write ecs.g8i.large, for instance";
    faults.add("web-tier.type", "server.type", server.type, "is no type of this cloud's servers", hint);
  }
  checkWhole(faults, "web-tier.port", "server.port", server.port, { least: 1, most: 65535 });
  if (server.port === 22 || server.port === 3389) {
    const hint = "let the application answer elsewhere, on 8443 for instance";
    faults.add("web-tier.port", "server.port", server.port, "is for administration", hint);
  }
  const { healthPath = "/healthz" } = server;
  if (!/^\/[\w./~-]*$/.test(healthPath) || healthPath.length > 80) {
    const hint = "letters, digits and . _ ~ - / after a slash, 80 at most";
    faults.add("web-tier.health", "server.healthPath", healthPath, "is no path", hint);
  }
  if (server.plain !== undefined) reasoned(faults, "server.plain", server.plain);
  const image = cloud === "aws" ? /^ami-[0-9a-f]{8,17}$/ : /^[a-z][\w.-]{2,}$/;
  if (typeof server.image === "string" && !image.test(server.image)) {
    const hint = "write an image's own id: a name that follows the newest cannot be taken back [§11.5.4-b]";
    faults.add("web-tier.image", "server.image", server.image, "is no id of an image", hint);
  }
  const { diskGb, warmupSeconds, drainSeconds } = server;
  checkWhole(faults, "web-tier.disk", "server.diskGb", diskGb, { least: 20, most: 2048, unit: "GiB" });
  checkWhole(faults, "web-tier.warmup", "server.warmupSeconds", warmupSeconds, {
    ...SLOW_START,
    unit: "seconds",
  });
  checkWhole(faults, "web-tier.drain", "server.drainSeconds", drainSeconds, { ...DRAIN, unit: "seconds" });
  if (server.setup !== undefined) checkSetup(faults, server.setup);
}

/** Least privilege is said out loud: no action or resource with a star alone. @clause 8.3.1-a */
function checkPermissions(faults: Faults, permissions: readonly PolicyStatement[]): void {
  for (const [index, { Effect, Action, Resource }] of permissions.entries()) {
    const path = `permissions[${index}]`;
    const wide = [Action ?? "*"].flat().find((each) => /^(?:\*|[\w-]+:\*)$/.test(each));
    if (Effect === "Allow" && wide !== undefined) {
      const hint = "name the actions that the application calls";
      faults.add("web-tier.permissions", `${path}.Action`, wide, "is everything a service can do", hint);
    }
    if (Effect === "Allow" && [Resource ?? "*"].flat().includes("*")) {
      const hint = "name the resources that the application uses";
      faults.add("web-tier.permissions", `${path}.Resource`, "*", "is every resource of the account", hint);
    }
  }
}

function checkInterruptible(faults: Faults, { interruptible, environment, server }: WebTierArgs): void {
  if (interruptible === undefined) return;
  reasoned(faults, "interruptible", interruptible);
  if (environment === "production") {
    const hint = "leave it out: capacity is taken back most of all on days when everybody sells";
    faults.add("web-tier.interruptible", "interruptible", environment, "must not be interrupted", hint);
  }
  checkWhole(faults, "web-tier.on-demand", "interruptible.onDemandPercent", interruptible.onDemandPercent, {
    least: 0,
    most: 100,
    unit: "percent",
  });
  if (interruptible.types.filter((each) => each !== server.type).length === 0) {
    const hint = "name two or three further types of about the same size";
    faults.add("web-tier.spot-types", "interruptible.types", undefined, "name no other type", hint);
  }
}

function checkMeans(faults: Faults, cloud: Cloud, args: WebTierArgs): void {
  const { key, route, accessLog, interruptible } = args;
  checkRoute(faults, cloud, route);
  const needed: readonly KeyService[] =
    cloud === "alicloud"
      ? ["ecs", "ess"]
      : ["ebs", "autoscaling", ...(interruptible === undefined ? [] : (["spot"] as const))];
  checkServes(faults, "key", key, ...needed);
  if (cloud === "aws" && !("bucket" in accessLog)) {
    const hint = "name the bucket: balancers of AWS write to no log group";
    faults.add("web-tier.access-log", "accessLog", undefined, "names no bucket [§11.4.4-a]", hint);
  }
  if (cloud === "alicloud" && !("retentionDays" in accessLog)) {
    const hint = "give retentionDays, 184 or more";
    faults.add("web-tier.access-log", "accessLog", undefined, "says no days [§11.4.4-a]", hint);
  }
  if ("retentionDays" in accessLog) {
    const range = { least: 184, most: 3650, unit: "days" };
    checkWhole(faults, "web-tier.retention", "accessLog.retentionDays", accessLog.retentionDays, range);
  }
}

function reasoned(
  faults: Faults,
  path: string,
  { reason, owner }: { readonly reason: string; readonly owner: string },
): void {
  for (const [key, text] of Object.entries({ reason, owner })) {
    if (text.trim() !== "") continue;
    const hint = "say why, and who answers for it";
    faults.add("web-tier.reason", `${path}.${key}`, undefined, "is missing", hint);
  }
}

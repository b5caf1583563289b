import { PrefixSet } from "../../../ipam/prefix-set.ts";
import { type Known, type ResourceView, type StackView, UNKNOWN } from "../../control.ts";
import { ALL_PORTS, readPorts } from "../../ports.ts";
import { at, text } from "../../reading.ts";
import type { Endpoint, FilterRule, Group, PublicAddress } from "../model.ts";
import type { Placement } from "../placement.ts";
import { endpointIn, filterRule, many, naming, openRule, part, serviceSubnet } from "../stack-parts.ts";
import { ALICLOUD_DATA, type PlacedService, type PublicFace } from "./data-services.ts";
import { borderOf } from "./firewalls.ts";
import { groupsAmong } from "./groups.ts";

/** A service, each of its ways in, and the white list of each as a group. */
interface DataService {
  readonly endpoints: readonly Endpoint[];
  readonly guards: readonly Group[];
}

const KAFKA_ENTRY = "alicloud:alikafka/instanceAllowedIpAttachment:InstanceAllowedIpAttachment";

export function readData(stack: StackView, place: Placement): readonly DataService[] {
  return Object.entries(ALICLOUD_DATA).flatMap(([type, placed]) =>
    stack.ofType(type).map((data) => readService(data, placed, stack, place)),
  );
}

function readService(
  data: ResourceView,
  placed: PlacedService,
  stack: StackView,
  place: Placement,
): DataService {
  const subnets = (placed.vswitches ?? ["vswitchId"]).flatMap((path) => {
    const [input = "", ...rest] = path.split(".");
    return place.among(data, input, deep(data.props, [input, ...rest]));
  });
  const guard = guardOf(data, placed, "guard", stack);
  const written = [data.props.privateIpAddress ?? data.props.privateIp];
  const inner = endpointIn(part(data), [...new Set(subnets)], [guard.id], [], written);
  const faces = (placed.faces ?? []).flatMap((face, n) => publicFace(data, placed, face, n, stack));
  return {
    endpoints: [inner, ...faces.map(({ endpoint }) => endpoint)],
    guards: [guard, ...faces.map((face) => face.guard)],
  };
}

/** An endpoint of the service on the internet; no route of the network leads past it. */
function publicFace(
  data: ResourceView,
  placed: PlacedService,
  face: PublicFace,
  n: number,
  stack: StackView,
) {
  const [type, input] = face.by ?? [];
  const given = type && input ? naming(stack, type, input, data) : [data];
  const present: Known<boolean> = face.on ? isOn(data, face.on) : true;
  if (present === false) return [];
  const own = face.whitelists ? { whitelists: face.whitelists, groups: [] } : placed;
  const { otherwise } = face;
  const guard = guardOf(data, { ...own, ...(otherwise && { otherwise }) }, `public guard ${n}`, stack);
  return given.map((it) => {
    const host = { id: `${data.urn} public ${n} ${it.name}`, name: data.name };
    const address = it === data ? part(data, 4, `public address of ${data.name}`) : part(it);
    const publicAddress: PublicAddress = { ...address, family: "ipv4", present, ...borderOf(stack) };
    const endpoint = { ...endpointIn(host, [serviceSubnet], [guard.id], [publicAddress]), host: data.urn };
    return { endpoint, guard };
  });
}

function isOn({ props }: ResourceView, [path, value]: readonly [string, string]): Known<boolean> {
  const said = text(props, ...path.split("."));
  return said === UNKNOWN ? UNKNOWN : said?.toLowerCase() === value;
}

/** What is on the white list of a data service comes in, and so do members of the groups it names. */
function guardOf(
  data: ResourceView,
  { whitelists, groups, otherwise }: Pick<PlacedService, "whitelists" | "groups" | "otherwise">,
  key: string,
  stack: StackView,
): Group {
  const id = `${data.urn} ${key}`;
  const addresses = whitelists.flatMap((path) => {
    const [input = ""] = path.split(".");
    return deep(data.props, path.split(".")).flatMap((value) =>
      (typeof value === "string" ? value.split(",") : [value]).map((it) => [input, it] as const),
    );
  });
  const named = groups.flatMap((path) => {
    const [input = "", ...rest] = path.split(".");
    return groupsAmong(data, input, deep(data.props, [input, ...rest]), stack);
  });
  const ingress = [
    ...addresses.map((entry, n) => listed(data, `${id} ${n}`, entry)),
    ...(named.length > 0 ? [members(id, named)] : []),
    ...kafkaEntries(data, key === "guard" ? "vpc" : "internet", stack),
  ];
  return {
    id,
    name: `white list of ${data.name}`,
    ingress: ingress.length > 0 ? ingress : unlisted(data, id, otherwise),
    egress: [openRule({ id: `${id} out`, name: data.name })],
  };
}

function listed(data: ResourceView, id: string, [input, value]: readonly [string, unknown]): FilterRule {
  const name = `white list entry ${typeof value === "string" ? value : "to come"}`;
  return filterRule({ id, name }, data, { protocol: "tcp", ports: ALL_PORTS, addresses: [[input, value]] });
}

function members(id: string, groups: readonly string[]): FilterRule {
  const own = openRule({ id: `${id} groups`, name: "groups on the white list" });
  return { ...own, peers: PrefixSet.empty, peerGroups: groups };
}

function unlisted(data: ResourceView, id: string, otherwise: PlacedService["otherwise"]) {
  if (otherwise === undefined) return [];
  const rule = openRule({ id: `${id} none`, name: `no white list of ${data.name}` });
  return [
    otherwise === "everybody" ? rule : { ...rule, unsure: `the white list of ${data.name} is not set here` },
  ];
}

/** Kafka has its white list in resources of its own, one an address. */
function kafkaEntries(data: ResourceView, network: string, stack: StackView): readonly FilterRule[] {
  return naming(stack, KAFKA_ENTRY, "instanceId", data)
    .filter(({ props }) => text(props, "allowedType") === network)
    .map((entry) => {
      const range = text(entry.props, "portRange");
      const ports = typeof range === "string" ? (readPorts(range) ?? ALL_PORTS) : ALL_PORTS;
      return filterRule(part(entry), entry, {
        protocol: "tcp",
        ports,
        addresses: [["allowedIp", entry.props.allowedIp]],
      });
    });
}

/** Values at a path, in every element of the lists on the way. */
function deep(value: unknown, [step, ...rest]: readonly string[]): readonly unknown[] {
  if (step === undefined) return many(value);
  const found = many(value).map((each) => (each === UNKNOWN ? UNKNOWN : at(each, step)));
  return found.flatMap((each) => (each === undefined ? [] : rest.length > 0 ? deep(each, rest) : many(each)));
}

import { tailOf } from "./billed.ts";
import type { IdleReason } from "./reasons.ts";

/** A resource as a preview or a state has it; secrets and what is not known yet are no text. */
export interface BuiltResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly id?: string;
  /** Inputs, and what the cloud answered where a state holds it. */
  readonly values: Readonly<Record<string, unknown>>;
  /** URNs that its inputs were made from. */
  readonly uses: readonly string[];
}

/** What the record says of a resource that stands idle. */
export interface BuiltFact {
  readonly resource: BuiltResource;
  readonly reason: IdleReason;
  readonly because: string;
  /** Further resources that are paid for on its account: the disks of a machine. */
  readonly with: readonly string[];
}

const DISKS = /^(?:aws:ebs\/volume:Volume|alicloud:ecs\/(?:ecsDisk:EcsDisk|disk:Disk))$/;
const ADDRESSES =
  /^(?:aws:ec2\/eip:Eip|alicloud:(?:ecs\/(?:eip:Eip|eipAddress:EipAddress)|vpc\/.*[Ee]ip.*))$/;
const MACHINES = /^(?:aws:ec2\/instance:Instance|alicloud:ecs\/instance:Instance)$/;
/** What takes a disk or an address into use by naming it; a DNS record that names an address does not. */
const TAKERS =
  /attachment|association|natgateway|loadbalancer|networkinterface|accelerator|instance|vpngateway|firewall/i;

/** Disks and addresses that nothing takes, and machines that are stopped. */
export function builtFacts(resources: readonly BuiltResource[]): readonly BuiltFact[] {
  const takers = resources.filter(({ type }) => TAKERS.test(type));
  const taken = new Set(takers.flatMap(({ uses }) => uses));
  const named = new Set(takers.flatMap(({ values }) => textsIn(values)));
  const isTaken = ({ urn, id, values, type }: BuiltResource) =>
    taken.has(urn) ||
    [id, values.allocationId].some((each) => typeof each === "string" && named.has(each)) ||
    ["instanceId", "instance", "networkInterface", "associationId"].some((key) => filled(values[key])) ||
    (/^(?:in.?use)$/i.test(String(values.status ?? "")) && !MACHINES.test(type));
  return resources.flatMap((resource) => {
    if (DISKS.test(resource.type) && !isTaken(resource))
      return [fact(resource, "unattached-disk", "attached to nothing")];
    if (ADDRESSES.test(resource.type) && !isTaken(resource))
      return [fact(resource, "unattached-address", "associated with nothing")];
    if (MACHINES.test(resource.type) && isStopped(resource, resources))
      return [fact(resource, "stopped-machine", "stopped", disksOf(resource, resources))];
    return [];
  });
}

function fact(
  resource: BuiltResource,
  reason: IdleReason,
  because: string,
  more: readonly string[] = [],
): BuiltFact {
  return { resource, reason, because, with: more };
}

/** Machine → ids of the disks that hang on it. */
export function disksOf(machine: BuiltResource, resources: readonly BuiltResource[]): readonly string[] {
  const own = ["rootBlockDevice", "ebsBlockDevices"].flatMap((key) => volumesIn(machine.values[key]));
  const attached = resources
    .filter(({ type, values, uses }) => {
      if (!/attachment/i.test(type)) return false;
      return uses.includes(machine.urn) || (machine.id !== undefined && textsIn(values).includes(machine.id));
    })
    .flatMap(({ values, uses }) => [
      ...[values.volumeId, values.diskId].filter((each) => typeof each === "string"),
      ...resources
        .filter(({ urn, type }) => DISKS.test(type) && uses.includes(urn))
        .map(({ id }) => id ?? ""),
    ]);
  return [...new Set([...own, ...attached])].filter((id) => id !== "").map(tailOf);
}

export function isMachine({ type }: BuiltResource): boolean {
  return MACHINES.test(type);
}

function isStopped(machine: BuiltResource, resources: readonly BuiltResource[]): boolean {
  const { values, urn, id } = machine;
  if (/^stopped$/i.test(String(values.instanceState ?? values.status ?? ""))) return true;
  return resources.some(
    (each) =>
      each.type === "aws:ec2transitgateway/instanceState:InstanceState" &&
      each.values.state === "stopped" &&
      (each.uses.includes(urn) || (id !== undefined && each.values.instanceId === id)),
  );
}

function volumesIn(value: unknown): readonly string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.flatMap((each) => {
    const id =
      typeof each === "object" && each !== null ? (each as { volumeId?: unknown }).volumeId : undefined;
    return typeof id === "string" ? [id] : [];
  });
}

function filled(value: unknown): boolean {
  // A map is what is only known after deployment: it will be something.
  return (typeof value === "string" && value !== "") || (typeof value === "object" && value !== null);
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(textsIn);
  return [];
}

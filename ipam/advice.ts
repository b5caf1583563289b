import type { AllocatedPrefix } from "./allocation.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { Plan } from "./plan.ts";
import { type Prefix, parsePrefix } from "./prefix.ts";
import { RESERVE_BOUNDS } from "./zones/zone.ts";

/**
 * Ranges that container software takes by itself on every machine: a network there cannot be reached from it.
 * Docker: docs.docker.com/engine/network; kubeadm: `networking.serviceSubnet`; flannel: its `net-conf.json`;
 * k3s: `--cluster-cidr` and `--service-cidr`; Amazon EKS: `serviceIpv4Cidr`.
 */
const CONTAINER_RANGES: readonly { readonly prefix: Prefix; readonly who: string }[] = (
  [
    ["172.17.0.0/16", "Docker's default bridge"],
    ["10.96.0.0/12", "the services of kubeadm"],
    ["10.244.0.0/16", "the pods of flannel"],
    ["10.42.0.0/16", "the pods of k3s"],
    ["10.43.0.0/16", "the services of k3s"],
    ["172.20.0.0/16", "the services of Amazon EKS"],
  ] as const
).map(([text, who]) => ({ prefix: parsePrefix(text), who }));

/** What is no fault and may hurt later. */
export function adviceOn(plan: Plan, rows: readonly AllocatedPrefix[]): readonly Diagnostic[] {
  return [
    ...(plan.defaults.containers === "ignored" ? [] : containerClashes(plan, rows)),
    ...thinReserves(plan),
  ];
}

function containerClashes(plan: Plan, rows: readonly AllocatedPrefix[]): readonly Diagnostic[] {
  return CONTAINER_RANGES.flatMap(({ prefix: range, who }) => {
    const held = rows.filter(
      ({ prefix, status }) => (status === "active" || status === "reserved") && prefix.overlaps(range),
    );
    // What the plan reserves is nobody's there, whoever it belongs to.
    const given = held.filter(({ key }) => !key.startsWith("reserved/"));
    const [first] = given;
    const around = plan.aggregates.find(({ prefix }) => first && prefix?.contains(first.prefix));
    if (first === undefined || around === undefined) return [];
    const count = given.length > 1 ? ` and ${given.length - 1} more networks` : "";
    return plan.fault(
      { path: ["aggregates", around.name, "prefix"] },
      {
        code: "plan.container-range",
        severity: "warning",
        message: `${first.key} (${first.prefix})${count} cannot be reached from machines where ${range} is that of ${who}`,
        hint: "reserve that range, or write containers: ignored under defaults",
      },
    );
  });
}

/** The guide advises 20–30 %; less is told once, at the first network that has it. @clause 3.2.2-c */
function thinReserves(plan: Plan): readonly Diagnostic[] {
  const networks = plan.regions.flatMap(({ sites }) => sites.flatMap((site) => site.networks));
  const thin = networks.filter(
    ({ size }) => size?.by === "hosts" && size.headroom < RESERVE_BOUNDS.least - 1e-9,
  );
  const [first] = thin;
  if (first?.size?.by !== "hosts") return [];
  const count = thin.length > 1 ? ` (and ${thin.length - 1} more networks)` : "";
  return [
    plan.fault(
      { path: first.pathOf("headroom") },
      {
        code: "plan.headroom",
        severity: "warning",
        message: `${first.key} keeps ${percent(first.size.headroom)} of its addresses free; the guide advises 20–30 %${count}`,
        hint: "write headroom: 0.25, or leave it out",
      },
    ),
  ];
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))} %`;
}

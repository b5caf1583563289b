import { BadInput } from "../../ipam/index.ts";
import type { MetricTarget } from "../alarms/contract.ts";
import type { CapacityArgs } from "../capacity/contract.ts";
import { layoutCapacity } from "../capacity/layout.ts";
import type { AlertRoute } from "../chat-notifier/contract.ts";
import type { Faults } from "../faults.ts";
import type { Tags } from "../tagging/contract.ts";
import type { SystemArgs } from "./contract.ts";
import { systemTags } from "./facts.ts";

type Targets = Readonly<Record<string, MetricTarget>>;

/** The system's capacity plan, with everything that is watched; undefined where nobody planned. @clause 2.6.1-f */
export function capacityOf(
  { system, site, capacity }: SystemArgs,
  tags: Tags,
  route: AlertRoute | undefined,
  targets: Targets,
): CapacityArgs | undefined {
  if (capacity === undefined || route === undefined) return undefined;
  const { account, region } = site;
  return { ...capacity, account, region, tags, system: system.name, targets, route };
}

/** Stands for what the parts will bring: which charts there are says nothing about what is enough. */
const PARTS: Targets = { parts: { kind: "group-cpu", dimensions: {} } };

/** The plan's own faults, under `capacity`. */
export function checkCapacity(faults: Faults, name: string, args: SystemArgs): void {
  if (args.capacity === undefined) return;
  const { route } = args.site;
  if (route === undefined) {
    const hint = "give the account a route: governance.chat-notifier [§8.5.2-b]";
    faults.add("system.route", "capacity", undefined, "nobody hears when it is too little", hint);
    return;
  }
  const plan = capacityOf(args, systemTags(args), route, PARTS);
  if (plan === undefined) return;
  try {
    layoutCapacity(name, args.site.provider, plan);
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    for (const { code, path, value, message, hint } of error.diagnostics) {
      // Account, region and tags are the system's, and were checked with it.
      if (/^(?:account|region|route|system|tags)(?:\.|$)/.test(path)) continue;
      faults.add(code, `capacity.${path}`, value, message, hint);
    }
  }
}

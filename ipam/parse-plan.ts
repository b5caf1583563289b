import { decode, inFileOrder } from "./decode.ts";
import { BadInput, type Diagnostic } from "./diagnostic.ts";
import type { Aggregate, Plan, ReservedRange } from "./plan.ts";
import { MAIN_VRF } from "./plan.ts";
import { checkAggregates } from "./plan-aggregates.ts";
import { cloudPlans } from "./plan-clouds.ts";
import { type PlanReading, vrfOf } from "./plan-reading.ts";
import { type PlanInput, planSchema } from "./plan-schema.ts";
import { regionPlans } from "./plan-sites.ts";
import { planZones } from "./plan-zones.ts";
import { delegatedRanges } from "./services/delegation.ts";
import { servicePlan } from "./services/service-plan.ts";
import { type FaultText, type Path, readSource } from "./source.ts";

/**
 * Text of `plan.yaml` → plan, with every fault of the file at once.
 * @throws BadInput
 */
export function parsePlan(text: string | Uint8Array, file: string): Plan {
  const source = readSource(text, file);
  const input: PlanInput = decode(planSchema, source);
  const faults: Diagnostic[] = [];
  const report = (path: Path, fault: FaultText) => faults.push(source.fault({ path }, fault));
  const vrfs = new Set([MAIN_VRF, ...Object.keys(input.vrfs ?? {})]);
  const partial = { input, vrfs, report };
  const zones = planZones(partial);
  const reading: PlanReading = { ...partial, zones };
  const aggregates = aggregatesOf(reading);
  const reserved = reservedOf(reading);
  checkAggregates(aggregates, reserved, reading);
  const regions = regionPlans(reading);
  const clouds = cloudPlans(reading);
  const services = servicePlan(reading, regions);
  const errors = inFileOrder(faults);
  if (errors.length > 0) throw new BadInput(errors);
  const { strategy = "sparse", nibble = true, containers = "checked", ipv6Site } = input.defaults ?? {};
  return {
    file,
    name: input.metadata.name,
    defaults: { strategy, nibble, containers, ipv6Site },
    aggregates,
    reserved: [...reserved, ...delegatedRanges(input.dhcp, regions)],
    zones,
    regions,
    clouds,
    services,
    fault: source.fault,
  };
}

function aggregatesOf(reading: PlanReading): readonly Aggregate[] {
  return Object.entries(reading.input.aggregates ?? {}).flatMap(([name, entry]) => {
    const path = ["aggregates", name];
    const vrf = vrfOf(entry.vrf, path, reading);
    if ((entry.prefix === undefined) === (entry.ula === undefined)) {
      reading.report(path, {
        code: "plan.aggregate",
        message: entry.prefix ? "has a prefix and draws another" : "has no prefix",
        hint: "give either prefix: 10.0.0.0/8 or ula: generate",
      });
      return [];
    }
    const family = entry.prefix?.family ?? "ipv6";
    const first = entry.prefix?.network.w0 ?? 0;
    const local = entry.ula !== undefined || (family === "ipv6" && first >>> 25 === 0xfc >>> 1);
    const kind = entry.kind ?? (family === "ipv4" ? "private" : local ? "ula" : "gua");
    return [
      { name, vrf, family, prefix: entry.prefix, kind, rir: entry.rir, description: entry.description },
    ];
  });
}

function reservedOf(reading: PlanReading): readonly ReservedRange[] {
  return Object.entries(reading.input.reserved ?? {}).map(([name, { prefix, reason, vrf }]) => ({
    name,
    vrf: vrfOf(vrf, ["reserved", name], reading),
    prefix,
    reason,
    path: ["reserved", name, "prefix"],
  }));
}

import type { PlanReading } from "./plan-reading.ts";
import type { NetworkInput } from "./plan-schema.ts";
import type { Path } from "./source.ts";
import { entryOfUnit, unitName } from "./units.ts";
import { isVid } from "./vlan.ts";

type Networks = Readonly<Record<string, NetworkInput | "none">>;

/** Networks as a site or its template writes them. */
export interface WrittenNetworks {
  readonly path: Path;
  readonly zones: Networks;
}

/** What one place of the plan says of a network. */
export interface NetworkLayer {
  readonly path: Path;
  readonly entry: NetworkInput;
  /** Zone by the key it stands under: of a unit that is the entry's, not its own name. */
  readonly zone: string;
}

/**
 * The networks of a site by name, each with what is written of it: the nearest word first. An entry with
 * `units` stands for one network a number; what is written under a unit's own name comes before it.
 */
export function networkLayers(
  written: readonly WrittenNetworks[],
  reading: PlanReading,
): ReadonlyMap<string, readonly NetworkLayer[]> {
  // The template's networks first, as they were written first.
  const names = new Set(written.toReversed().flatMap(({ zones }) => Object.keys(zones)));
  const networks = new Map<string, readonly NetworkLayer[]>();
  const units = new Map<string, ReadonlySet<number>>();
  for (const name of names) {
    const layers = layersOf(name, written);
    const numbers = layers?.find(({ entry }) => entry.units !== undefined)?.entry.units;
    if (layers === undefined || numbers === undefined) continue;
    units.set(name, new Set(numbers));
    checkUnits(name, layers, numbers, reading);
    for (const unit of numbers) {
      const own = layersOf(unitName(name, unit), written);
      if (own !== undefined)
        networks.set(unitName(name, unit), [...own, ...layers.map((layer) => ofUnit(layer, unit))]);
    }
  }
  for (const name of names) {
    if (units.has(name) || networks.has(name)) continue;
    const layers = layersOf(name, written);
    if (layers === undefined || layers.length === 0) continue;
    if (!isStray(name, layers, units, reading)) networks.set(name, layers);
  }
  return networks;
}

/** Undefined where the nearest word is `none`; empty where nothing is written. */
function layersOf(name: string, written: readonly WrittenNetworks[]): readonly NetworkLayer[] | undefined {
  const layers: NetworkLayer[] = [];
  for (const { path, zones } of written) {
    const entry = Object.hasOwn(zones, name) ? zones[name] : undefined;
    // What lies beneath a "none" is left out; a site that writes more brings the network back.
    if (entry === "none") return layers.length === 0 ? undefined : layers;
    if (entry !== undefined) layers.push({ path: [...path, name], entry, zone: name });
  }
  return layers;
}

/** What only one network can have. */
const OF_ONE = ["cidr", "cidr6", "formerly"] as const;

/** `vlan` is unit 1's; the others follow it by their number. */
function ofUnit({ path, zone, entry }: NetworkLayer, unit: number): NetworkLayer {
  const { units: _, cidr, cidr6, formerly, vlan, ...common } = entry;
  return { path, zone, entry: vlan === undefined ? common : { ...common, vlan: vlan + unit - 1 } };
}

function checkUnits(
  name: string,
  layers: readonly NetworkLayer[],
  units: readonly number[],
  { report }: PlanReading,
): void {
  for (const { path, entry } of layers) {
    const first = entry.vlan;
    const bad = first === undefined ? undefined : units.find((unit) => !isVid(first + unit - 1));
    if (first !== undefined && bad !== undefined) {
      report([...path, "vlan"], {
        code: "plan.vlan",
        message: `gives unit ${bad} VLAN ${first + bad - 1}, which is no usable one`,
        hint: "it is the number of unit 1, and the others follow; keep all of them in 2–1001 or 1006–4094",
      });
    }
    for (const field of OF_ONE.filter((each) => entry[each] !== undefined)) {
      report([...path, field], {
        code: "plan.units",
        message: "is of one network, and the entry stands for many",
        hint: `write it under the unit's own name, such as ${unitName(name, 7)}: { ${field}: ${entry[field]} }`,
      });
    }
  }
}

/** A unit's own word outside the units would quietly become a network of another zone. */
function isStray(
  name: string,
  layers: readonly NetworkLayer[],
  units: ReadonlyMap<string, ReadonlySet<number>>,
  { report }: PlanReading,
): boolean {
  const found = entryOfUnit(name);
  const numbers = found && units.get(found.entry);
  const [layer] = layers;
  if (found === undefined || numbers === undefined || layer === undefined) return false;
  if (layers.some(({ entry }) => entry.zone !== undefined)) return false;
  report(layer.path, {
    code: "plan.units",
    message: `is no unit of ${found.entry}`,
    hint: numbers.has(found.unit)
      ? `write it ${unitName(found.entry, found.unit)}`
      : `add ${found.unit} to the units of ${found.entry}, or name its zone`,
  });
  return true;
}

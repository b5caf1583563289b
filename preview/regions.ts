import type { RecordedResource, RecordValue } from "./record.ts";

/** Region of each resource by URN; absent where the program leaves it to the provider's environment. */
export function regionsOf(
  resources: readonly RecordedResource[],
  defaults: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const regions = new Map<string, string>();
  for (const resource of resources) {
    if (!resource.custom) continue;
    const region =
      text(resource.inputs.region) ??
      text(byUrn.get(resource.provider ?? "")?.inputs.region) ??
      defaults[resource.type.split(":")[0] ?? ""] ??
      fromZone(text(resource.inputs.availabilityZone) ?? text(resource.inputs.zoneId));
    if (region !== undefined) regions.set(resource.urn, region);
  }
  return regions;
}

/** `us-east-1a` → `us-east-1`, `cn-shanghai-b` → `cn-shanghai`, `ap-southeast-1a` → `ap-southeast-1`. */
export function fromZone(zone: string | undefined): string | undefined {
  const match = /^([a-z]{2}(?:-[a-z]+)+(?:-\d+)?)(?:-?[a-z])$/.exec(zone ?? "");
  return match?.[1];
}

function text(value: RecordValue | undefined): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

import type { PreviewRecord, RecordedResource } from "../record.ts";
import { regionsOf } from "../regions.ts";
import { cloudOf } from "../summary.ts";
import { STACK_TYPE } from "../urn.ts";
import { shortType } from "./text.ts";

export interface TreeNode {
  readonly label: string;
  readonly count: number;
  /** Types of the resources that sit directly here, most frequent first. */
  readonly types: readonly (readonly [type: string, count: number])[];
  readonly children: readonly TreeNode[];
}

/** Cloud → region → the components that hold resources there. */
export function resourceTree(record: PreviewRecord): readonly TreeNode[] {
  const byUrn = new Map(record.resources.map((resource) => [resource.urn, resource]));
  const regions = regionsOf(record.resources, record.regions);
  const clouds = Map.groupBy(
    record.resources.filter((resource) => resource.custom),
    cloudOf,
  );
  return [...clouds]
    .sort(([a], [b]) => order(a) - order(b) || a.localeCompare(b))
    .map(([cloud, resources]) => {
      const inRegions = Map.groupBy(resources, (resource) => regions.get(resource.urn) ?? GLOBAL);
      return {
        label: cloud,
        count: resources.length,
        types: [],
        children: [...inRegions]
          .sort(([a], [b]) => a.localeCompare(b))
          .map(([region, here]) => regionNode(region, here, byUrn)),
      };
    });
}

const GLOBAL = "no region";

function order(cloud: string): number {
  const known = ["aws", "alicloud"].indexOf(cloud);
  return known < 0 ? 2 : known;
}

function regionNode(
  region: string,
  resources: readonly RecordedResource[],
  byUrn: ReadonlyMap<string, RecordedResource>,
): TreeNode {
  const owned = Map.groupBy(resources, (resource) => ownerOf(resource, byUrn));
  const loose = owned.get(undefined) ?? [];
  const children = [...owned]
    .filter((entry): entry is [RecordedResource, RecordedResource[]] => entry[0] !== undefined)
    .map(
      ([owner, held]): TreeNode => ({
        label: `${owner.name} (${shortType(owner.type)})`,
        count: held.length,
        types: typeCounts(held),
        children: [],
      }),
    )
    .sort((a, b) => a.label.localeCompare(b.label, "en", { numeric: true }));
  return { label: region, count: resources.length, types: typeCounts(loose), children };
}

/** The outermost component that is neither the stack nor a wrapper around everything in it. */
function ownerOf(
  resource: RecordedResource,
  byUrn: ReadonlyMap<string, RecordedResource>,
): RecordedResource | undefined {
  const chain: RecordedResource[] = [];
  for (let at = byUrn.get(resource.parent ?? ""); at; at = byUrn.get(at.parent ?? "")) chain.push(at);
  return chain
    .reverse()
    .find(({ type, custom }) => !custom && type !== STACK_TYPE && !type.startsWith("atrium:estate:"));
}

function typeCounts(resources: readonly RecordedResource[]): TreeNode["types"] {
  const counts = new Map<string, number>();
  for (const { type } of resources) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts]
    .map(([type, amount]) => [shortType(type), amount] as const)
    .sort(([a, x], [b, y]) => y - x || a.localeCompare(b));
}

/** `12 ec2.Subnet, 4 ec2.RouteTable, 9 others` */
export function typeList({ types }: TreeNode, shown: number): string {
  const named = types.slice(0, shown).map(([type, amount]) => `${amount} ${type}`);
  const hidden = types.slice(shown).reduce((sum, [, amount]) => sum + amount, 0);
  return [...named, ...(hidden > 0 ? [`${hidden} other${hidden === 1 ? "" : "s"}`] : [])].join(", ");
}

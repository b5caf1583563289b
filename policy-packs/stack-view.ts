import { canonicalType } from "./aliases.ts";
import { type ResourceView, type StackView, UNKNOWN } from "./control.ts";
import { given, list, text } from "./reading.ts";

/** Outputs and inputs by which other resources name one. */
const IDENTIFIERS = ["arn", "bucket", "name", "identifier", "keyId", "policyName", "roleName", "id"] as const;

/** Indexes the resources of a stack once; every look-up afterwards is by key. */
export function stackView(resources: readonly ResourceView[]): StackView {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const position = new Map(resources.map((resource, index) => [resource.urn, index]));
  const byType = Map.groupBy(resources, (resource) => canonicalType(resource.type));
  const memory = new Map<object, unknown>();
  let byIdentifier: ReadonlyMap<string, readonly ResourceView[]> | undefined;

  const view: StackView = {
    resources,
    byUrn,
    ofType(...types) {
      if (types.length === 1) return byType.get(canonicalType(types[0] ?? "")) ?? [];
      const found = [...new Set(types.map(canonicalType))].flatMap((type) => byType.get(type) ?? []);
      return found.sort((a, b) => (position.get(a.urn) ?? 0) - (position.get(b.urn) ?? 0));
    },
    referencedBy(from, input, ...types) {
      const wanted = new Set(types.map(canonicalType));
      const named = new Set<ResourceView>();
      const value = list(from.props, ...input.split("."));
      if (value !== UNKNOWN) {
        byIdentifier ??= indexByIdentifier(resources);
        for (const element of value) {
          const identifier = text(element);
          if (typeof identifier !== "string") continue;
          for (const target of byIdentifier.get(identifier) ?? []) {
            if (wanted.has(canonicalType(target.type))) named.add(target);
          }
        }
      }
      const [top = ""] = input.split(".");
      for (const urn of from.propertyDependencies[top] ?? (named.size === 0 ? undirected(from, top) : [])) {
        const target = byUrn.get(urn);
        if (target && wanted.has(canonicalType(target.type))) named.add(target);
      }
      named.delete(from);
      return [...named];
    },
    once<T>(key: object, build: (stack: StackView) => T): T {
      if (!memory.has(key)) memory.set(key, build(view));
      return memory.get(key) as T;
    },
  };
  return view;
}

/** States of older engines and of imports record dependencies for the resource alone; what is given may be one. */
function undirected({ propertyDependencies, dependencies, props }: ResourceView, input: string) {
  const byInput = Object.values(propertyDependencies).some((urns) => urns.length > 0);
  return !byInput && given(props, input) ? dependencies : [];
}

function indexByIdentifier(resources: readonly ResourceView[]): ReadonlyMap<string, readonly ResourceView[]> {
  const index = new Map<string, ResourceView[]>();
  for (const resource of resources) {
    const identifiers = new Set([resource.id, ...IDENTIFIERS.map((name) => resource.props[name])]);
    for (const identifier of identifiers) {
      if (typeof identifier !== "string" || identifier === "") continue;
      const holders = index.get(identifier);
      if (holders) holders.push(resource);
      else index.set(identifier, [resource]);
    }
  }
  return index;
}

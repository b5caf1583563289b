import { canonicalType } from "./aliases.ts";
import type { ResourceFact, ResourceView } from "./control.ts";

/** Reads one provider type; `undefined` where the resource is no subject. */
export type Reader<F> = (props: Readonly<Record<string, unknown>>, resource: ResourceView) => F | undefined;

/** A fact of single resources from one reader a type. A cloud or a type is added by adding its line. */
export function resourceFact<F>(name: string, readers: Readonly<Record<string, Reader<F>>>): ResourceFact<F> {
  const types = Object.keys(readers);
  return {
    name,
    scope: "resource",
    types: {
      aws: types.filter((type) => type.startsWith("aws:")),
      alicloud: types.filter((type) => type.startsWith("alicloud:")),
    },
    read: (resource) => readers[canonicalType(resource.type)]?.(resource.props, resource),
  };
}

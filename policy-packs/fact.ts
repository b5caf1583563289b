import { canonicalType } from "./aliases.ts";
import type { Cloud, ResourceFact, ResourceView, StackFact, StackView } from "./control.ts";

/** Reads one provider type; `undefined` where the resource is no subject. */
export type Reader<F> = (props: Readonly<Record<string, unknown>>, resource: ResourceView) => F | undefined;

/** Reads a resource and what of its stack belongs to it; `undefined` where the resource is no subject. */
export type StackReader<F> = (resource: ResourceView, stack: StackView) => F | undefined;

/** A fact of single resources from one reader a type. A cloud or a type is added by adding its line. */
export function resourceFact<F>(name: string, readers: Readonly<Record<string, Reader<F>>>): ResourceFact<F> {
  return {
    name,
    scope: "resource",
    types: typesByCloud(Object.keys(readers)),
    read: (resource) => readers[canonicalType(resource.type)]?.(resource.props, resource),
  };
}

/** A fact that joins resources, from one reader a type. */
export function stackFact<F>(name: string, readers: Readonly<Record<string, StackReader<F>>>): StackFact<F> {
  return joinedFact(name, typesByCloud(Object.keys(readers)), (resource, stack) =>
    readers[canonicalType(resource.type)]?.(resource, stack),
  );
}

/** A fact that joins resources, from one reader for all of its types. */
export function joinedFact<F>(
  name: string,
  types: StackFact<F>["types"],
  read: StackReader<F>,
): StackFact<F> {
  return {
    name,
    scope: "stack",
    types,
    read: (stack) =>
      stack.ofType(...types.aws, ...types.alicloud).flatMap((resource) => {
        const fact = read(resource, stack);
        return fact === undefined ? [] : [{ resource, fact }];
      }),
  };
}

export function typesByCloud(types: readonly string[]): Readonly<Record<Cloud, readonly string[]>> {
  return {
    aws: types.filter((type) => type.startsWith("aws:")),
    alicloud: types.filter((type) => type.startsWith("alicloud:")),
  };
}

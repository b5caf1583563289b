import { IMMUTABLE_INPUTS } from "./immutable-inputs.ts";
import type { RecordedResource } from "./record.ts";

/** An offline preview has no provider to ask, so it names only what it is sure of. */
const IMMUTABLE = new Map(
  Object.entries(IMMUTABLE_INPUTS).map(([type, inputs]) => [type, inputs.split(" ")] as const),
);

/** Does a change at this path make the engine delete the resource and create it anew? */
export function replacesOn(
  resource: Pick<RecordedResource, "type" | "replaceOnChanges">,
  path: string,
): boolean {
  return (
    isMove(resource.type, path) ||
    (IMMUTABLE.get(resource.type) ?? []).some((input) => covers(input, path)) ||
    (resource.replaceOnChanges ?? []).some((asked) => asked === "*" || covers(asked, path))
  );
}

/** Version 7 of `@pulumi/aws` takes a region on each resource and makes anew what goes to another. */
function isMove(type: string, path: string): boolean {
  return path === "region" && type.startsWith("aws:");
}

/** `tags` covers `tags.owner`; a `*` stands for one part. */
function covers(asked: string, path: string): boolean {
  const wanted = parts(asked);
  const given = parts(path);
  return (
    wanted.length <= given.length && wanted.every((part, index) => part === "*" || part === given[index])
  );
}

function parts(path: string): readonly string[] {
  return path.split(/[.[\]"]+/).filter(Boolean);
}

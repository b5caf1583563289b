import type { Alias } from "@pulumi/pulumi/proto/alias_pb.js";
import { makeUrn, parseUrn, STACK_TYPE, typeOf } from "./urn.ts";

interface Self {
  readonly name: string;
  readonly type: string;
  readonly parent: string;
}

/** The URN that an alias says a resource had before; what it leaves out is as it is now. */
export function aliasUrn(stack: string, project: string, self: Self, alias: Alias): string {
  if (alias.hasUrn()) return alias.getUrn();
  const spec = alias.getSpec();
  const parent = spec?.getNoparent() ? "" : spec?.getParenturn() || self.parent;
  return makeUrn(
    spec?.getStack() || stack,
    spec?.getProject() || project,
    parent !== "" && typeOf(parent) === STACK_TYPE ? "" : parent,
    spec?.getType() || self.type,
    spec?.getName() || self.name,
  );
}

/**
 * The URN that a child had while its parent went by another one. A child named after its parent
 * (`vpc-public` of `vpc`) was named after the parent's former name.
 */
export function inheritedAlias(child: Omit<Self, "parent">, parent: string, formerParent: string): string {
  const former = parseUrn(formerParent);
  const parentName = parseUrn(parent).name;
  const name = child.name.startsWith(parentName)
    ? former.name + child.name.slice(parentName.length)
    : child.name;
  return makeUrn(former.stack, former.project, formerParent, child.type, name);
}

import { type Known, type ResourceView, type StackFact, UNKNOWN } from "../control.ts";
import { tags, tagsOf } from "./tags.ts";

/** Freezes that a resource names itself; undefined where it is the stack as a whole, which the calendar is for. */
export interface ChangeFreezes {
  readonly own: readonly Known<string>[] | undefined;
}

const STACK = "pulumi:pulumi:Stack";

/** Resources with the tag `change-freeze`, and the stack. */
export const changeFreezes: StackFact<ChangeFreezes> = {
  name: "change-freezes",
  scope: "stack",
  types: tags.types,
  read: (stack) =>
    stack.resources.flatMap((resource): { resource: ResourceView; fact: ChangeFreezes }[] => {
      if (resource.type === STACK) return [{ resource, fact: { own: undefined } }];
      const found = tagsOf(resource);
      const own = found === UNKNOWN ? undefined : found.get("change-freeze");
      return own === undefined
        ? []
        : [{ resource, fact: { own: own === UNKNOWN ? [UNKNOWN] : own.split(";") } }];
    }),
};

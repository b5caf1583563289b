import type { StackFact } from "../control.ts";
import { type EffectiveKey, keys, keyTypes } from "../views/key.ts";

/** Keys with all that stands beside them. */
export const effectiveKeys: StackFact<EffectiveKey> = {
  name: "effective-keys",
  scope: "stack",
  types: keyTypes,
  read: (stack) => keys(stack).map((key) => ({ resource: key.resource, fact: key })),
};

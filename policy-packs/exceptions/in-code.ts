import type { Exception, ResourceView } from "../control.ts";
import { readException } from "../estate-inputs.ts";

/** The component by which a program excuses resources of its own; {@link PolicyException} makes it. */
export const EXCEPTION_TYPE = "atrium:policy:Exception";

/** The exceptions that a program carries, in the order of its resources. */
export function exceptionsInCode(resources: Iterable<ResourceView>): readonly Exception[] {
  return [...resources].filter(({ type }) => type === EXCEPTION_TYPE).map(exceptionOf);
}

export function exceptionOf({ props, urn }: ResourceView): Exception {
  return { ...readException(props), source: "code", marker: urn };
}

import { recordValues } from "./engine-json.ts";
import { stateResources } from "./read-state.ts";
import type { RecordValue } from "./record.ts";

/** URN → what the cloud answered when the resource was deployed or read last: whether it runs, what it hangs on. */
export function stateOutputs(
  data: Uint8Array | string,
  file: string,
): ReadonlyMap<string, { readonly [name: string]: RecordValue }> {
  return new Map(stateResources(data, file).map(({ urn, outputs }) => [urn, recordValues(outputs ?? {})]));
}

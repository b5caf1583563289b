import type * as proto from "@pulumi/pulumi/proto/resource_pb.js";
import type { Registration } from "./registration.ts";
import { type Sdk, toStruct } from "./sdk.ts";
import type { WireObject } from "./wire.ts";

interface Known {
  readonly registrations: ReadonlyMap<string, Registration>;
  readonly outputs: ReadonlyMap<string, WireObject>;
  readonly takesUnknown: (request: proto.ResourceInvokeRequest) => boolean;
}

export interface InvokeAnswer {
  readonly response: proto.ResourceInvokeResponse;
  /** The data source, where it was one. */
  readonly lookup?: string;
  readonly error?: string;
}

/**
 * A data source asked offline has no answer. The output form (`getZonesOutput`) takes "unknown" and the program
 * goes on; the promise form (`await getZones()`) would hand the program an empty object as if it were the answer,
 * so it is refused with a sentence.
 */
export function answerInvoke(sdk: Sdk, request: proto.ResourceInvokeRequest, known: Known): InvokeAnswer {
  const token = request.getTok();
  const response = new sdk.resource.ResourceInvokeResponse();
  if (token === "pulumi:pulumi:getResource") return registered(sdk, request, known, response);
  if (known.takesUnknown(request)) {
    response.setUnknown(true);
    return { response, lookup: token };
  }
  return {
    response,
    lookup: token,
    error:
      `${token} asks the cloud while the program is laid out, and an offline preview has no answer to give; ` +
      `use its output form (${outputForm(token)}), whose answer may stay unknown, or take the value from configuration`,
  };
}

/** A reference to a resource of this very run is the one look-up that needs no cloud. */
function registered(
  sdk: Sdk,
  request: proto.ResourceInvokeRequest,
  known: Known,
  response: proto.ResourceInvokeResponse,
): InvokeAnswer {
  const urn = String(request.getArgs()?.toJavaScript().urn ?? "");
  if (!known.registrations.has(urn)) return { response, error: `unknown resource ${urn}` };
  const answer = { urn, id: "", state: known.outputs.get(urn) ?? {} };
  response.setReturn(toStruct(sdk, answer));
  return { response };
}

/**
 * Tells the two forms apart. The SDK sets the dependencies of an invoke, if only to an empty list, in the output
 * form alone; a message does not remember having been set to nothing, so its setter is listened to.
 */
export function outputForms(sdk: Sdk): (request: proto.ResourceInvokeRequest) => boolean {
  const output = new WeakSet<proto.ResourceInvokeRequest>();
  const { prototype } = sdk.resource.ResourceInvokeRequest;
  const set = prototype.setDependsonList as typeof prototype.setDependsonList | undefined;
  // An SDK that does not know how to be told "unknown" would take silence for an answer.
  if (set === undefined) return () => false;
  prototype.setDependsonList = function (this: proto.ResourceInvokeRequest, urns) {
    output.add(this);
    return set.call(this, urns);
  };
  return (request) => output.has(request);
}

function outputForm(token: string): string {
  return `${token.slice(token.lastIndexOf(":") + 1)}Output`;
}

import type * as proto from "@pulumi/pulumi/proto/resource_pb.js";
import type { Registration } from "./registration.ts";
import { type Sdk, toStruct } from "./sdk.ts";
import type { WireObject } from "./wire.ts";

interface Known {
  readonly registrations: ReadonlyMap<string, Registration>;
  readonly outputs: ReadonlyMap<string, WireObject>;
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
  if (takesUnknown(sdk, request)) {
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

const DEPENDS_ON_FIELD = 13;

/** The SDK fills the dependencies of an invoke, if only with an empty list, in the output form alone. */
function takesUnknown(sdk: Sdk, request: proto.ResourceInvokeRequest): boolean {
  return sdk.protobuf.Message.getField(request, DEPENDS_ON_FIELD) != null;
}

function outputForm(token: string): string {
  return `${token.slice(token.lastIndexOf(":") + 1)}Output`;
}

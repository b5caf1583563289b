/**
 * A provider that answers at once and owns no cloud: it echoes inputs, gives ids on create and makes up the
 * outputs that the SDK's typings promise. Started by the engine as `pulumi-resource-<package>`; prints its port.
 * Arguments: package name, plug-in version, folder of the installed SDKs.
 */
import * as grpc from "@grpc/grpc-js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb.js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import type {
  CheckRequest,
  CreateRequest,
  DiffRequest,
  InvokeRequest,
  ReadRequest,
  UpdateRequest,
} from "@pulumi/pulumi/proto/provider_pb.js";
import * as messages from "@pulumi/pulumi/proto/provider_pb.js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb.js";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import { replacesOn } from "../immutable.ts";
import { digest, idOf, promisedOutputs } from "./sdk-outputs.ts";

const [, , packageName = "", version = "", sdkFolder = ""] = process.argv;

/** One unary method: request in, response out; a thrown error becomes the call's failure. */
function unary<Request, Response>(answer: (request: Request) => Response) {
  return (call: { request: Request }, respond: grpc.sendUnaryData<Response>): void => {
    try {
      respond(null, answer(call.request));
    } catch (error) {
      respond({ code: grpc.status.INTERNAL, message: String(error) });
    }
  };
}

function handshake(): messages.ProviderHandshakeResponse {
  const response = new messages.ProviderHandshakeResponse();
  response.setAcceptSecrets(true);
  response.setAcceptResources(true);
  response.setAcceptOutputs(false);
  return response;
}

function configure(): messages.ConfigureResponse {
  const response = new messages.ConfigureResponse();
  response.setAcceptsecrets(true);
  response.setAcceptresources(true);
  response.setSupportspreview(true);
  return response;
}

function check(request: CheckRequest): messages.CheckResponse {
  return new messages.CheckResponse().setInputs(request.getNews());
}

/** Inputs decide; outputs never differ because they are computed from inputs and URN alone. */
function diff(request: DiffRequest): messages.DiffResponse {
  const before = request.getOldInputs()?.toJavaScript() ?? {};
  const after = request.getNews()?.toJavaScript() ?? {};
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => canonical(before[key]) !== canonical(after[key]),
  );
  const { DIFF_NONE, DIFF_SOME } = messages.DiffResponse.DiffChanges;
  const response = new messages.DiffResponse();
  response.setChanges(changed.length === 0 ? DIFF_NONE : DIFF_SOME);
  response.setDiffsList(changed);
  const type = typeOf(request.getUrn());
  response.setReplacesList(changed.filter((key) => replacesOn({ type }, key)));
  return response;
}

function create(request: CreateRequest): messages.CreateResponse {
  const response = new messages.CreateResponse();
  if (request.getPreview()) return response.setProperties(request.getProperties());
  const id = idOf(request.getUrn());
  response.setId(id);
  return response.setProperties(outputs(request.getUrn(), id, request.getProperties()));
}

function update(request: UpdateRequest): messages.UpdateResponse {
  const response = new messages.UpdateResponse();
  if (request.getPreview()) return response.setProperties(request.getNews());
  return response.setProperties(outputs(request.getUrn(), request.getId(), request.getNews()));
}

function read(request: ReadRequest): messages.ReadResponse {
  const response = new messages.ReadResponse();
  response.setId(request.getId());
  response.setInputs(request.getInputs() ?? new Struct());
  return response.setProperties(outputs(request.getUrn(), request.getId(), request.getProperties()));
}

/** A look-up has no cloud to ask: it answers with its own arguments and an id made from them. */
function invoke(request: InvokeRequest): messages.InvokeResponse {
  const args = request.getArgs()?.toJavaScript() ?? {};
  const id = `${request.getTok().split(":").at(-1)}-${digest(canonical(args))}`;
  return new messages.InvokeResponse().setReturn(Struct.fromJavaScript({ ...args, id }));
}

/** The id is one of them, as bridged providers have it. */
function outputs(urn: string, id: string, inputs: Struct | undefined): Struct {
  const given = inputs?.toJavaScript() ?? {};
  return Struct.fromJavaScript({ ...promisedOutputs(sdkFolder, typeOf(urn), digest(urn)), ...given, id });
}

function typeOf(urn: string): string {
  return (urn.split("::")[2] ?? "").split("$").at(-1) ?? "";
}

function canonical(value: JavaScriptValue | undefined): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

const server = new grpc.Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
server.addService(ResourceProviderService as grpc.ServiceDefinition, {
  handshake: unary(handshake),
  getPluginInfo: unary(() => new PluginInfo().setVersion(version)),
  getSchema: unary(() =>
    new messages.GetSchemaResponse().setSchema(JSON.stringify({ name: packageName, version })),
  ),
  checkConfig: unary(check),
  diffConfig: unary(diff),
  configure: unary(configure),
  check: unary(check),
  diff: unary(diff),
  create: unary(create),
  update: unary(update),
  delete: unary(() => new Empty()),
  read: unary(read),
  invoke: unary(invoke),
  cancel: unary(() => new Empty()),
  attach: unary(() => new Empty()),
});
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  process.stdout.write(`${port}\n`);
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import grpc from "@grpc/grpc-js";
import service from "@pulumi/pulumi/proto/analyzer_grpc_pb.js";
import type proto from "@pulumi/pulumi/proto/analyzer_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import { BadInput } from "../../ipam/diagnostic.ts";
import type { Pack } from "../control.ts";
import { Analyzer } from "./analyzer.ts";

/** What the engine allows its own messages to grow to (pulumi sdk rpcutil). */
const LARGEST_MESSAGE = 400 * 1024 * 1024;

/**
 * Serves a pack to the Pulumi engine: the one statement of a pack's program. The engine starts it in the pack's
 * folder and reads the port from its output; the pack's version is that of the folder's package.json.
 */
export function servePack(pack: Pack): void {
  const analyzer = new Analyzer(pack, versionOf(process.cwd()));
  const server = new grpc.Server({
    "grpc.max_receive_message_length": LARGEST_MESSAGE,
    "grpc.max_send_message_length": LARGEST_MESSAGE,
  });
  server.addService(service.AnalyzerService, {
    getAnalyzerInfo: answer(() => analyzer.info()),
    getPluginInfo: answer(() => analyzer.plugin()),
    configure: answer((request: proto.ConfigureAnalyzerRequest) => {
      analyzer.configure(request);
      return new empty.Empty();
    }),
    configureStack: answer((request: proto.AnalyzerStackConfigureRequest) =>
      analyzer.configureStack(request),
    ),
    analyze: answer((request: proto.AnalyzeRequest) => analyzer.analyze(request)),
    analyzeStack: answer((request: proto.AnalyzeStackRequest) => analyzer.analyzeStack(request)),
    remediate: answer((request: proto.AnalyzeRequest) => analyzer.remediate(request)),
  });
  server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
    if (error) throw error;
    console.log(String(port));
  });
}

/** Faults of the user's are told in words; a fault of ours brings its place along, which gRPC would drop. */
function answer<Request, Response>(
  respond: (request: Request) => Response,
): grpc.handleUnaryCall<Request, Response> {
  return ({ request }, callback) => {
    try {
      callback(null, respond(request));
    } catch (error) {
      const ours = error instanceof Error ? (error.stack ?? error.message) : String(error);
      callback(
        error instanceof BadInput
          ? { code: grpc.status.INVALID_ARGUMENT, details: error.message }
          : { code: grpc.status.INTERNAL, details: ours },
      );
    }
  };
}

function versionOf(folder: string): string {
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version?: unknown };
  if (typeof version === "string" && version !== "") return version;
  throw new Error(`the pack's package.json in ${folder} needs a version`);
}

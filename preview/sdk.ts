import { createRequire } from "node:module";
import type * as callbackGrpc from "@pulumi/pulumi/proto/callback_grpc_pb.js";
import type * as callbackProto from "@pulumi/pulumi/proto/callback_pb.js";
import type * as resourceProto from "@pulumi/pulumi/proto/resource_pb.js";
import type * as structProto from "google-protobuf/google/protobuf/struct_pb.js";
import type { WireObject } from "./wire.ts";

/** The parts of one copy of the Pulumi SDK that the monitor speaks with. */
export interface Sdk {
  readonly pulumi: typeof import("@pulumi/pulumi");
  readonly settings: typeof import("@pulumi/pulumi/runtime/settings.js");
  readonly resource: typeof resourceProto;
  readonly callback: typeof callbackProto;
  readonly callbackGrpc: typeof callbackGrpc;
  readonly grpc: typeof import("@grpc/grpc-js");
  readonly struct: typeof structProto;
  readonly empty: typeof import("google-protobuf/google/protobuf/empty_pb.js");
  /** Path of the copy's main file. */
  readonly entry: string;
}

/**
 * Loads the copy of the SDK that the program itself imports, as `pulumi up` does: another copy would hold
 * other classes. A program without one (a bare folder) gets ours.
 */
export function loadSdk(programFile: string): Sdk {
  const program = createRequire(programFile);
  const from = resolves(program, "@pulumi/pulumi") ? program : createRequire(import.meta.url);
  const entry = from.resolve("@pulumi/pulumi");
  const inside = createRequire(entry);
  return {
    pulumi: inside(entry),
    settings: inside("./runtime/settings.js"),
    resource: inside("./proto/resource_pb.js"),
    callback: inside("./proto/callback_pb.js"),
    callbackGrpc: inside("./proto/callback_grpc_pb.js"),
    grpc: inside("@grpc/grpc-js"),
    struct: inside("google-protobuf/google/protobuf/struct_pb.js"),
    empty: inside("google-protobuf/google/protobuf/empty_pb.js"),
    entry,
  };
}

function resolves(from: NodeJS.Require, name: string): boolean {
  try {
    from.resolve(name);
    return true;
  } catch {
    return false;
  }
}

export function toStruct(sdk: Sdk, fields: WireObject): structProto.Struct {
  return sdk.struct.Struct.fromJavaScript(fields as Record<string, never>);
}

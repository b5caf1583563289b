import type { Callback } from "@pulumi/pulumi/proto/callback_pb.js";
import type { TransformResourceOptions } from "@pulumi/pulumi/proto/resource_pb.js";
import { type Sdk, toStruct } from "./sdk.ts";
import type { WireObject } from "./wire.ts";

/** What a transform may change, and what it is told besides. */
export interface Transformable {
  readonly type: string;
  readonly name: string;
  readonly custom: boolean;
  readonly parent: string;
  readonly inputs: WireObject;
  readonly options: TransformResourceOptions;
}

export type Transform = (subject: Transformable) => Promise<Transformable>;

/**
 * Calls the program's transforms where the SDK serves them: on its own loop-back callback server, with the
 * messages that the engine would send. One connection a server.
 */
export function transformCaller(sdk: Sdk): {
  readonly bind: (callback: Callback) => Transform;
  readonly close: () => void;
} {
  const clients = new Map<string, InstanceType<Sdk["callbackGrpc"]["CallbacksClient"]>>();

  function client(target: string): InstanceType<Sdk["callbackGrpc"]["CallbacksClient"]> {
    const open = clients.get(target);
    if (open) return open;
    const opened = new sdk.callbackGrpc.CallbacksClient(target, sdk.grpc.credentials.createInsecure(), {
      "grpc.max_receive_message_length": -1,
      "grpc.max_send_message_length": -1,
    });
    clients.set(target, opened);
    return opened;
  }

  function invoke(callback: Callback, request: Uint8Array): Promise<Uint8Array> {
    const message = new sdk.callback.CallbackInvokeRequest();
    message.setToken(callback.getToken());
    message.setRequest(request);
    return new Promise((resolve, reject) => {
      client(callback.getTarget()).invoke(message, (error, response) => {
        if (error) reject(new Error(error.details || error.message));
        else resolve(response.getResponse_asU8());
      });
    });
  }

  return {
    bind: (callback) => async (subject) => {
      const request = new sdk.resource.TransformRequest();
      request.setName(subject.name);
      request.setType(subject.type);
      request.setParent(subject.parent);
      request.setCustom(subject.custom);
      request.setProperties(toStruct(sdk, subject.inputs));
      request.setOptions(subject.options);
      const bytes = await invoke(callback, request.serializeBinary());
      const response = sdk.resource.TransformResponse.deserializeBinary(bytes);
      return {
        ...subject,
        inputs: (response.getProperties()?.toJavaScript() as WireObject | undefined) ?? subject.inputs,
        options: response.getOptions() ?? subject.options,
      };
    },
    close: () => {
      for (const open of clients.values()) open.close();
      clients.clear();
    },
  };
}

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ossHeaders, readObject, writeObject } from "./oss.ts";

const KEYS = { accessKeyId: "ak", accessKeySecret: "sk", securityToken: "" };
const QUERY = {
  param1: "value1",
  "+param1": "value3",
  "|param1": "value4",
  "+param2": "",
  "|param2": "",
  param2: "",
};
const call = (now: number) => ({
  method: "PUT" as const,
  bucket: "bucket",
  object: "1234+-/123/1.txt",
  region: "cn-hangzhou",
  headers: {
    "x-oss-head1": "value",
    abc: "value",
    ZAbc: "value",
    XYZ: "value",
    "content-type": "text/plain",
  },
  query: QUERY,
  now,
});

describe("the signature", () => {
  // Both figures are those that the vendor's own SDKs are tested with.
  it.each([
    ["", 1_702_743_657_000, "20231216", "e21d18daa82167720f9b1047ae7e7f1ce7cb77a31e8203a7d5f4624fa0284afe"],
    [
      "token",
      1_702_784_856_000,
      "20231217",
      "b94a3f999cf85bcdc00d332fbd3734ba03e48382c36fa4d5af5df817395bd9ea",
    ],
  ])("is the vendor's, with the token %j", (securityToken, now, day, signature) => {
    expect(ossHeaders(call(now), { ...KEYS, securityToken }).authorization).toBe(
      `OSS4-HMAC-SHA256 Credential=ak/${day}/cn-hangzhou/oss/aliyun_v4_request,Signature=${signature}`,
    );
  });
});

describe("objects", () => {
  const objects = new Map<string, string>();
  let faults: number[] = [];
  let server: Server;
  let address = "";
  beforeEach(async () => {
    objects.clear();
    faults = [];
    server = createServer(async (incoming, outgoing) => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
      const fault = faults.shift();
      const key = incoming.url ?? "";
      if (fault !== undefined) outgoing.writeHead(fault).end();
      else if (incoming.method === "PUT") {
        objects.set(key, Buffer.concat(chunks).toString());
        outgoing.writeHead(200).end();
      } else if (objects.has(key)) outgoing.writeHead(200).end(objects.get(key));
      else outgoing.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => server.close());
  const place = () => ({
    bucket: "b",
    region: "cn-shanghai",
    address,
    credentials: () => KEYS,
    now: () => Date.now(),
  });

  it("are read as they were written; one that is not there is none", async () => {
    expect(await readObject(place(), "memory.json")).toBeUndefined();
    await writeObject(place(), "memory.json", '{"a":"零售"}');
    expect(await readObject(place(), "memory.json")).toBe('{"a":"零售"}');
  });

  it("are asked for again after a fault of the service, and not after a refusal", async () => {
    faults = [503, 500];
    await writeObject(place(), "memory.json", "x");
    expect(objects.get("/memory.json")).toBe("x");
    faults = [403];
    await expect(readObject(place(), "memory.json")).rejects.toThrow("answered 403 for memory.json");
    faults = [500, 500, 500];
    await expect(readObject(place(), "memory.json")).rejects.toThrow("answered 500");
  });
});

import { createHmac, randomUUID } from "node:crypto";
import type { Request } from "./vendor.ts";

/** Short-lived keys of the function's own role. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken: string;
}

/**
 * A message for a queue: Simple Message Queue, "Sign requests": Base64 of HMAC-SHA1 over method, MD5, type,
 * date, the sorted `x-mns-` headers and the path. The body of a message is Base64, as the console expects it.
 */
export function sendMessage(
  endpoint: string,
  queue: string,
  body: string,
  seconds: number,
  { accessKeyId, accessKeySecret, securityToken }: Credentials,
  now: number,
): Request {
  const path = `/queues/${queue}/messages`;
  const type = "text/xml;charset=UTF-8";
  const date = new Date(now).toUTCString();
  const text = ["POST", "", type, date, "x-mns-version:2015-06-06", path].join("\n");
  const signature = createHmac("sha1", accessKeySecret).update(text).digest("base64");
  const content = Buffer.from(body, "utf8").toString("base64");
  return {
    url: `${endpoint}${path}`,
    headers: {
      authorization: `MNS ${accessKeyId}:${signature}`,
      "content-type": type,
      date,
      "security-token": securityToken,
      "x-mns-version": "2015-06-06",
    },
    body: `<?xml version="1.0" encoding="UTF-8"?><Message><MessageBody>${content}</MessageBody><DelaySeconds>${seconds}</DelaySeconds><Priority>8</Priority></Message>`,
  };
}

/** A secret's value: KMS, version 2016-01-20, signed as RPC style asks for (HMAC-SHA1 over the sorted query). */
export function getSecretValue(
  endpoint: string,
  name: string,
  { accessKeyId, accessKeySecret, securityToken }: Credentials,
  now: number,
  nonce: string = randomUUID(),
): Request {
  const parameters: Readonly<Record<string, string>> = {
    AccessKeyId: accessKeyId,
    Action: "GetSecretValue",
    Format: "JSON",
    SecretName: name,
    SecurityToken: securityToken,
    SignatureMethod: "HMAC-SHA1",
    SignatureNonce: nonce,
    SignatureVersion: "1.0",
    Timestamp: new Date(now).toISOString().replace(/\.\d+Z$/, "Z"),
    Version: "2016-01-20",
  };
  const query = Object.entries(parameters)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]) => `${percent(key)}=${percent(value)}`)
    .join("&");
  const text = `POST&${percent("/")}&${percent(query)}`;
  const signature = createHmac("sha1", `${accessKeySecret}&`).update(text).digest("base64");
  return {
    url: `${endpoint}/`,
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: `${query}&Signature=${percent(signature)}`,
  };
}

/** RFC 3986, which leaves fewer signs alone than the language does. */
function percent(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

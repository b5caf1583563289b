import { createHash, createHmac } from "node:crypto";
import type { Credentials } from "../../chat-notifier/function/acs-request.ts";

/** A bucket of one region, read and written by the function's own role. */
export interface OssPlace {
  readonly bucket: string;
  readonly region: string;
  /** Address of the bucket, without a slash at its end. */
  readonly address: string;
  readonly credentials: () => Credentials;
  readonly now: () => number;
}

export interface OssCall {
  readonly method: "GET" | "PUT";
  readonly bucket: string;
  readonly object: string;
  readonly region: string;
  /** Beside those that the signature adds. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly now: number;
}

const TIMEOUT_MS = 10_000;
const TRIES = 3;

/** The object's text; undefined where there is none yet. */
export async function readObject(place: OssPlace, object: string): Promise<string | undefined> {
  const answer = await send(place, "GET", object);
  if (answer.status === 404) return undefined;
  if (!answer.ok) throw new Error(`object storage answered ${answer.status} for ${object}`);
  return answer.text();
}

export async function writeObject(place: OssPlace, object: string, text: string): Promise<void> {
  const answer = await send(place, "PUT", object, text);
  if (!answer.ok) throw new Error(`object storage answered ${answer.status} to writing ${object}`);
}

/** Reading and writing a whole object are the same however often they are done, so a lost answer is asked again. */
async function send(
  place: OssPlace,
  method: "GET" | "PUT",
  object: string,
  body?: string,
): Promise<Response> {
  for (let tried = 1; ; tried += 1) {
    const type = body === undefined ? {} : { "content-type": "application/json" };
    const call = {
      method,
      object,
      bucket: place.bucket,
      region: place.region,
      headers: type,
      now: place.now(),
    };
    try {
      const answer = await fetch(`${place.address}/${object}`, {
        method,
        headers: ossHeaders(call, place.credentials()),
        redirect: "manual",
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(body !== undefined && { body }),
      });
      if (answer.status < 500 || tried === TRIES) return answer;
    } catch (error) {
      if (tried === TRIES) throw error;
    }
  }
}

/** Headers with their signature: object storage, "Include a V4 signature" (OSS4-HMAC-SHA256), payload unsigned. */
export function ossHeaders(
  { method, bucket, object, region, headers = {}, query = {}, now }: OssCall,
  { accessKeyId, accessKeySecret, securityToken }: Credentials,
): Readonly<Record<string, string>> {
  const time = new Date(now).toISOString().replace(/[-:]|\.\d+/g, "");
  const day = time.slice(0, 8);
  const sent: Readonly<Record<string, string>> = {
    ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    "x-oss-content-sha256": "UNSIGNED-PAYLOAD",
    "x-oss-date": time,
    ...(securityToken !== "" && { "x-oss-security-token": securityToken }),
  };
  const signed = Object.keys(sent)
    .filter((name) => name.startsWith("x-oss-") || name === "content-type" || name === "content-md5")
    .sort();
  const canonicalQuery = Object.entries(query)
    .map(([key, value]) => [percent(key), percent(value)] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]) => (value === "" ? key : `${key}=${value}`))
    .join("&");
  const request = [
    method,
    `/${[bucket, ...object.split("/")].map(percent).join("/")}`,
    canonicalQuery,
    ...signed.map((name) => `${name}:${sent[name]?.trim()}`),
    "",
    "",
    "UNSIGNED-PAYLOAD",
  ].join("\n");
  const scope = `${day}/${region}/oss/aliyun_v4_request`;
  const hash = createHash("sha256").update(request).digest("hex");
  const key = [day, region, "oss", "aliyun_v4_request"].reduce<string | Buffer>(
    (before, part) => createHmac("sha256", before).update(part).digest(),
    `aliyun_v4${accessKeySecret}`,
  );
  const signature = createHmac("sha256", key)
    .update(["OSS4-HMAC-SHA256", time, scope, hash].join("\n"))
    .digest("hex");
  return {
    ...sent,
    authorization: `OSS4-HMAC-SHA256 Credential=${accessKeyId}/${scope},Signature=${signature}`,
  };
}

/** RFC 3986, which leaves fewer signs alone than the language does. */
function percent(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

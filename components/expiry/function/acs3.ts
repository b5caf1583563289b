import { createHash, createHmac, randomUUID } from "node:crypto";
import type { Credentials } from "../../chat-notifier/function/acs-request.ts";

/** One call of an OpenAPI in RPC style: what is asked stands in the query. */
export interface AcsCall {
  readonly action: string;
  readonly version: string;
  readonly query: Readonly<Record<string, string>>;
}

/** What differs from one sending to the next; the signature covers it. */
export interface Sending {
  readonly host: string;
  readonly now: number;
  readonly nonce?: string;
}

/** Query and headers, signed as "Request syntax and signature method V3" (ACS3-HMAC-SHA256) asks for. */
export function signed(
  { action, version, query }: AcsCall,
  { accessKeyId, accessKeySecret, securityToken }: Credentials,
  { host, now, nonce = randomUUID() }: Sending,
): { readonly query: string; readonly headers: Readonly<Record<string, string>> } {
  const canonicalQuery = Object.entries(query)
    .map(([key, value]) => [percent(key), percent(value)] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]) => `${key}=${value}`)
    .join("&");
  const payload = sha256("");
  const headers: Readonly<Record<string, string>> = {
    host,
    "x-acs-action": action,
    "x-acs-content-sha256": payload,
    "x-acs-date": new Date(now).toISOString().replace(/\.\d+Z$/, "Z"),
    // Absent for long-lived keys, which functions do not have.
    ...(securityToken !== "" && { "x-acs-security-token": securityToken }),
    "x-acs-signature-nonce": nonce,
    "x-acs-version": version,
  };
  const names = Object.keys(headers).sort();
  const lines = names.map((name) => `${name}:${headers[name]?.trim()}\n`).join("");
  const request = ["POST", "/", canonicalQuery, lines, names.join(";"), payload].join("\n");
  const signature = createHmac("sha256", accessKeySecret)
    .update(`ACS3-HMAC-SHA256\n${sha256(request)}`)
    .digest("hex");
  const authorization = `ACS3-HMAC-SHA256 Credential=${accessKeyId},SignedHeaders=${names.join(";")},Signature=${signature}`;
  return { query: canonicalQuery, headers: { ...headers, authorization } };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** RFC 3986, which leaves fewer signs alone than the language does. */
function percent(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

import { createHmac } from "node:crypto";
import type { Alert } from "./alert.ts";
import { redact } from "./redact.ts";
import { jsonRequest, judgeStatus, type Vendor } from "./vendor.ts";

const SECOND = 1000;

/**
 * Any endpoint that takes JSON: `{ version, alerts: [...] }`, every alert whole. With a secret each request
 * carries `x-atrium-timestamp` (seconds) and `x-atrium-signature: v1=<hex>` = HMAC-SHA256 over
 * `timestamp + "." + body`; the receiver refuses old timestamps. `idempotency-key` is the same for the same
 * alerts, so a repeated delivery can be told.
 */
export const webhook: Vendor = {
  hosts: [],
  // Ours, not a vendor's: quick enough for a storm, slow enough for a small receiver.
  limits: [{ count: 5, ms: SECOND }],
  maxBytes: 256 * 1024,
  penaltyMs: 60 * SECOND,
  body: (groups) => ({
    version: "atrium/alerts/v1",
    alerts: groups.flatMap(({ alerts }) => alerts.map(clean)),
  }),
  sign: (url, body, secret, now) => {
    const request = jsonRequest(url, body);
    const ids = (body.alerts as readonly Alert[]).map(({ id }) => id);
    const key = createHmac("sha256", "atrium").update(JSON.stringify(ids)).digest("hex");
    const headers = { ...request.headers, "idempotency-key": key };
    if (secret === undefined) return { ...request, headers };
    const timestamp = String(Math.floor(now / SECOND));
    const signature = createHmac("sha256", secret).update(`${timestamp}.${request.body}`).digest("hex");
    return {
      ...request,
      headers: { ...headers, "x-atrium-timestamp": timestamp, "x-atrium-signature": `v1=${signature}` },
    };
  },
  judge: (reply) => judgeStatus(reply) ?? { kind: "taken" },
};

/** Receivers keep what they get, so secrets are taken out here too. */
function clean(alert: Alert): Alert {
  const { id, severity, state, labels, ...texts } = alert;
  return {
    id,
    severity,
    state,
    ...(Object.fromEntries(
      Object.entries(texts).map(([key, value]) => [key, redact(value)]),
    ) as typeof texts),
    labels: Object.fromEntries(Object.entries(labels).map(([key, value]) => [key, redact(value)])),
  };
}

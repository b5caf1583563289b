import { createHmac } from "node:crypto";
import { block, title } from "./message.ts";
import { jsonRequest, judgeStatus, readCode, speaksOfHaste, type Vendor, type Verdict } from "./vendor.ts";

const MINUTE = 60_000;

/**
 * Custom robot of a DingTalk group.
 * Limits: open.dingtalk.com, "Custom robot access": 20 messages a minute, over it 10 minutes of silence; a
 * message of at most 20,000 bytes. Codes: 130101 and 410100 too fast, -1 busy; 310000 key word, signature or
 * address not accepted; 300001, 300005, 400101, 400102, 400106 token or robot gone.
 */
export const dingtalk: Vendor = {
  hosts: ["oapi.dingtalk.com", "api.dingtalk.com"],
  // Two less than allowed: the vendor's minute and ours do not begin together.
  limits: [{ count: 18, ms: MINUTE }],
  maxBytes: 20_000,
  penaltyMs: 10 * MINUTE,
  body: (groups, language) => ({
    msgtype: "markdown",
    markdown: {
      title: title(groups, language),
      // Two spaces end a line in its Markdown.
      text: [`### ${title(groups, language)}`, ...groups.map((group) => block(group, language))]
        .join("\n\n")
        .replace(/([^\n])\n(?!\n)/g, "$1  \n"),
    },
  }),
  // `timestamp` and the Base64 of HMAC-SHA256(secret, timestamp + "\n" + secret) go into the address.
  sign: (url, body, secret, now) => {
    const address = new URL(url);
    if (secret !== undefined) {
      const sign = createHmac("sha256", secret).update(`${now}\n${secret}`).digest("base64");
      address.searchParams.set("timestamp", String(now));
      address.searchParams.set("sign", sign);
    }
    return jsonRequest(address.href, body);
  },
  judge: (reply) => judgeStatus(reply) ?? judgeCode(reply.body),
};

/** Nothing comes through until a person has repaired the robot or its secret. */
const GONE: ReadonlySet<number> = new Set([310000, 300001, 300005, 400013, 400101, 400102, 400106]);

function judgeCode(body: string): Verdict {
  const { code, text } = readCode(body, "errcode");
  if (code === 0) return { kind: "taken" };
  const reason = `errcode ${code} ${text}`;
  if (code === 130101 || code === 410100 || speaksOfHaste(text)) {
    return { kind: "later", reason, afterMs: 10 * MINUTE };
  }
  if (code === undefined || code === -1) return { kind: "later", reason };
  return { kind: "refused", scope: GONE.has(code) ? "channel" : "message", reason };
}

import { createHmac } from "node:crypto";
import type { Severity } from "./alert.ts";
import { block, title } from "./message.ts";
import { jsonRequest, judgeStatus, readCode, speaksOfHaste, type Vendor, type Verdict } from "./vendor.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/**
 * Custom bot of a Feishu or Lark group.
 * Limits: open.feishu.cn, "Custom bot usage guide": 100 messages a minute and 5 a second, a request body of at
 * most 20 KB. Codes: 11232 and 9499 too often; 19021 signature or clock, 19022 address, 19024 key word, 19001
 * bot gone.
 */
export const feishu: Vendor = {
  hosts: ["open.feishu.cn", "open.larksuite.com"],
  limits: [
    { count: 90, ms: MINUTE },
    { count: 4, ms: SECOND },
  ],
  // Something is left for timestamp and signature.
  maxBytes: 20 * 1024 - 200,
  penaltyMs: MINUTE,
  body: (groups, language) => ({
    msg_type: "interactive",
    card: {
      config: { wide_screen_mode: true },
      header: {
        title: { tag: "plain_text", content: title(groups, language) },
        template: COLOURS[groups[0]?.first.severity ?? "low"],
      },
      elements: [
        {
          tag: "div",
          text: { tag: "lark_md", content: groups.map((group) => block(group, language)).join("\n\n") },
        },
      ],
    },
  }),
  // Here the key is timestamp + "\n" + secret and the message is empty; both go into the body, in seconds.
  sign: (url, body, secret, now) => {
    if (secret === undefined) return jsonRequest(url, body);
    const timestamp = String(Math.floor(now / SECOND));
    const sign = createHmac("sha256", `${timestamp}\n${secret}`).update("").digest("base64");
    return jsonRequest(url, { timestamp, sign, ...body });
  },
  judge: (reply) => judgeStatus(reply) ?? judgeCode(reply.body),
};

const COLOURS: Readonly<Record<Severity, string>> = {
  critical: "red",
  high: "orange",
  medium: "yellow",
  low: "blue",
};

/** Nothing comes through until a person has repaired the robot or its secret. */
const GONE: ReadonlySet<number> = new Set([19001, 19021, 19022, 19024]);

function judgeCode(body: string): Verdict {
  const { code, text } = readCode(body, "code", "StatusCode");
  if (code === 0) return { kind: "taken" };
  const reason = `code ${code} ${text}`;
  if (code === 11232 || (code === 9499 && /freq|limit|many/i.test(text)) || speaksOfHaste(text)) {
    return { kind: "later", reason, afterMs: MINUTE };
  }
  if (code === undefined) return { kind: "later", reason };
  return { kind: "refused", scope: GONE.has(code) ? "channel" : "message", reason };
}

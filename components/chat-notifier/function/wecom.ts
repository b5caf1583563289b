import { block, title } from "./message.ts";
import { jsonRequest, judgeStatus, readCode, speaksOfHaste, type Vendor, type Verdict } from "./vendor.ts";

const MINUTE = 60_000;

/** Content of a `markdown` message: 4,096 bytes; the frame around it is ours. */
const MARKDOWN_BYTES = 4096;
const FRAME_BYTES = 60;

/**
 * Robot of a WeCom group. Its key stands in the address; it knows no signature.
 * Limits: developer.work.weixin.qq.com, path 91770: 20 messages a minute and robot, Markdown of at most 4,096
 * bytes. Codes: 45009 too often, -1 busy; 93000 key not valid, 40008 and 40058 message not accepted.
 */
export const wecom: Vendor = {
  hosts: ["qyapi.weixin.qq.com"],
  // Two less than allowed: the vendor's minute and ours do not begin together.
  limits: [{ count: 18, ms: MINUTE }],
  maxBytes: MARKDOWN_BYTES + FRAME_BYTES,
  penaltyMs: MINUTE,
  body: (groups, language) => ({
    msgtype: "markdown",
    markdown: {
      content: [`### ${title(groups, language)}`, ...groups.map((group) => block(group, language))].join(
        "\n\n",
      ),
    },
  }),
  sign: (url, body) => jsonRequest(url, body),
  judge: (reply) => judgeStatus(reply) ?? judgeCode(reply.body),
};

/** Nothing comes through until a person has repaired the robot or its secret. */
const GONE: ReadonlySet<number> = new Set([93000, 40001, 40014]);

function judgeCode(body: string): Verdict {
  const { code, text } = readCode(body, "errcode");
  if (code === 0) return { kind: "taken" };
  const reason = `errcode ${code} ${text}`;
  if (code === 45009 || speaksOfHaste(text)) return { kind: "later", reason, afterMs: MINUTE };
  if (code === undefined || code === -1) return { kind: "later", reason };
  return { kind: "refused", scope: GONE.has(code) ? "channel" : "message", reason };
}

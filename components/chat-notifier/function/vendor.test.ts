import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getSecretValue, sendMessage } from "./acs-request.ts";
import { vendorOf } from "./channel.ts";
import { deliveryOf, MACHINE } from "./settings.ts";
import { ADDRESSES, alert, Clock } from "./testing.ts";

const NOW = 1_700_000_000_000;
const SECRET = "SEC000example";
const KEYS = { accessKeyId: "id", accessKeySecret: "secret", securityToken: "t" };

/** Expected values were computed with Python's `hmac`. */
describe("signatures", () => {
  it("DingTalk: timestamp and signature join the address", () => {
    const { url } = vendorOf("dingtalk").sign(
      "https://oapi.dingtalk.com/robot/send?access_token=a",
      {},
      SECRET,
      NOW,
    );
    const { searchParams } = new URL(url);
    expect(Object.fromEntries(searchParams)).toEqual({
      access_token: "a",
      timestamp: "1700000000000",
      sign: "xyAXnOeEx8mcnUUlZoyxvRe/La8u0eqZaWsTXunfdkQ=",
    });
    expect(url).toContain(encodeURIComponent("xyAXnOeEx8mcnUUlZoyxvRe/La8u0eqZaWsTXunfdkQ="));
  });

  it("Feishu: seconds and signature join the body", () => {
    const { body } = vendorOf("feishu").sign("https://open.feishu.cn/x", { msg_type: "text" }, SECRET, NOW);
    expect(JSON.parse(body)).toEqual({
      timestamp: "1700000000",
      sign: "OGl+fhrIPe4RmLlF1qBjjfXJQqEJxZ80bMC8hc460wY=",
      msg_type: "text",
    });
  });

  it("webhook: a header over time and body, and one key for the same alerts", () => {
    const sign = vendorOf("webhook").sign;
    const one = sign("https://x.example", { alerts: [{ id: "a" }] }, SECRET, NOW);
    const later = sign("https://x.example", { alerts: [{ id: "a" }] }, SECRET, NOW + 60_000);
    expect(one.headers["x-atrium-signature"]).toMatch(/^v1=[0-9a-f]{64}$/);
    expect(later.headers["x-atrium-signature"]).not.toBe(one.headers["x-atrium-signature"]);
    expect(later.headers["idempotency-key"]).toBe(one.headers["idempotency-key"]);
  });

  it("Simple Message Queue: over method, type, date, version and path", () => {
    const { url, headers, body } = sendMessage("https://1.mns.example", "alerts", "告警", 60, KEYS, NOW);
    expect(url).toBe("https://1.mns.example/queues/alerts/messages");
    expect(headers.authorization).toBe("MNS id:SjN1JLt8KbDIMQcSkwF4cFMuR+4=");
    expect(headers["security-token"]).toBe("t");
    expect(body).toContain("<MessageBody>5ZGK6K2m</MessageBody><DelaySeconds>60</DelaySeconds>");
  });

  it("KMS: over the sorted and escaped query", () => {
    const { body } = getSecretValue("https://kms.example", "a b*c", KEYS, NOW, "n");
    expect(new URLSearchParams(body).get("SecretName")).toBe("a b*c");
    expect(body.endsWith("&Signature=ZS2ajhZ45b4IhQImEuuV8E5X%2B8s%3D")).toBe(true);
  });
});

describe("answers", () => {
  const judged = (
    kind: "dingtalk" | "wecom" | "feishu" | "webhook",
    status: number,
    body: string,
    retryAfter?: string,
  ) => vendorOf(kind).judge({ status, body, ...(retryAfter !== undefined && { retryAfter }) });

  it.each([
    ["dingtalk", '{"errcode":0,"errmsg":"ok"}', "taken"],
    ["dingtalk", '{"errcode":130101,"errmsg":"send too fast, exceed 20 times per minute"}', "later"],
    ["dingtalk", '{"errcode":-1,"errmsg":"系统繁忙"}', "later"],
    ["dingtalk", '{"errcode":310000,"errmsg":"sign not match"}', "refused channel"],
    ["dingtalk", '{"errcode":40035,"errmsg":"invalid"}', "refused message"],
    ["dingtalk", "<html>gateway</html>", "later"],
    ["dingtalk", '{"status":1111,"punish":"deny"}', "later"],
    ["wecom", '{"errcode":0,"errmsg":"ok"}', "taken"],
    ["wecom", '{"errcode":45009,"errmsg":"api freq out of limit"}', "later"],
    ["wecom", '{"errcode":93000,"errmsg":"invalid webhook url"}', "refused channel"],
    ["feishu", '{"code":0,"msg":"success"}', "taken"],
    ["feishu", '{"StatusCode":0,"StatusMessage":"success"}', "taken"],
    ["feishu", '{"code":11232,"msg":"frequency limited psm"}', "later"],
    ["feishu", '{"code":9499,"msg":"too many request"}', "later"],
    ["feishu", '{"code":9499,"msg":"Bad Request"}', "refused message"],
    ["feishu", '{"code":19021,"msg":"sign match fail"}', "refused channel"],
  ] as const)("%s inside a 200: %s is %s", (kind, body, expected) => {
    const verdict = judged(kind, 200, body);
    expect(verdict.kind === "refused" ? `refused ${verdict.scope}` : verdict.kind).toBe(expected);
  });

  it.each([
    [429, "later"],
    [503, "later"],
    [408, "later"],
    [302, "refused"],
    [401, "refused"],
    [413, "refused"],
  ] as const)("HTTP %i is %s", (status, kind) => {
    expect(judged("webhook", status, "")).toMatchObject({ kind });
  });

  it("name the wait they ask for: seconds, a date, never more than an hour", () => {
    const wait = (header: string) => judged("webhook", 429, "", header);
    expect(wait("7")).toMatchObject({ afterMs: 7000 });
    expect(wait("999999")).toMatchObject({ afterMs: 3_600_000 });
    expect(wait("soon")).not.toHaveProperty("afterMs");
    expect(wait(new Date(0).toUTCString())).toMatchObject({ afterMs: 0 });
  });
});

describe("the wire", () => {
  let server: Server;
  let address = "";
  let asked: string[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.url ?? "");
      if (request.url === "/redirect") response.writeHead(302, { location: "/stranger" }).end();
      else if (request.url === "/limit")
        response.writeHead(429, { "retry-after": "9" }).end("x".repeat(9000));
      // Any other address never answers.
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const post = (path: string, timeout = 5000) =>
    MACHINE.post({ url: `${address}${path}`, headers: {}, body: "{}" }, timeout);

  it("gives up on a robot that does not answer", async () => {
    await expect(post("/silence", 50)).rejects.toThrow();
  });

  it("follows no redirect, and hands on what the robot asked for", async () => {
    asked = [];
    expect((await post("/redirect")).status).toBe(302);
    expect(asked).toEqual(["/redirect"]);
    expect(await post("/limit")).toMatchObject({ status: 429, retryAfter: "9", body: "x".repeat(4096) });
  });

  it("tries a silent robot again and then leaves it to the queue, without naming its address", async () => {
    asked = [];
    const clock = new Clock(NOW);
    const ports = {
      ...MACHINE,
      now: clock.now,
      sleep: clock.sleep,
      random: () => 0.5,
      post: () => MACHINE.post({ url: `${address}/silence`, headers: {}, body: "{}" }, 30),
    };
    const settings = {
      channels: { duty: { kind: "wecom", from: "low", language: "zh" } },
      hosts: [],
      workers: 1,
    } as const;
    const delivery = deliveryOf(settings, () => ({ duty: ADDRESSES.wecom }), ports);
    const [outcome] = await delivery.deliver([{ key: "k", alert: alert("a"), since: NOW }], NOW + 100_000);
    expect(asked).toHaveLength(4);
    expect(outcome?.waits).toEqual([
      { channel: "duty", at: expect.any(Number), reason: "no answer (TimeoutError)" },
    ]);
  });
});

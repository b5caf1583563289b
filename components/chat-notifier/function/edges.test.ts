import { createHash } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Envelope } from "./envelope.ts";
import { type FcContext, handlePost, handleStream } from "./function-compute.ts";
import { handleSqs } from "./lambda.ts";
import { alert } from "./testing.ts";

const SETTINGS = JSON.stringify({
  channels: { hook: { kind: "webhook", from: "low", language: "en" } },
  hosts: ["alerts.mall.example"],
  workers: 1,
});
const SECRET = JSON.stringify({
  channels: { hook: { url: "https://alerts.mall.example/in", secret: "s" } },
  intake: "the-token",
});

/** What left the function, by host. */
interface Sent {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
let sent: Sent[] = [];
let answers: (request: Sent) => { readonly status: number; readonly body?: string };

beforeEach(() => {
  sent = [];
  vi.stubGlobal(
    "fetch",
    async (url: string, { headers, body }: { headers: Record<string, string>; body: string }) => {
      const request = { url: new URL(url), headers, body };
      sent.push(request);
      const { status, body: text = "" } = answers(request);
      return new Response(text, { status });
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

const decode = ({ body }: Sent): Envelope => {
  const [, content = ""] = /<MessageBody>([^<]*)</.exec(body) ?? [];
  return JSON.parse(Buffer.from(content, "base64").toString("utf8"));
};

describe("Lambda", () => {
  let server: Server;
  const asked: { readonly target: string; readonly body: Readonly<Record<string, unknown>> }[] = [];
  let refuse = false;

  beforeAll(async () => {
    server = createServer(async (request, response) => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const target = String(request.headers["x-amz-target"]);
      const body = JSON.parse(Buffer.concat(parts).toString("utf8"));
      asked.push({ target, body });
      response.setHeader("content-type", "application/x-amz-json-1.0");
      if (refuse && target.endsWith("SendMessage")) {
        response.writeHead(400);
        response.end(JSON.stringify({ __type: "AccessDenied", message: "no" }));
        return;
      }
      // The SDK compares the digest of what arrived with what it sent.
      const digest = createHash("md5").update(String(body.MessageBody)).digest("hex");
      const answer = target.endsWith("GetSecretValue")
        ? { SecretString: SECRET }
        : { MessageId: "1", MD5OfMessageBody: digest };
      response.end(JSON.stringify(answer));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: endpoint,
      AWS_REGION: "ap-northeast-1",
      AWS_ACCESS_KEY_ID: "id",
      AWS_SECRET_ACCESS_KEY: "key",
      AWS_MAX_ATTEMPTS: "1",
      ATRIUM_SETTINGS: SETTINGS,
      SECRET_ID: "alerts",
      QUEUE_URL: `${endpoint}/1/alerts`,
      DEAD_LETTER_URL: `${endpoint}/1/alerts-dead-letters`,
    });
  });
  afterAll(() => {
    server.close();
  });
  beforeEach(() => {
    asked.length = 0;
    refuse = false;
  });

  const context = { functionName: "alerts", getRemainingTimeInMillis: () => 22_000 };
  const event = (...ids: readonly string[]) => ({
    Records: ids.map((id) => ({ messageId: id, body: JSON.stringify({ product: "x", name: id, id }) })),
  });

  it("tells, reports nothing failed, and writes one line of metrics", async () => {
    answers = () => ({ status: 200 });
    const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    const result = await handleSqs(event("a", "b"), context);
    const line = JSON.parse(String(write.mock.calls.at(-1)?.[0]));
    write.mockRestore();
    expect(result).toEqual({ batchItemFailures: [] });
    expect(sent.map(({ url }) => url.host)).toEqual(["alerts.mall.example"]);
    expect(line).toMatchObject({ Function: "alerts", Told: 2, Waiting: 0, Buried: 0 });
    expect(line._aws.CloudWatchMetrics[0].Namespace).toBe("Atrium/ChatNotifier");
  });

  it("puts back what a robot refused, with its reason, and does not bring the batch again", async () => {
    answers = () => ({ status: 401 });
    const result = await handleSqs(event("c"), context);
    expect(result).toEqual({ batchItemFailures: [] });
    const put = asked.find(({ target }) => target.endsWith("SendMessage"))?.body;
    expect(put).toMatchObject({ QueueUrl: process.env.QUEUE_URL, DelaySeconds: 900 });
    expect(JSON.parse(String(put?.MessageBody))).toMatchObject({
      channels: ["hook"],
      reasons: ["hook: HTTP 401"],
    });
  });

  it("has the queue bring again what could not even be put back", async () => {
    answers = () => ({ status: 401 });
    refuse = true;
    expect(await handleSqs(event("d"), context)).toEqual({ batchItemFailures: [{ itemIdentifier: "d" }] });
  });
});

describe("Function Compute", () => {
  const context: FcContext = {
    requestId: "r",
    credentials: { accessKeyId: "id", accessKeySecret: "key", securityToken: "t" },
    function: { name: "alerts", timeout: 22 },
  };
  beforeEach(() => {
    Object.assign(process.env, {
      ATRIUM_SETTINGS: SETTINGS,
      KMS_ENDPOINT: "https://kms.example",
      MNS_ENDPOINT: "https://mns.example",
      SECRET_NAME: "alerts",
      QUEUE: "alerts",
      DEAD_LETTERS: "alerts-dead-letters",
    });
  });
  const healthy = ({ url }: Sent) =>
    url.host === "kms.example"
      ? { status: 200, body: JSON.stringify({ SecretData: SECRET }) }
      : { status: 200 };
  const door = (token: string, body: unknown) =>
    handlePost(
      Buffer.from(JSON.stringify({ headers: { "X-Atrium-Token": token }, body: JSON.stringify(body) })),
      context,
    );
  const stream = (...messages: readonly unknown[]) =>
    handleStream(
      Buffer.from(
        JSON.stringify(
          messages.map((one, index) => ({
            data: { messageId: `m${index}`, messageBody: JSON.stringify(one) },
          })),
        ),
      ),
      context,
    );

  it("tells what the stream brings", async () => {
    answers = healthy;
    const report = JSON.parse(await stream({ product: "ECS", name: "n", id: "e" }));
    expect(report).toMatchObject({ told: 1, waiting: 0, failed: [] });
    expect(sent.at(-1)?.url.host).toBe("alerts.mall.example");
  });

  it("puts back what a robot refused, and buries after a day", async () => {
    answers = (request) => (request.url.host === "alerts.mall.example" ? { status: 401 } : healthy(request));
    const old = {
      atrium: "atrium/alert/v1",
      alert: alert("old"),
      channels: ["hook"],
      since: Date.now() - 25 * 3_600_000,
      reasons: [],
    };
    await stream({ product: "ECS", name: "n2", id: "e2" }, old);
    const queues = sent
      .filter(({ url }) => url.host === "mns.example")
      .map((one) => [one.url.pathname, decode(one).alert.id]);
    expect(queues.sort()).toEqual([
      ["/queues/alerts-dead-letters/messages", "old"],
      ["/queues/alerts/messages", "e2"],
    ]);
  });

  it("fails, so that the stream tries again, when nothing can be put back", async () => {
    answers = (request) =>
      request.url.host === "kms.example" ? healthy(request) : { status: 503, body: "<Code>Busy</Code>" };
    await expect(stream({ product: "ECS", name: "n3", id: "e3" })).rejects.toThrow(
      "1 alerts could not be put back",
    );
  });

  it("lets only who shows the token put something into the queue", async () => {
    answers = healthy;
    expect(await door("guess", { alert_id: "x", alert_name: "x" })).toMatchObject({ statusCode: 403 });
    expect(sent.some(({ url }) => url.host === "mns.example")).toBe(false);
    const rule = { alert_id: "root-use", alert_name: "root-use", severity: "10", fire_time: "1795400000" };
    expect(await door("the-token", rule)).toMatchObject({ statusCode: 200 });
    const put = sent.filter(({ url }) => url.host === "mns.example");
    expect(put.map((one) => decode(one))).toMatchObject([
      { alert: { severity: "critical", title: "root-use" }, channels: ["hook"] },
    ]);
  });

  it("names the service that failed and never the address that holds a key", async () => {
    answers = (request) =>
      request.url.host === "mns.example"
        ? { status: 403, body: "<Code>AccessDenied</Code>" }
        : healthy(request);
    await expect(door("the-token", { alert_id: "y", alert_name: "y" })).rejects.toThrow(
      "mns.example answered 403 AccessDenied",
    );
  });
});

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer, type IncomingMessage, request } from "node:http";
import { type AddressInfo, createServer as createSocket } from "node:net";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import type { Resource } from "./resource.ts";
import type { Settings } from "./settings.ts";

export const SETTINGS: Settings = {
  environment: "development",
  modes: { production: "report", staging: "stop", development: "remove", test: "remove" },
  warnDays: [14, 7, 1],
  graceDays: 7,
  timeZone: "Asia/Shanghai",
  approvers: ["arn:aws:iam::111122223333:role/atrium-security"],
  approvals: "/atrium/expiry/approvals",
  mostRemovals: 20,
  idle: { stoppedDays: 30, cpuPercent: 20, cpuDays: 90 },
  office: {
    environments: ["development", "test"],
    workdays: [1, 2, 3, 4, 5],
    holidays: [],
    extraWorkdays: [],
  },
};

export function resource(more: Partial<Resource> = {}): Resource {
  return {
    id: "i-1",
    kind: "instance",
    name: "arn:aws:ec2:eu-west-1:111122223333:instance/i-1",
    tags: {},
    state: "running",
    holds: ["vol-1"],
    backups: [],
    ...more,
  };
}

/** moto's server, which imitates the interfaces of AWS: on the path, or where .ci/run installs it. */
export function findMoto(): { readonly command?: string; readonly reason: string } {
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache");
  const installed = join(cache, "atrium", "moto", "bin", "moto_server");
  if (existsSync(installed)) return { command: installed, reason: "" };
  const folder = (process.env.PATH ?? "")
    .split(delimiter)
    .find((each) => existsSync(join(each, "moto_server")));
  return folder === undefined
    ? { reason: "moto_server is not installed (pip install 'moto[server]')" }
    : { command: join(folder, "moto_server"), reason: "" };
}

export interface Emulation {
  readonly url: string;
  readonly stop: () => void;
}

export async function startMoto(command: string): Promise<Emulation> {
  const port = await freePort();
  const child = spawn(command, ["-H", "127.0.0.1", "-p", String(port)], { stdio: "ignore" });
  const url = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + 60_000;
  while (!(await answers(url))) {
    if (Date.now() > deadline) throw new Error("moto_server did not start within a minute");
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return { url, stop: () => child.kill() };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/moto-api/`)).ok;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const socket = createSocket().listen(0, "127.0.0.1", () => {
      const { port } = socket.address() as AddressInfo;
      socket.close(() => resolve(port));
    });
  });
}

/** What a proxy does with one call: hands it on, loses it on its way, or loses the answer. */
export type Fate = "pass" | "throttle" | "lose-answer";

export interface Between extends Emulation {
  /** Actions in the order in which they were asked for, with what became of them. */
  readonly calls: { readonly action: string; readonly body: string; readonly fate: Fate }[];
  fate: (call: number, action: string) => Fate;
}

export async function startProxy(target: string): Promise<Between> {
  const calls: Between["calls"] = [];
  const proxy: Between = { url: "", calls, fate: () => "pass", stop: () => server.close() };
  const server = createServer(async (incoming, outgoing) => {
    const body = await bodyOf(incoming);
    const action = actionOf(incoming, body);
    const fate = proxy.fate(calls.length + 1, action);
    calls.push({ action, body, fate });
    if (fate === "throttle") {
      outgoing.writeHead(503, { "content-type": "text/xml" });
      outgoing.end(
        "<Response><Errors><Error><Code>RequestLimitExceeded</Code><Message>slow down</Message></Error></Errors></Response>",
      );
      return;
    }
    const { hostname, port } = new URL(target);
    const onward = request(
      { hostname, port, path: incoming.url, method: incoming.method, headers: incoming.headers },
      (answer) => {
        if (fate === "lose-answer") {
          answer.resume().on("end", () => incoming.socket.destroy());
          return;
        }
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(outgoing);
      },
    );
    onward.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return Object.assign(proxy, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}

export async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

/** Query protocols name it in the body, JSON protocols in a header. */
function actionOf(incoming: IncomingMessage, body: string): string {
  const target = String(incoming.headers["x-amz-target"] ?? "").split(".")[1];
  return target ?? new URLSearchParams(body).get("Action") ?? `${incoming.method} ${incoming.url}`;
}

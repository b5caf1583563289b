import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Answer, type Found, program, use } from "../../peers/testing.ts";

const SIDES = ["store", "cloud"] as const;
export type Side = (typeof SIDES)[number];

/** A store's router and the cloud's end, two network namespaces apart, with a real charon in each. */
export interface TwoEnds {
  readonly load: (side: Side, configuration: string) => Answer;
  readonly swanctl: (side: Side, ...args: readonly string[]) => Answer;
  readonly exec: (side: Side, ...command: readonly string[]) => Answer;
  readonly stop: () => void;
}

/** What IPsec between two namespaces needs; the reason says what is missing. */
export function findEnds(...programs: readonly string[]): Found<true> {
  for (const name of programs) {
    const found = program(name);
    if (found.reason !== "") return { reason: found.reason };
  }
  if (process.getuid?.() !== 0) return { reason: "namespaces need root" };
  if (!existsSync("/dev/net/tun")) return { reason: "there is no /dev/net/tun" };
  const ip = use(program("ip"));
  const name = `atrium-try-${process.pid}`;
  const made = ip(["netns", "add", name]);
  ip(["netns", "delete", name]);
  return made.code === 0 ? { found: true, reason: "" } : { reason: "no network namespace can be made" };
}

/** In user space: kernels of containers and test machines come without IPsec. */
const PLUGINS =
  "random nonce openssl kdf hmac aes sha2 gcm pem pkcs1 pkcs8 x509 pubkey revocation constraints kernel-libipsec kernel-netlink socket-default vici updown";

/**
 * @param addresses of each side: outside ones on the wire or its loopback, inside ones on the loopback
 */
export async function startEnds(addresses: Readonly<Record<Side, readonly string[]>>): Promise<TwoEnds> {
  const ip = use(program("ip"));
  const swanctl = use(program("swanctl"));
  const folder = mkdtempSync(join(tmpdir(), "atrium-ends-"));
  const space = (side: Side) => `atrium-${side}-${process.pid}`;
  const children: ChildProcess[] = [];
  const must = (...args: readonly string[]) => {
    const { code, text } = ip(args);
    if (code !== 0) throw new Error(`ip ${args.join(" ")}: ${text}`);
  };
  const stop = () => {
    for (const child of children) child.kill("SIGKILL");
    for (const side of SIDES) ip(["netns", "delete", space(side)]);
    rmSync(folder, { recursive: true, force: true });
  };
  const at = (side: Side) => ({
    uri: `unix://${join(folder, side, "vici")}`,
    env: { STRONGSWAN_CONF: join(folder, side, "strongswan.conf") },
  });
  try {
    for (const side of SIDES) must("netns", "add", space(side));
    must(
      "link",
      "add",
      "wire",
      "netns",
      space("store"),
      "type",
      "veth",
      "peer",
      "wire",
      "netns",
      space("cloud"),
    );
    for (const [index, side] of SIDES.entries()) {
      const own = ["-n", space(side)];
      must(...own, "link", "set", "lo", "up");
      must(...own, "address", "add", `192.0.2.${index + 1}/24`, "dev", "wire");
      for (const address of addresses[side]) must(...own, "address", "add", address, "dev", "lo");
      must(...own, "link", "set", "wire", "up");
      must(...own, "route", "add", "default", "via", `192.0.2.${2 - index}`);
      mkdirSync(join(folder, side));
      writeFileSync(at(side).env.STRONGSWAN_CONF, settings(join(folder, side, "vici")));
      const command = ["netns", "exec", space(side), "charon-systemd"];
      const env = { ...process.env, ...at(side).env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` };
      children.push(spawn("ip", command, { env, stdio: "ignore" }));
    }
    const until = Date.now() + 30_000;
    while (!SIDES.every((side) => existsSync(join(folder, side, "vici")))) {
      if (Date.now() > until) throw new Error("charon did not start within 30 seconds");
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  } catch (error) {
    stop();
    throw error;
  }
  return {
    load: (side, configuration) => {
      const path = join(folder, side, "swanctl.conf");
      writeFileSync(path, configuration);
      const { uri, env } = at(side);
      return swanctl(["--load-all", "--noprompt", "--uri", uri, "--file", path], { env });
    },
    swanctl: (side, ...args) => swanctl([...args, "--uri", at(side).uri], { env: at(side).env }),
    exec: (side, ...command) => ip(["netns", "exec", space(side), ...command]),
    stop,
  };
}

/** Sixteen tunnels begin at once from one address, which a server on the internet would take for an attack. */
function settings(socket: string): string {
  return `charon-systemd {
  load = ${PLUGINS}
  install_routes = no
  block_threshold = 1000
  cookie_threshold = 1000
  cookie_threshold_ip = 1000
  plugins { vici { socket = unix://${socket} } }
}
swanctl { load = random openssl pem pkcs1 pkcs8 x509 }
`;
}

import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { program, skipped, use } from "../../peers/testing.ts";
import { awsTunnels } from "../aws-tunnels.ts";
import type { StoreArgs } from "../contract.ts";
import { layoutStoreLink } from "../layout.ts";
import { CRYPTO } from "../limits.ts";
import { store, storeLinkArgs } from "../testing.ts";
import { findEnds, startEnds, type TwoEnds } from "./fixtures/two-ends.ts";
import { fillPlaceholders, type RouterPlan } from "./plan.ts";
import { renderRouter } from "./render.ts";
import { routerPlan } from "./router-plan.ts";

const REGION = "ap-southeast-1";
const LINES = {
  main: { kind: "fibre", interface: "eth0", address: "8.8.0.1", nextHop: "8.8.0.254" },
  backup: { kind: "5g", interface: "wwan0", address: "8.9.0.1" },
} as const;

function planOf(lines: StoreArgs["lines"] = LINES): RouterPlan {
  const own = { hub: `aws/${REGION}`, place: { latitude: 1.3, longitude: 103.8 }, device: "linux" } as const;
  const stores = { "sg-001": store(1, { ...own, lines }) };
  const layout = layoutStoreLink("hub", "aws", storeLinkArgs(REGION, { stores }));
  const [planned] = layout.stores;
  if (planned === undefined) throw new Error("no store");
  return routerPlan(
    "aws",
    layout,
    planned,
    layout.connections.map(({ key }, index) => ({
      connection: key,
      addresses: [`198.51.100.${2 * index + 1}`, `198.51.100.${2 * index + 2}`],
    })),
  );
}

interface Written {
  readonly path: string;
  readonly content: string;
  readonly permissions?: string;
}

const plan = planOf();
const KEY = "k0000000000000000000000000000000000000000";
const filled = fillPlaceholders(renderRouter(plan), () => KEY);
const files: readonly Written[] = parse(filled).write_files;

function file(path: string): string {
  const content = files.find((each) => each.path === path)?.content;
  if (content === undefined) throw new Error(`nothing is written to ${path}`);
  return content;
}

const SWANCTL = "/etc/swanctl/conf.d/atrium.conf";
const QUALITY = "/usr/local/sbin/line-quality";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "atrium-linux-"));
  for (const { path, content, permissions = "0644" } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
    chmodSync(join(folder, path), Number.parseInt(permissions, 8));
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function written(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

describe("the configuration of a Linux router", () => {
  it("is the one that was looked through", async () => {
    await expect(renderRouter(plan)).toMatchFileSnapshot("expected/linux.yaml");
  });

  it("shows a certificate on a line without fixed address", () => {
    const backup = { kind: "5g", interface: "wwan0", certificateArn: "certificate-arn" } as const;
    const text = renderRouter(planOf({ ...LINES, backup }));
    expect(text.match(/certs = store.pem/g)).toHaveLength(8);
    expect(text.match(/\{\{psk:/g)).toHaveLength(8);
  });

  it("shows keys to nobody but root", () => {
    for (const { path, content, permissions } of files) {
      if (content.includes(KEY)) expect([path, permissions]).toEqual([SWANCTL, "0600"]);
    }
    expect(file(SWANCTL)).toContain(KEY);
  });

  it("keeps each segment in a table and each tunnel in the table of its segment", () => {
    const tables = plan.segments.map(({ key }) => file(`/etc/systemd/network/40-${key}.netdev`));
    expect(new Set(tables.map((text) => /Table=(\d+)/.exec(text)?.[1])).size).toBe(plan.segments.length);
    for (const { number, segment, inside } of plan.tunnels) {
      const network = file(`/etc/systemd/network/50-xfrm${number}.network`);
      expect(network).toContain(`VRF=${segment}\nAddress=${inside.store}/30\n`);
      expect(file(`/etc/systemd/network/50-xfrm${number}.netdev`)).toContain(`InterfaceId=${number}\n`);
    }
  });
});

describe("the measurement of a line", () => {
  /** What ping prints of delays, one a packet; the script asks for 200. */
  function measured(delays: readonly number[]) {
    const lines = delays.map(
      (delay, at) => `64 bytes from 169.254.6.1: icmp_seq=${at + 1} ttl=64 time=${delay} ms`,
    );
    const ping = written("ping", `cat <<'END'\n${lines.join("\n")}\nEND\n`);
    const one = file(QUALITY).replace(/^measure (?!payment-main-1 ).*&\n/gm, "");
    const script = written("line-quality", one);
    return use(program("sh"))([script], { env: { ATRIUM_EXEC: `sh ${ping}` } });
  }

  it.each([
    ["good", 0, "a quiet line", (at: number) => 20 + (at % 2)],
    ["good", 0, "59 ms, with a jitter of 19", (at: number) => 40 + (at % 2) * 19],
    ["BAD", 1, "61 ms", () => 61],
    ["BAD", 1, "a jitter of 21 ms about a delay of 30", (at: number) => 20 + (at % 2) * 21],
  ])("tells %s (%i) of %s", (word, code, _title, delayOf) => {
    const found = measured([...Array(200).keys()].map(delayOf));
    expect([found.code, found.text.split(" ")[0]]).toEqual([code, word]);
  });

  it("takes one lost packet of 200, and no second", () => {
    expect(measured(Array(199).fill(20)).code).toBe(0);
    expect(measured(Array(198).fill(20)).code).toBe(1);
  });
});

const cloudInit = program("cloud-init");
describe.skipIf(cloudInit.reason !== "")(`cloud-init's own schema${skipped(cloudInit)}`, () => {
  const check = (text: string) => use(cloudInit)(["schema", "--config-file", written("user-data", text)]);

  it("takes the document", () => {
    expect(check(filled)).toMatchObject({ code: 0 });
  });

  it("refuses one whose files have no path", () => {
    expect(check(filled.replace("- path: ", "- pat: ")).code).not.toBe(0);
  });
});

const vtysh = program("vtysh");
describe.skipIf(vtysh.reason !== "")(`FRRouting's reader${skipped(vtysh)}`, () => {
  /** It tells of every line that it does not know, and of some by its exit code. */
  const check = (text: string) => use(vtysh)(["-C", "-f", written("checked.conf", text)]);
  const text = file("/etc/frr/frr.conf");

  it("knows every command", () => {
    expect(check(text)).toEqual({ code: 0, text: "" });
  });

  it.each([
    ["a command that there is not", "maximum-paths 2", "most-paths 2"],
    ["a time that is none", "timers 10 30", "timers 10 soon"],
    ["a prefix that is none", "/32 ", "/33 "],
  ])("refuses %s", (_title, right, wrong) => {
    expect(text).toContain(right);
    expect(check(text.replace(right, wrong)).text).toContain("% Unknown command");
  });

  it("knows the lists and policies of the Cisco format as well: they are one language", () => {
    const cisco = renderRouter({ ...plan, device: "cisco-ios-xe" });
    const shared = cisco
      .split("\n")
      .filter((line) => /^(ip prefix-list|route-map| match ip| set )/.test(line));
    const own = shared.filter((line) => !/^ set (transform-set|pfs|ikev2|security)/.test(line));
    expect(own.length).toBeGreaterThan(30);
    expect(check(`${own.join("\n")}\n`)).toEqual({ code: 0, text: "" });
  });
});

const nft = program("nft");
const root = process.getuid?.() === 0;
describe.skipIf(nft.reason !== "" || !root)(`nftables' reader${skipped(nft)}`, () => {
  const check = (text: string) => use(nft)(["--check", "--file", written("checked.nft", text)]);

  it("takes the rule for room in tunnels", () => {
    const text = file("/etc/atrium/mss.nft");
    expect(check(text)).toEqual({ code: 0, text: "" });
    expect(check(text.replace("maxseg", "maxsegment")).code).not.toBe(0);
  });
});

const ends = findEnds("ip", "swanctl", "charon-systemd", "ping");
describe.skipIf(ends.reason !== "")(`two ends of strongSwan${skipped(ends)}`, () => {
  /** In user space a route decides which tunnel a packet takes, so each is told its own addresses alone. */
  const narrowed = plan.tunnels.reduce(
    (text, { key, inside }) =>
      text.replace(
        new RegExp(`(children {\\n +${key} {\\n +local_ts = )0.0.0.0/0(\\n +remote_ts = )0.0.0.0/0`),
        `$1${inside.store}/32$2${inside.cloud}/32`,
      ),
    file(SWANCTL),
  );
  let pair: TwoEnds;

  beforeAll(async () => {
    pair = await startEnds({
      store: [
        ...Object.values(LINES).map(({ address }) => address),
        ...plan.tunnels.map(({ inside }) => inside.store),
      ],
      cloud: plan.tunnels.flatMap(({ outside, inside }) => [outside, inside.cloud]),
    });
  });
  afterAll(() => pair?.stop());

  async function established(): Promise<string> {
    let last = "";
    for (const end = Date.now() + 20_000; Date.now() < end; ) {
      last = pair.swanctl("store", "--list-sas").text;
      if ((last.match(/INSTALLED/g) ?? []).length >= plan.tunnels.length) break;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    return last;
  }

  it("load every connection as it is rendered", () => {
    const { code, text } = pair.load("cloud", file(SWANCTL).replaceAll("= start", "= none"));
    expect([code, text]).toEqual([0, expect.stringContaining("successfully loaded 16 connections")]);
  });

  it.each([
    ["a word that there is not", "esp_proposals", "esp_proposal"],
    ["a cipher that there is not", "aes256-sha256", "aes512-sha256"],
    ["a brace too few", "version = 2\n", "version = 2 {\n"],
  ])("refuse %s", (_title, right, wrong) => {
    const torn = file(SWANCTL).replaceAll("= start", "= none").replace(right, wrong);
    expect(pair.load("cloud", torn).code).not.toBe(0);
  });

  it("agree on AES-256, SHA-2 and group 14, in each tunnel", async () => {
    expect(pair.load("cloud", hubOf(plan)).code).toBe(0);
    expect(pair.load("store", narrowed).code).toBe(0);
    const text = await established();
    const count = (pattern: RegExp) => (text.match(pattern) ?? []).length;
    expect(count(/ESTABLISHED, IKEv2/g)).toBe(16);
    expect(count(/^ {2}AES_CBC-256\/HMAC_SHA2_256_128\/PRF_HMAC_SHA2_256\/MODP_2048$/gm)).toBe(16);
    expect(count(/INSTALLED, TUNNEL-in-UDP, ESP:AES_CBC-256\/HMAC_SHA2_256_128$/gm)).toBe(16);
    expect(count(/local +'8\.[89]\.0\.1' @/g)).toBe(16);
  });

  it("take new keys of a tunnel by an exchange of their own", () => {
    const child = plan.tunnels[0]?.key ?? "";
    expect(pair.swanctl("store", "--rekey", "--child", child).code).toBe(0);
    expect(pair.swanctl("store", "--list-sas").text).toMatch(
      new RegExp(
        `${child}: #\\d+, reqid \\d+, INSTALLED, TUNNEL-in-UDP, ESP:AES_CBC-256/HMAC_SHA2_256_128/MODP_2048`,
      ),
    );
  });

  it("carry the measurement of the lines, which tells the one that does not answer", () => {
    const { key = "", inside } = plan.tunnels[3] ?? {};
    pair.exec("cloud", "ip", "address", "delete", `${inside?.cloud}/32`, "dev", "lo");
    const { code, text } = pair.exec("store", "env", "ATRIUM_EXEC=", "sh", join(folder, QUALITY));
    expect(code).toBe(1);
    expect(text.match(/loss_percent=0.0$/gm)).toHaveLength(15);
    expect(text).toMatch(new RegExp(`^BAD tunnel=${key} .* loss_percent=100.0$`, "m"));
  });

  it("come to nothing where the hub would take AES-128 alone", async () => {
    pair.swanctl("store", "--terminate", "--ike", plan.tunnels[0]?.key ?? "", "--force");
    expect(pair.load("cloud", hubOf(plan).replaceAll("aes256", "aes128")).code).toBe(0);
    const { code, text } = pair.swanctl(
      "store",
      "--initiate",
      "--ike",
      plan.tunnels[0]?.key ?? "",
      "--timeout",
      "10",
    );
    expect(code).not.toBe(0);
    expect(text).toContain("NO_PROPOSAL_CHOSEN");
  });
});

/** The cloud's end, told what the tunnels of AWS are told in this component. */
function hubOf({ tunnels }: RouterPlan): string {
  const told = awsTunnels([{ inside: "169.254.6.0/30", key: undefined }], "log");
  const words = (values: unknown, names: Readonly<Record<string, string>>) =>
    (values as readonly (string | number)[]).map((value) => {
      const name = names[String(value)];
      if (name === undefined) throw new Error(`${value} is unknown`);
      return name;
    });
  const proposal = (phase: 1 | 2) =>
    [
      ...words(told[`tunnel1Phase${phase}EncryptionAlgorithms`], { AES256: "aes256", "AES256-GCM-16": "" }),
      ...words(told[`tunnel1Phase${phase}IntegrityAlgorithms`], {
        "SHA2-256": "sha256",
        "SHA2-384": "sha384",
        "SHA2-512": "sha512",
      }),
      ...words(told[`tunnel1Phase${phase}DhGroupNumbers`], { 14: "modp2048", 19: "ecp256", 20: "ecp384" }),
    ]
      .filter(Boolean)
      .join("-");
  const connections = tunnels.map(
    ({ key, outside, line, inside }) => `  ${key} {
    version = 2
    local_addrs = ${outside}
    remote_addrs = %any
    proposals = ${proposal(1)}
    rekey_time = ${CRYPTO.phase1Seconds}s
    local { auth = psk
      id = ${outside} }
    remote { auth = psk
      id = ${LINES[line].address} }
    children { ${key} { local_ts = ${inside.cloud}/32
      remote_ts = ${inside.store}/32
      esp_proposals = ${proposal(2)}
      rekey_time = ${CRYPTO.phase2Seconds}s } }
  }`,
  );
  return `connections {\n${connections.join("\n")}\n}\nsecrets { ike-all { secret = ${KEY} } }\n`;
}

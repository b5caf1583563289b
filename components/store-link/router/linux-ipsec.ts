import { CRYPTO } from "../limits.ts";
import type { RouterPlan, RouterTunnel } from "./plan.ts";

/** Group 14 of IKE as strongSwan calls it. */
const GROUP = "modp2048";

/** What both clouds take, and nothing besides: strongSwan would offer AES-128 too. @clause 3.5.3-b */
const PROPOSAL = `aes256-sha256-${GROUP}`;

/** Share of a lifetime after which the router asks for new keys, before the cloud drops the old. */
const REKEY = 0.9;

/** strongSwan's `swanctl.conf`. Source: its manual page, version 5.9. */
export function swanctlConf({ lines, tunnels }: RouterPlan): string {
  return block(
    "connections",
    tunnels.flatMap((tunnel) => connection(tunnel, lines[tunnel.line]?.address)),
  )
    .concat(
      block(
        "secrets",
        tunnels.flatMap((tunnel) => secret(tunnel, lines[tunnel.line]?.address)),
      ),
    )
    .join("\n")
    .concat("\n");
}

function connection(tunnel: RouterTunnel, address: string | undefined): readonly string[] {
  const { key, outside, number, auth } = tunnel;
  const byCertificate = auth === "certificate";
  return block(key, [
    "version = 2",
    `remote_addrs = ${outside}`,
    `proposals = ${PROPOSAL}`,
    `rekey_time = ${CRYPTO.phase1Seconds * REKEY}s`,
    `over_time = ${CRYPTO.phase1Seconds - CRYPTO.phase1Seconds * REKEY}s`,
    "keyingtries = 0",
    "dpd_delay = 10s",
    "mobike = no",
    "unique = replace",
    // An interface of its own takes and gives the packets of this tunnel alone.
    `if_id_in = ${number}`,
    `if_id_out = ${number}`,
    ...block("local", [
      // The router was enrolled before: its private key never leaves it.
      ...(byCertificate ? ["auth = pubkey", "certs = store.pem"] : ["auth = psk"]),
      // Behind translation as well the router shows the address that the cloud knows.
      ...(byCertificate || address === undefined ? [] : [`id = ${address}`]),
    ]),
    ...block("remote", byCertificate ? ["auth = pubkey"] : ["auth = psk", `id = ${outside}`]),
    ...block(
      "children",
      block(key, [
        "local_ts = 0.0.0.0/0",
        "remote_ts = 0.0.0.0/0",
        `esp_proposals = ${PROPOSAL}`,
        `rekey_time = ${CRYPTO.phase2Seconds * REKEY}s`,
        `life_time = ${CRYPTO.phase2Seconds}s`,
        "start_action = start",
        "dpd_action = restart",
        "close_action = start",
      ]),
    ),
  ]);
}

function secret({ key, outside, auth, psk }: RouterTunnel, address: string | undefined): readonly string[] {
  if (auth === "certificate") return [];
  return block(`ike-${key}`, [
    ...(address === undefined ? [] : [`id-store = ${address}`]),
    `id-cloud = ${outside}`,
    `secret = "${psk}"`,
  ]);
}

function block(name: string, lines: readonly string[]): readonly string[] {
  return [`${name} {`, ...lines.map((line) => `  ${line}`), "}"];
}

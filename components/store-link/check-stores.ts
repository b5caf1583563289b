import {
  type Address,
  MalformedAddress,
  type Provider,
  parseAddress,
  parsePrefix,
  purposeOf,
} from "../../ipam/index.ts";
import { Prefix } from "../../ipam/prefix.ts";
import type { ZoneMatrix } from "../../ipam/zone-matrix.ts";
import type { Faults } from "../faults.ts";
import { checkWhole } from "../workload/check.ts";
import {
  LINE_KINDS,
  type LineArgs,
  type StoreArgs,
  type StoreLinkArgs,
  VENDORS,
  type Vendor,
} from "./contract.ts";
import { hubDistance, hubOf, nearestHubs } from "./hubs.ts";
import { MOST_KM } from "./limits.ts";
import { reachOf, segmentsOf } from "./segments.ts";
import { MOST_STORES } from "./tunnels.ts";

/** Each store by itself, and what no two of them may share. */
export function checkStores(faults: Faults, cloud: Provider, args: StoreLinkArgs, matrix: ZoneMatrix): void {
  const numbers = new Map<string, string>();
  const addresses = new Map<string, string>();
  for (const [key, store] of Object.entries(args.stores)) {
    const path = `stores.${key}`;
    if (!/^[a-z][a-z0-9-]{0,30}$/.test(key)) {
      const hint = "small letters, digits and hyphens, a letter first, 31 at most";
      faults.add("store-link.store-key", path, key, "is no key of a store", hint);
    }
    checkWhole(faults, "store-link.number", `${path}.number`, store.number, { least: 1, most: MOST_STORES });
    const numbered = `${store.hub} ${store.number}`;
    const twin = numbers.get(numbered);
    if (twin !== undefined) {
      const hint = "give each store of a hub its own number: addresses inside tunnels follow from it";
      faults.add(
        "store-link.number",
        `${path}.number`,
        store.number,
        `is the number of ${twin} as well`,
        hint,
      );
    }
    numbers.set(numbered, key);
    checkHub(faults, path, store, args);
    checkLines(faults, path, store);
    for (const [name, line] of Object.entries(store.lines)) {
      if (line !== undefined) checkLine(faults, `${path}.lines.${name}`, line, store, addresses);
    }
    checkZones(faults, path, store, matrix);
    if (store.hub === hubOf(cloud, args.region)) checkProbe(faults, path, store, args, matrix);
    checkCipher(faults, path, cloud, store, args);
    if (!VENDORS.includes(store.device)) {
      const hint = `one of ${VENDORS.join(", ")}`;
      faults.add("store-link.device", `${path}.device`, store.device, "is no router that we configure", hint);
    }
    for (const [name, waiver] of Object.entries(store.waivers ?? {})) {
      if (waiver.reason.trim() !== "" && waiver.owner.trim() !== "") continue;
      const hint = "say why, and who answers for it: it shows in tags and reports";
      faults.add(
        "store-link.waiver",
        `${path}.waivers.${name}`,
        waiver.reason,
        "has no reason or owner",
        hint,
      );
    }
  }
}

function checkHub(faults: Faults, path: string, store: StoreArgs, { hubs }: StoreLinkArgs): void {
  const { place, hub } = store;
  const known = Math.abs(place.latitude) <= 90 && Math.abs(place.longitude) <= 180;
  if (!known) {
    const text = `${place.latitude}, ${place.longitude}`;
    faults.add("store-link.place", `${path}.place`, text, "is no place", "degrees, north and east positive");
    return;
  }
  const [nearest] = nearestHubs(place, hubs);
  if (!hubs.includes(hub)) {
    const say = nearest === undefined ? "" : `; the nearest is ${nearest.hub}, ${nearest.km} km away`;
    const hint = `write hub: ${nearest?.hub ?? hubs[0]}, and keep it${say}`;
    const message = hub === undefined ? "is missing" : "is none of the group's hubs";
    faults.add("store-link.hub", `${path}.hub`, hub, message, hint);
    return;
  }
  const km = hubDistance(place, hub);
  if (km === undefined || km <= MOST_KM || store.waivers?.["far-hub"] !== undefined) return;
  const hint = `${nearest?.hub} is ${nearest?.km} km away; or waive far-hub with a reason [§3.5.2-a]`;
  faults.add("store-link.far-hub", `${path}.hub`, hub, `is ${km} km away: more than 60 ms`, hint);
}

/** @clause 3.5.1-b */
function checkLines(faults: Faults, path: string, { lines, important = true, waivers }: StoreArgs): void {
  const { backup } = lines;
  if (backup === undefined) {
    if (!important || waivers?.["no-backup-line"] !== undefined) return;
    const hint = "give lines.backup over 4G or 5G; or waive no-backup-line with a reason";
    faults.add("store-link.backup-line", `${path}.lines.backup`, undefined, "is missing [§3.5.1-b]", hint);
    return;
  }
  if (backup.kind !== "4g" && backup.kind !== "5g") {
    const hint = "a cable that shares the duct breaks with the first one: 4g or 5g [§3.5.1-b]";
    faults.add("store-link.backup-line", `${path}.lines.backup.kind`, backup.kind, "is no radio line", hint);
  }
  if (backup.interface === lines.main.interface) {
    const hint = "name the interface of the other line";
    const at = `${path}.lines.backup.interface`;
    faults.add("store-link.backup-line", at, backup.interface, "is the interface of the main line", hint);
  }
}

/** How routers name interfaces; Linux takes 15 signs. */
const INTERFACES: Readonly<Record<Vendor, { readonly form: RegExp; readonly example: string }>> = {
  "cisco-ios-xe": { form: /^[A-Za-z][A-Za-z0-9/.-]{0,40}$/, example: "GigabitEthernet0/0/0" },
  "huawei-ar": { form: /^[A-Za-z][A-Za-z0-9/.-]{0,40}$/, example: "GigabitEthernet0/0/0" },
  linux: { form: /^[a-z][a-z0-9.-]{0,14}$/, example: "eth0, wwan0" },
};

function checkLine(
  faults: Faults,
  path: string,
  line: LineArgs,
  store: StoreArgs,
  addresses: Map<string, string>,
): void {
  const { address, certificateArn, kind } = line;
  if (!LINE_KINDS.includes(kind)) {
    faults.add(
      "store-link.line",
      `${path}.kind`,
      kind,
      "is no kind of line",
      `one of ${LINE_KINDS.join(", ")}`,
    );
  }
  const names = INTERFACES[store.device] ?? INTERFACES["cisco-ios-xe"];
  if (!names.form.test(line.interface)) {
    const hint = `write it as the router does: ${names.example}`;
    faults.add("store-link.line", `${path}.interface`, line.interface, "is no interface", hint);
  }
  if (line.nextHop !== undefined) readHost(faults, `${path}.nextHop`, line.nextHop);
  if (certificateArn !== undefined && store.hub.startsWith("alicloud/")) {
    const hint = "give the line's fixed address: an operator's fixed-address SIM, or an APN of the group";
    faults.add("store-link.line", `${path}.certificateArn`, undefined, "is of AWS alone", hint);
  }
  if (address === undefined) {
    if (certificateArn !== undefined) return;
    const hint = store.hub.startsWith("aws/")
      ? "give its fixed public address, or the router's certificateArn"
      : "give its fixed public address: IPsec of Alibaba Cloud takes no other";
    faults.add("store-link.line-address", `${path}.address`, undefined, "is missing", hint);
    return;
  }
  const host = readHost(faults, `${path}.address`, address);
  if (host === undefined) return;
  if (purposeOf(Prefix.of(host, 32)) !== "global" && !isDocumentation(host)) {
    const hint = "the address that the internet sees; behind translation, the translated one";
    faults.add("store-link.line-address", `${path}.address`, address, "is no public address", hint);
  }
  const twin = addresses.get(host.toString());
  if (twin !== undefined) {
    const hint = "each line has an address of its own";
    faults.add("store-link.line-address", `${path}.address`, address, `is the address of ${twin}`, hint);
  }
  addresses.set(host.toString(), path);
}

/** Examples speak with the addresses that RFC 5737 keeps for them. */
function isDocumentation(host: Address): boolean {
  return purposeOf(Prefix.of(host, 32)) === "documentation";
}

function readHost(faults: Faults, path: string, text: string): Address | undefined {
  try {
    const host = parseAddress(text);
    if (host.family === "ipv4") return host;
    faults.add("store-link.line-address", path, text, "is IPv6", "tunnels end at IPv4 addresses here");
  } catch (error) {
    if (!(error instanceof MalformedAddress)) throw error;
    faults.add("store-link.line-address", path, text, error.message, error.hint);
  }
  return undefined;
}

function checkZones(faults: Faults, path: string, { zones }: StoreArgs, matrix: ZoneMatrix): void {
  for (const zone of Object.keys(zones).filter((each) => !matrix.has(each))) {
    const hint = `one of ${matrix.zones.join(", ")}, or describe it in zones`;
    faults.add("store-link.zone", `${path}.zones.${zone}`, zone, "is no zone of the plan", hint);
  }
}

/** Of the hub's own stores: the others are measured from theirs. @clause 3.5.2-a */
function checkProbe(
  faults: Faults,
  path: string,
  { zones, probe }: StoreArgs,
  args: StoreLinkArgs,
  matrix: ZoneMatrix,
): void {
  if (probe === undefined) {
    if (args.probes === undefined) return;
    const hint =
      "name an address of the router inside the store, so that delay and loss are measured [§3.5.2-a]";
    faults.add("store-link.probe", `${path}.probe`, undefined, "is missing", hint);
    return;
  }
  const host = readHost(faults, `${path}.probe`, probe);
  if (host === undefined || args.probes === undefined) return;
  const zone = Object.entries(zones).find(([, prefixes]) => prefixes.some((each) => holds(each, host)))?.[0];
  const segment = Object.values(segmentsOf(args)).find(
    (each) => zone !== undefined && each.zones.includes(zone),
  );
  const { network } = args.probes;
  const joined =
    segment !== undefined && reachOf(segment, args.networks, matrix).some((each) => each.network === network);
  if (joined) return;
  const hint = `name an address of a zone whose segment reaches network "${network}"`;
  const message =
    zone === undefined ? "lies in no prefix of the store" : `lies in ${zone}, out of reach of probes`;
  faults.add("store-link.probe", `${path}.probe`, probe, message, hint);
}

function holds(prefix: string, host: Address): boolean {
  try {
    return parsePrefix(prefix).contains(host);
  } catch {
    // Said where prefixes are read.
    return false;
  }
}

/** @clause 3.5.3-b @clause 3.5.3-c */
function checkCipher(
  faults: Faults,
  path: string,
  cloud: Provider,
  { cipher = "aes-256", hub, zones, device }: StoreArgs,
  args: StoreLinkArgs,
): void {
  const at = `${path}.cipher`;
  if (typeof cipher === "string") {
    if (cipher === "aes-256") return;
    const hint = "leave it out for AES-256, or { sm4: { reason, owner } } on Alibaba Cloud [§3.5.3-b]";
    faults.add("store-link.cipher", at, cipher, "is weaker than AES-256, or unknown", hint);
    return;
  }
  if (hub.startsWith("aws/")) {
    const hint = "AWS ends no tunnel by the national standard: AES-256, or a hub of Alibaba Cloud [§3.5.3-c]";
    faults.add("store-link.cipher", at, "sm4", "is unknown to AWS", hint);
    return;
  }
  if (cipher.sm4.reason.trim() === "" || cipher.sm4.owner.trim() === "") {
    faults.add("store-link.cipher", at, "sm4", "has no reason or owner", "say why, and who answers for it");
  }
  if (device !== "huawei-ar") {
    const hint = "take a router that knows the national ciphers: huawei-ar";
    faults.add("store-link.cipher", `${path}.device`, device, "knows no SM4", hint);
  }
  if (hub !== `${cloud}/${args.region}`) return;
  for (const [segment, { zones: held }] of Object.entries(segmentsOf(args))) {
    if (!held.some((zone) => zones[zone] !== undefined) || nationalNetwork(faults, segment, args)) continue;
    const hint = `give national.${segment}: a gateway by the national standard in a network of its own`;
    faults.add("store-link.cipher", at, "sm4", `has no gateway for segment ${segment}`, hint);
  }
}

function nationalNetwork(faults: Faults, segment: string, { national = {} }: StoreLinkArgs): boolean {
  const given = national[segment];
  if (given === undefined) return false;
  if (Object.keys(given.vswitches).length !== 2) {
    const hint = "give vSwitches of two zones: the gateway has a tunnel end in each";
    const zones = Object.keys(given.vswitches).join(", ");
    faults.add("store-link.national", `national.${segment}.vswitches`, zones, "are not two zones", hint);
  }
  return true;
}

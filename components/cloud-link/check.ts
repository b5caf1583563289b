import {
  BadInput,
  MalformedAddress,
  type Prefix,
  PrefixSet,
  parseAddress,
  parsePrefix,
} from "../../ipam/index.ts";
import { overlappingPositions } from "../../ipam/overlaps.ts";
import { Faults } from "../faults.ts";
import { checkServes } from "../keys/serves.ts";
import { sideOf } from "../partition/alicloud.ts";
import { partitionOf } from "../partition/aws.ts";
import { LOG_DAYS, PRIVATE_ASN } from "../store-link/limits.ts";
import { checkAccount, checkWhole } from "../workload/check.ts";
import { BANDWIDTHS, type CloudLinkArgs } from "./contract.ts";
import { ASN, SERVICES_OF_ALICLOUD } from "./limits.ts";

/** Every fault of both sides at once: whichever side is built sees all of them. */
export function checkCloudLink(faults: Faults, args: CloudLinkArgs): void {
  checkSide(faults, "aws", args);
  checkSide(faults, "alicloud", args);
  checkBorder(faults, args);
  checkPrefixes(faults, args);
  checkDomains(faults, args);
  checkNetworks(faults, args);
  checkNumbers(faults, args);
  checkServes(faults, "key", args.key, "logs");
}

/** Account and region of one side, with the side in front of their paths; the tags are of both. */
function checkSide(faults: Faults, side: "aws" | "alicloud", { tags, ...args }: CloudLinkArgs): void {
  const { account, region } = args[side];
  const own = new Faults(side);
  checkAccount(own, side, { account, region, tags });
  try {
    own.throwIfAny();
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    for (const { code, path, value, message, hint } of error.diagnostics) {
      const shared = path.startsWith("tags.");
      if (shared && side === "alicloud") continue;
      faults.add(code, shared ? path : `${side}.${path}`, value, message, hint ?? "");
    }
  }
}

/** Whoever joins mainland China with the rest needs a licensed operator: a tunnel over the internet is none. */
function checkBorder(faults: Faults, { aws, alicloud, crossBorder }: CloudLinkArgs): void {
  const partition = partitionOf(aws.region);
  const side = sideOf(alicloud.region);
  if (partition === undefined || side === undefined) return;
  const crosses = (partition === "aws-cn") !== (side === "mainland");
  if (crosses && crossBorder === undefined) {
    const hint =
      "link regions on the same side; or say in crossBorder by which licence it is allowed, and who answers for it";
    const regions = `${aws.region}, ${alicloud.region}`;
    faults.add("cloud-link.border", "crossBorder", regions, "lie on two sides of China's border", hint);
  }
  if (crossBorder !== undefined && (crossBorder.reason.trim() === "" || crossBorder.owner.trim() === "")) {
    const hint = "say which licence, and who answers for it: it shows in tags and reports";
    faults.add("cloud-link.border", "crossBorder", crossBorder.reason, "has no reason or owner", hint);
  }
}

function checkPrefixes(faults: Faults, args: CloudLinkArgs): void {
  const owned = (["aws", "alicloud"] as const).flatMap((side) => {
    const { prefixes } = args[side];
    if (prefixes.length === 0) {
      const hint = "name the prefixes of the plan that lie there";
      faults.add("cloud-link.prefix", `${side}.prefixes`, undefined, "is empty", hint);
    }
    return prefixes.flatMap((text, index) => {
      const path = `${side}.prefixes[${index}]`;
      const prefix = read(faults, path, text);
      return prefix === undefined ? [] : [{ side, path, prefix }];
    });
  });
  for (const [outer, inner] of overlappingPositions(owned.map(({ prefix }) => prefix))) {
    const [one, other] = [owned[outer], owned[inner]];
    if (one === undefined || other === undefined) continue;
    const hint = "give each side prefixes of its own; `atrium plan allocate` hands them out [§3.2.1-a]";
    const text = other.prefix.toString();
    faults.add("cloud-link.overlap", other.path, text, `overlaps ${one.prefix} of ${one.side}`, hint);
  }
}

function read(faults: Faults, path: string, text: string): Prefix | undefined {
  try {
    const prefix = parsePrefix(text);
    if (prefix.family === "ipv6") {
      faults.add("cloud-link.prefix", path, text, "is IPv6", "these tunnels carry IPv4 alone");
      return undefined;
    }
    if (prefix.overlaps(SERVICES_OF_ALICLOUD)) {
      const hint = "Alibaba Cloud answers in 100.64.0.0/10 itself: take a private prefix";
      faults.add("cloud-link.prefix", path, text, "lies where Alibaba Cloud's own services are", hint);
    }
    return prefix;
  } catch (error) {
    if (!(error instanceof MalformedAddress)) throw error;
    faults.add("cloud-link.prefix", path, text, error.message, error.hint);
    return undefined;
  }
}

const DOMAIN = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

function checkDomains(faults: Faults, { aws, alicloud }: CloudLinkArgs): void {
  for (const [side, domains] of [
    ["aws", aws.domains],
    ["alicloud", alicloud.domains],
  ] as const) {
    if (domains.length === 0) {
      const hint =
        "name the private domain that its hosts are known by; without it addresses are typed by hand";
      faults.add("cloud-link.domain", `${side}.domains`, undefined, "is empty", hint);
    }
    for (const [index, domain] of domains.entries()) {
      const path = `${side}.domains[${index}]`;
      if (!DOMAIN.test(domain)) {
        const hint = "small letters, with a dot: aws.mall.internal";
        faults.add("cloud-link.domain", path, domain, "is no domain", hint);
      }
    }
  }
  // Names of one side that lie under a domain of the other would be asked for in a circle.
  for (const [index, domain] of alicloud.domains.entries()) {
    const other = aws.domains.find((each) => within(each, domain) || within(domain, each));
    if (other === undefined) continue;
    const hint = "give each side a domain of its own, neither inside the other";
    const path = `alicloud.domains[${index}]`;
    faults.add("cloud-link.domain", path, domain, `and ${other} of AWS are one inside the other`, hint);
  }
}

function within(domain: string, outer: string): boolean {
  return domain === outer || domain.endsWith(`.${outer}`);
}

function checkNetworks(faults: Faults, { aws, alicloud }: CloudLinkArgs): void {
  const { subnets, routeTables } = aws.network;
  const zones = Object.keys(subnets);
  if (zones.length < 2) {
    const hint = "names are answered in two zones [§8.4.1-a]";
    faults.add("cloud-link.zones", "aws.network.subnets", zones.join(", "), "lie in one building", hint);
  }
  if (Object.keys(routeTables).length === 0) {
    const hint = "name the tables whose hosts reach the other cloud";
    faults.add("cloud-link.routes", "aws.network.routeTables", undefined, "is empty", hint);
  }
  if ("attachments" in aws.hub && Object.keys(aws.hub.attachments).length === 0) {
    const hint =
      "name the attachments of the networks that Alibaba Cloud may reach, or a table that has them";
    faults.add(
      "cloud-link.routes",
      "aws.hub.attachments",
      undefined,
      "is empty: the link leads nowhere",
      hint,
    );
  }
  if (Object.keys(aws.learnt).length === 0) {
    const hint = "name the tables of the hub that learn the way to Alibaba Cloud";
    faults.add("cloud-link.routes", "aws.learnt", undefined, "is empty: no answer", hint);
  }
  checkResolvers(faults, aws, zones);
  const switches = Object.entries(alicloud.network.vswitches);
  if (switches.length !== 2) {
    const hint = "give vSwitches of two zones: the gateway has a tunnel in each";
    const held = switches.map(([zone]) => zone).join(", ");
    faults.add("cloud-link.zones", "alicloud.network.vswitches", held, "are not two zones", hint);
  }
  for (const [zone, { ipv4 }] of switches) read(faults, `alicloud.network.vswitches.${zone}.ipv4`, ipv4);
  if (!BANDWIDTHS.includes(alicloud.bandwidth)) {
    const hint = `one of ${BANDWIDTHS.join(", ")} Mbit/s`;
    const path = "alicloud.bandwidth";
    faults.add("cloud-link.bandwidth", path, alicloud.bandwidth, "is no size of a gateway", hint);
  }
}

function checkResolvers(
  faults: Faults,
  { resolvers, prefixes }: CloudLinkArgs["aws"],
  zones: readonly string[],
): void {
  const missing = zones.filter((zone) => resolvers[zone] === undefined);
  for (const zone of missing) {
    const hint = "name a free address of the zone's subnet";
    faults.add("cloud-link.resolver", `aws.resolvers.${zone}`, undefined, "is missing", hint);
  }
  for (const [zone, address] of Object.entries(resolvers)) {
    const path = `aws.resolvers.${zone}`;
    if (!zones.includes(zone)) {
      faults.add(
        "cloud-link.resolver",
        path,
        zone,
        "is no zone of the network",
        `one of ${zones.join(", ")}`,
      );
    }
    try {
      const host = parseAddress(address);
      const own = PrefixSet.of(prefixes.flatMap((text) => soundPrefix(text)));
      if (own.contains(host)) continue;
      const hint = "an address of the zone's subnet: the other side asks there";
      faults.add("cloud-link.resolver", path, address, "lies in no prefix of AWS", hint);
    } catch (error) {
      if (!(error instanceof MalformedAddress)) throw error;
      faults.add("cloud-link.resolver", path, address, error.message, error.hint);
    }
  }
}

/** What is malformed was said where prefixes are read. */
function soundPrefix(text: string): readonly Prefix[] {
  try {
    return [parsePrefix(text)];
  } catch {
    return [];
  }
}

function checkNumbers(faults: Faults, { asn = {}, keysSince, logRetentionDays }: CloudLinkArgs): void {
  const { aws = ASN.aws, alicloud = ASN.alicloud } = asn;
  checkWhole(faults, "cloud-link.asn", "asn.aws", aws, PRIVATE_ASN);
  checkWhole(faults, "cloud-link.asn", "asn.alicloud", alicloud, PRIVATE_ASN);
  if (aws === alicloud) {
    const hint = "both ends of a tunnel are told apart by their numbers";
    faults.add("cloud-link.asn", "asn.alicloud", alicloud, "is AWS's number as well", hint);
  }
  if (!/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(keysSince)) {
    const hint = "the day since when the keys count, as YYYY-MM-DD";
    faults.add("cloud-link.keys-since", "keysSince", keysSince, "is no day", hint);
  }
  const days = { least: LOG_DAYS.floor, most: 3653, unit: "days" };
  checkWhole(faults, "cloud-link.log-days", "logRetentionDays", logRetentionDays, days);
}

import { PrefixSet, parsePrefix, RFC1918 } from "../../ipam/index.ts";
import type { Faults } from "../faults.ts";
import { checkServes } from "../keys/serves.ts";
import { requirePartition } from "../partition/aws.ts";
import { type Cloud, checkAccount, checkWhole } from "../workload/check.ts";
import { DAY, dayOf } from "../workload/day.ts";
import { GROUP_NAMES, unitsOf, webAclRules } from "./aws-rules.ts";
import {
  APPLICATION_KINDS,
  type DeliveryNetworkArgs,
  type EdgeShieldArgs,
  PURCHASE_WORDS,
} from "./contract.ts";
import { COUNT_DAYS, DOMAINS, LOG_DAYS, ORIGIN, RATE, WAF3_RULES, WEB_ACL } from "./limits.ts";

export function checkEdgeShield(faults: Faults, cloud: Cloud, args: EdgeShieldArgs): void {
  checkAccount(faults, cloud, args);
  checkMode(faults, args);
  checkRates(faults, cloud, args);
  checkCountries(faults, cloud, args);
  checkExceptions(faults, cloud, args);
  checkMeans(faults, cloud, args);
  checkOrigin(faults, cloud, args);
  if (args.network !== undefined) checkNetwork(faults, cloud, args, args.network);
}

/** Counting has an end: a firewall that nobody switched on is none. */
function checkMode(faults: Faults, { mode, plannedOn }: EdgeShieldArgs): void {
  const today = dayOf(plannedOn);
  if (today === undefined) {
    const hint = "write the day this was planned, YYYY-MM-DD";
    faults.add("edge-shield.planned-on", "plannedOn", plannedOn, "is no day", hint);
  }
  if (mode === "block") return;
  const { until, owner } = mode.count;
  const end = dayOf(until);
  if (owner.trim() === "") {
    const hint = "name who reads what is counted, and switches to blocking";
    faults.add("edge-shield.count-owner", "mode.count.owner", undefined, "is missing", hint);
  }
  if (end === undefined) {
    const hint = "write YYYY-MM-DD";
    faults.add("edge-shield.count-end", "mode.count.until", until, "is no day", hint);
  } else if (today !== undefined && end <= today) {
    const hint = 'read what was counted, write exceptions, then mode: "block"';
    faults.add(
      "edge-shield.count-over",
      "mode.count.until",
      until,
      "is over, and nothing is stopped yet",
      hint,
    );
  } else if (today !== undefined && end > today + COUNT_DAYS * DAY) {
    const hint = `${COUNT_DAYS} days at most after plannedOn`;
    faults.add(
      "edge-shield.count-long",
      "mode.count.until",
      until,
      "is a long time without a firewall",
      hint,
    );
  }
}

function checkRates(faults: Faults, cloud: Cloud, args: EdgeShieldArgs): void {
  const { rate, paths = {}, applications = [] } = args;
  const range = { least: RATE.least, most: RATE.most, unit: "requests in five minutes" };
  checkWhole(faults, "edge-shield.rate", "rate", rate, range);
  for (const [key, { path, requests }] of Object.entries(paths)) {
    if (!/^[a-z][a-z0-9-]{0,30}$/.test(key)) {
      const hint = "small letters, digits and hyphens, a letter first, 31 at most";
      faults.add("edge-shield.key", `paths.${key}`, key, "is no key of a rule", hint);
    }
    if (!/^\/[\w./~-]+$/.test(path) || path.length > 200) {
      const hint = "the beginning of a path, /login; the whole site has rate";
      faults.add("edge-shield.path", `paths.${key}.path`, path, "is no beginning of a path", hint);
    }
    checkWhole(faults, "edge-shield.rate", `paths.${key}.requests`, requests, range);
    if (requests >= (rate ?? RATE.default)) {
      const hint = `less than rate, ${rate ?? RATE.default}`;
      faults.add(
        "edge-shield.path-rate",
        `paths.${key}.requests`,
        requests,
        "is no tighter than the site's",
        hint,
      );
    }
  }
  for (const [index, kind] of applications.entries()) {
    if (APPLICATION_KINDS.includes(kind)) continue;
    const hint = `one of ${APPLICATION_KINDS.join(", ")}`;
    faults.add("edge-shield.application", `applications[${index}]`, kind, "is no kind of application", hint);
  }
  const units = cloud === "aws" ? unitsOf(webAclRules(args)) : 0;
  if (units > WEB_ACL.most) {
    const hint = "5,000 units is fixed: leave out paths or applications";
    faults.add("edge-shield.quota", "paths", `${units} units`, `are more than ${WEB_ACL.most}`, hint);
  }
  if (cloud === "alicloud" && Object.keys(paths).length + 1 > WAF3_RULES) {
    const hint = `${WAF3_RULES} custom rules is the default of an instance: leave out paths`;
    faults.add("edge-shield.quota", "paths", Object.keys(paths).length, "are too many", hint);
  }
}

function checkCountries(faults: Faults, cloud: Cloud, { countries }: EdgeShieldArgs): void {
  if (countries === undefined) return;
  const [kind, codes] = "refuse" in countries ? ["refuse", countries.refuse] : ["admit", countries.admit];
  const path = `countries.${kind}`;
  if (kind === "admit" && cloud === "alicloud") {
    const hint = "name those that may not come: countries.refuse";
    faults.add("edge-shield.admit", path, codes.join(", "), "is not what WAF 3.0 has", hint);
  }
  if (codes.length === 0) {
    faults.add("edge-shield.countries", path, undefined, "is empty", "name countries, or leave it out");
  }
  for (const [index, code] of codes.entries()) {
    if (/^[A-Z]{2}$/.test(code)) continue;
    faults.add("edge-shield.country", `${path}[${index}]`, code, "is no country", "two capital letters, CN");
  }
  if (cloud === "aws" && codes.length > WEB_ACL.countries) {
    const hint = "50 in one rule is fixed: turn it round, admit or refuse";
    faults.add("edge-shield.quota", path, codes.length, "are more countries than a rule takes", hint);
  }
}

function checkExceptions(faults: Faults, cloud: Cloud, { exceptions = {} }: EdgeShieldArgs): void {
  for (const [rule, { reason, owner }] of Object.entries(exceptions)) {
    const path = `exceptions.${rule}`;
    const [group = "", name = "", ...rest] = rule.split("/");
    const known =
      cloud === "alicloud"
        ? /^\d{4,12}$/.test(rule)
        : GROUP_NAMES.has(group) && /^[A-Za-z0-9_-]+$/.test(name) && rest.length === 0;
    if (!known) {
      const hint =
        cloud === "aws"
          ? "write <group>/<rule>, as the log does"
          : "write the rule's number, as the log does";
      faults.add("edge-shield.exception", path, rule, "is no rule of the firewall", hint);
    }
    for (const [key, text] of Object.entries({ reason, owner })) {
      if (text.trim() !== "") continue;
      const hint = "say what is right about what it stops, and who answers for it";
      faults.add("edge-shield.reason", `${path}.${key}`, undefined, "is missing", hint);
    }
  }
}

function checkMeans(faults: Faults, cloud: Cloud, { logs, ddos, instance }: EdgeShieldArgs): void {
  if (cloud === "aws") {
    if (!("key" in logs)) {
      const hint = "give the key of the logs: keys.keys.logs";
      faults.add("edge-shield.logs", "logs", undefined, "has no key [§8.3.4-a]", hint);
    } else {
      checkServes(faults, "logs.key", logs.key, "logs");
      const range = { least: LOG_DAYS, most: 3653, unit: "days" };
      checkWhole(faults, "edge-shield.retention", "logs.retentionDays", logs.retentionDays, range);
    }
    return;
  }
  if (!("collectedBy" in logs) || logs.collectedBy.trim() === "") {
    const hint = "name the audit archive whose collect rules take WAF's log";
    faults.add("edge-shield.logs", "logs", undefined, "are collected by nobody [§8.3.4-a]", hint);
  }
  if (instance === undefined) {
    const hint = 'give its id, waf_v3…, or "make" for one that is paid by use';
    faults.add("edge-shield.instance", "instance", undefined, "is missing", hint);
  }
  if (ddos === "advanced") {
    const hint = "protect fixed addresses by origin; the basic one is always on";
    faults.add("edge-shield.ddos", "ddos", ddos, "is a subscription of AWS", hint);
  }
}

/** What is paid for in advance is asked for in so many words. */
function checkOrigin(faults: Faults, cloud: Cloud, { origin }: EdgeShieldArgs): void {
  if (origin === undefined) return;
  if (cloud === "aws") {
    const hint = 'write ddos: "advanced": Shield protects what stands there, by its ARN';
    faults.add("edge-shield.origin", "origin", undefined, "is of Alibaba Cloud alone", hint);
    return;
  }
  const { addresses, instance } = origin;
  const names = Object.keys(addresses);
  if (names.length === 0) {
    const hint = "name the addresses that customers reach, or leave it out";
    faults.add("edge-shield.origin-addresses", "origin.addresses", undefined, "is empty", hint);
  }
  if (names.length > ORIGIN.addresses) {
    const hint = `an instance protects ${ORIGIN.addresses}: give the others one of their own`;
    faults.add("edge-shield.quota", "origin.addresses", names.length, "are too many", hint);
  }
  for (const [name, address] of Object.entries(addresses)) {
    const path = `origin.addresses.${name}`;
    if (!/^[a-z][a-z0-9-]{0,30}$/.test(name)) {
      const hint = "small letters, digits and hyphens, a letter first, 31 at most";
      faults.add("edge-shield.key", path, name, "is no key of an address", hint);
    }
    if (typeof address === "string" && !isPublic(address)) {
      const hint = "write a public IPv4 address of this region that stays, such as an EIP's";
      faults.add("edge-shield.origin-address", path, address, "cannot be protected", hint);
    }
  }
  if ("id" in instance) return;
  const { months, cleanMbps, acknowledged } = instance.buy;
  const path = "origin.instance.buy";
  if (!ORIGIN.months.some((each) => each === months)) {
    const hint = `write one of ${ORIGIN.months.join(", ")}`;
    faults.add("edge-shield.origin-months", `${path}.months`, months, "are not sold", hint);
  }
  const range = { ...ORIGIN.cleanMbps, unit: "Mbit/s" };
  checkWhole(faults, "edge-shield.origin-clean", `${path}.cleanMbps`, cleanMbps, range);
  if (acknowledged !== PURCHASE_WORDS) {
    const hint = `write "${PURCHASE_WORDS}": destroying the stack does not end it`;
    faults.add("edge-shield.origin-paid", `${path}.acknowledged`, acknowledged, "is not the words", hint);
  }
}

function isPublic(text: string): boolean {
  try {
    const prefix = parsePrefix(`${text}/32`);
    return !RFC1918.overlaps(PrefixSet.of([prefix]));
  } catch {
    return false;
  }
}

function checkNetwork(
  faults: Faults,
  cloud: Cloud,
  args: EdgeShieldArgs,
  network: DeliveryNetworkArgs,
): void {
  const { domains, origin, cached = [], key, scope } = network;
  if (domains.length === 0) {
    faults.add("edge-shield.domains", "network.domains", undefined, "is empty", "name what customers type");
  }
  if (domains.length > DOMAINS) {
    const hint = `${DOMAINS} names of one distribution is the default: raise it in Service Quotas, or use two`;
    faults.add("edge-shield.quota", "network.domains", domains.length, "are too many", hint);
  }
  for (const [path, name] of [
    ...domains.map((domain, index) => [`network.domains[${index}]`, domain] as const),
    ["network.origin", origin] as const,
  ]) {
    if (DOMAIN.test(name)) continue;
    faults.add("edge-shield.domain", path, name, "is no domain name", "write shop.example.com");
  }
  if (domains.includes(origin)) {
    const hint = "give the balancer a name of its own, origin.shop.example.com";
    faults.add("edge-shield.loop", "network.origin", origin, "leads back to the network itself", hint);
  }
  for (const [index, path] of cached.entries()) {
    if (/^\/[\w./*-]*$/.test(path) && path !== "/*" && path !== "/") continue;
    const hint = "name what is the same for everybody, /static/*: the rest has customers' own data";
    faults.add("edge-shield.cached", `network.cached[${index}]`, path, "would keep everything", hint);
  }
  if (cloud === "alicloud") return;
  if (scope !== undefined) {
    faults.add("edge-shield.scope", "network.scope", scope, "is of Alibaba Cloud alone", "leave it out");
  }
  // An unknown region is told elsewhere.
  if (/^cn-|^us-gov-/.test(args.region) && requirePartition(args.region) !== "aws") {
    const hint =
      "give the mainland an edge-shield of Alibaba Cloud, and GovCloud one in a commercial account";
    faults.add("edge-shield.partition", "network", args.region, "has no CloudFront with AWS WAF", hint);
  }
  if (key === undefined) {
    const hint = "give the key of the logs in us-east-1, where CloudFront writes them";
    faults.add("edge-shield.network-key", "network.key", undefined, "is missing", hint);
    return;
  }
  checkServes(faults, "network.key", key, "logs");
}

const DOMAIN = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

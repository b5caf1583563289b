import { Faults } from "../faults.ts";
import { sideOf } from "../partition/alicloud.ts";
import { partitionOf } from "../partition/aws.ts";
import { tagFaults } from "../tagging/check.ts";
import { hasRuntimeAgents } from "./aws-services.ts";
import { RULE_IDS } from "./catalogue.ts";
import {
  ALICLOUD_DETECTORS,
  DETECTORS,
  type Detector,
  type SecurityCenterArgs,
  type ThreatBaselineArgs,
  type Waiver,
} from "./contract.ts";
import { SCAN_DAYS } from "./limits.ts";

export type Cloud = "aws" | "alicloud";

/** @throws BadInput with every fault of the arguments at once. */
export function checkThreatBaseline(name: string, cloud: Cloud, args: ThreatBaselineArgs): void {
  const faults = new Faults(`threat baseline "${name}"`);
  checkPlace(faults, cloud, args);
  checkOff(faults, cloud, args);
  checkExclusions(faults, args);
  checkRoute(faults, cloud, args);
  if (cloud === "aws") checkAws(faults, args);
  else checkAlicloud(faults, args);
  if (typeof args.deletion === "object" && args.deletion.allowed.reason.trim() === "") {
    const hint = "say why the account may go unwatched";
    faults.add("threat-baseline.reason", "deletion.allowed.reason", "", "is empty", hint);
  }
  for (const fault of tagFaults(args.tags, cloud)) {
    const path = fault.key === "" ? "tags" : `tags.${fault.key}`;
    faults.add("threat-baseline.tags", path, fault.value, fault.message, fault.hint);
  }
  faults.throwIfAny();
}

function checkPlace(
  faults: Faults,
  cloud: Cloud,
  { account, region, home, regions }: ThreatBaselineArgs,
): void {
  const digits = cloud === "aws" ? 12 : 16;
  if (!new RegExp(`^\\d{${digits}}$`).test(account)) {
    const hint = `write its ${digits} digits, as text`;
    faults.add("threat-baseline.account", "account", account, "is no account id", hint);
  }
  const known = (text: string) => (cloud === "aws" ? partitionOf(text) : sideOf(text));
  const written = {
    region,
    home,
    ...Object.fromEntries(regions.map((text, index) => [`regions[${index}]`, text])),
  };
  for (const [path, text] of Object.entries(written)) {
    const example = cloud === "aws" ? "ap-southeast-1 or cn-north-1" : "cn-shanghai or ap-southeast-1";
    if (known(text) === undefined) {
      const hint = `write it as ${example}`;
      faults.add("threat-baseline.region", path, text, "is no region of the cloud", hint);
    } else if (cloud === "aws" && known(home) !== undefined && known(text) !== known(home)) {
      const hint = "an account lies in one partition; name regions of it";
      faults.add("threat-baseline.partition", path, text, `lies in another partition than ${home}`, hint);
    }
  }
  for (const [path, text] of Object.entries({ region, home })) {
    if (regions.includes(text)) continue;
    const hint = "list every region in use, this one too: findings of all of them come together at home";
    faults.add("threat-baseline.regions", path, text, "is not among regions", hint);
  }
}

function checkOff(faults: Faults, cloud: Cloud, { off }: ThreatBaselineArgs): void {
  const known: readonly string[] = cloud === "aws" ? DETECTORS : ALICLOUD_DETECTORS;
  for (const [detector, waiver] of Object.entries(off ?? {})) {
    if (!known.includes(detector)) {
      const hint = `leave it out; what can be off here is ${known.join(", ")}`;
      const why = (DETECTORS as readonly string[]).includes(detector)
        ? "is no detector of its own on this cloud"
        : "is no detector";
      faults.add("threat-baseline.detector", `off.${detector}`, detector, why, hint);
    }
    checkWaiver(faults, `off.${detector}`, waiver);
  }
}

function checkExclusions(faults: Faults, { exclusions, off }: ThreatBaselineArgs): void {
  for (const [id, waiver] of Object.entries(exclusions ?? {})) {
    const path = `exclusions.${id}`;
    if (!(RULE_IDS as readonly string[]).includes(id)) {
      const hint = `the catalogue has ${RULE_IDS.join(", ")}`;
      faults.add("threat-baseline.rule", path, id, "is no rule of the catalogue", hint);
    }
    checkWaiver(faults, path, waiver);
  }
  if (off?.configuration !== undefined && Object.keys(exclusions ?? {}).length > 0) {
    const hint = "leave the exclusions out: without configuration there is no rule at all";
    faults.add("threat-baseline.rule", "exclusions", undefined, "have nothing to exclude from", hint);
  }
}

function checkRoute(faults: Faults, cloud: Cloud, { route }: ThreatBaselineArgs): void {
  if (route === undefined || route.provider === cloud) return;
  const hint = "give the route of the chat notifier of this account and region";
  faults.add("threat-baseline.route", "route", route.provider, "belongs to the other cloud", hint);
}

function checkAws(faults: Faults, args: ThreatBaselineArgs): void {
  const { off, archive, region, runtimeAgents = [], securityCenter, cloudFirewall } = args;
  if (off?.configuration === undefined) {
    if (archive === undefined) {
      const hint =
        "give the config sink of the log archive, or put configuration off with a reason [§5.3.1-a]";
      faults.add(
        "threat-baseline.archive",
        "archive",
        undefined,
        "is missing: Config has nowhere to write",
        hint,
      );
    } else if (archive.provider !== "aws" || archive.source !== "config") {
      const given = `${archive.provider} ${archive.source}`;
      const hint = "give `sinks.config` of the archive: other buckets refuse Config";
      faults.add("threat-baseline.archive", "archive", given, "does not take what Config writes", hint);
    } else if (archive.from !== "any-region" && !archive.from.regions.includes(region)) {
      const hint = `give an archive that takes logs of ${region}`;
      const given = archive.from.regions.join(", ");
      faults.add("threat-baseline.archive", "archive", given, "takes logs of other regions alone", hint);
    }
  }
  if (runtimeAgents.length > 0 && partitionOf(region) !== undefined && !hasRuntimeAgents(region)) {
    const hint = "leave it out; Inspector and the flow logs see hosts from outside";
    faults.add("threat-baseline.runtime", "runtimeAgents", region, "has no runtime monitoring", hint);
  }
  if (runtimeAgents.length > 0 && off?.threats !== undefined) {
    const hint = "leave one of the two out: the agent is GuardDuty's";
    faults.add("threat-baseline.runtime", "runtimeAgents", undefined, "needs threats, which are off", hint);
  }
  for (const [path, value] of Object.entries({ securityCenter, cloudFirewall })) {
    if (value === undefined) continue;
    const hint = "leave it out; GuardDuty, Inspector and Network Firewall take its place";
    faults.add("threat-baseline.alicloud-only", path, undefined, "is a product of Alibaba Cloud", hint);
  }
}

function checkAlicloud(faults: Faults, args: ThreatBaselineArgs): void {
  const { archive, runtimeAgents, organization, securityCenter, cloudFirewall } = args;
  for (const [path, value] of Object.entries({ runtimeAgents, organization })) {
    if (value === undefined) continue;
    const hint =
      "leave it out; Security Center's agent comes with the server, and its delegated account sees all";
    faults.add("threat-baseline.aws-only", path, undefined, "has no switch on Alibaba Cloud", hint);
  }
  if (archive !== undefined) {
    const hint = "leave it out: Cloud Config writes to a log store of its own account";
    faults.add(
      "threat-baseline.aws-only",
      "archive",
      undefined,
      "cannot be written to from another account",
      hint,
    );
  }
  checkSecurityCenter(faults, securityCenter);
  if (cloudFirewall === undefined) return;
  if ("none" in cloudFirewall) checkWaiver(faults, "cloudFirewall.none", cloudFirewall.none);
  else if (typeof cloudFirewall.bought.intrusions === "object") {
    checkWaiver(faults, "cloudFirewall.bought.intrusions.observe", cloudFirewall.bought.intrusions.observe);
  }
}

function checkSecurityCenter(faults: Faults, args: SecurityCenterArgs | undefined): void {
  if (args === undefined) {
    const hint = "write bought with its settings, or none with the reason [§8.3.5-a]";
    faults.add("threat-baseline.security-center", "securityCenter", undefined, "is not said", hint);
    return;
  }
  if ("none" in args) {
    checkWaiver(faults, "securityCenter.none", args.none);
    return;
  }
  const at = "securityCenter.bought";
  const { bruteForce, scanEveryDays = SCAN_DAYS.default, baselines, buckets } = args.bought;
  if ("off" in bruteForce) checkWaiver(faults, `${at}.bruteForce.off`, bruteForce.off);
  else checkServers(faults, `${at}.bruteForce.servers`, bruteForce.servers);
  const { least, most } = SCAN_DAYS;
  if (!Number.isInteger(scanEveryDays) || scanEveryDays < least || scanEveryDays > most) {
    const hint = `use ${least} to ${most}: core systems are scanned each week [§1.4.2-a]`;
    faults.add(
      "threat-baseline.scan",
      `${at}.scanEveryDays`,
      scanEveryDays,
      "is too rare, or no whole day",
      hint,
    );
  }
  for (const [path, list] of Object.entries({ baselines, buckets })) {
    if (list === undefined || (list.length > 0 && list.every((item) => item.trim() !== ""))) continue;
    const hint = "name at least one, or leave the list out";
    faults.add(
      "threat-baseline.empty",
      `${at}.${path}`,
      list.join(","),
      "is empty, or holds an empty name",
      hint,
    );
  }
}

/** `032b618f-b220-4a0d-bd37-fbdc6ef58b6a`, or `inet-…` for servers outside the cloud. */
const SERVER = /^(?:inet-)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

function checkServers(faults: Faults, path: string, servers: readonly string[]): void {
  if (servers.length === 0) {
    const hint =
      "name one server by its UUID (Security Center, Assets); the rule is the default of all others";
    faults.add("threat-baseline.servers", path, undefined, "is empty: such a rule is not taken", hint);
  }
  for (const [index, server] of servers.entries()) {
    if (SERVER.test(server)) continue;
    const hint = "write the UUID that Security Center shows for it, not the instance's id";
    faults.add("threat-baseline.servers", `${path}[${index}]`, server, "is no server's UUID", hint);
  }
  const twice = servers.find((server, index) => servers.indexOf(server) !== index);
  if (twice !== undefined) {
    faults.add("threat-baseline.servers", path, twice, "is named twice", "name it once");
  }
}

function checkWaiver(faults: Faults, path: string, { reason, owner }: Waiver): void {
  for (const [field, text] of Object.entries({ reason, owner })) {
    if (text.trim() !== "") continue;
    const hint = "say why nobody looks here, and who answers for it";
    faults.add("threat-baseline.reason", `${path}.${field}`, "", "is empty", hint);
  }
}

/** Waivers of detectors and rules, and what is not bought, as outputs show them. */
export function waivers(args: ThreatBaselineArgs): Readonly<Record<string, string>> {
  const said = ({ reason, owner }: Waiver) => `${reason} - ${owner}`;
  const { securityCenter, cloudFirewall } = args;
  const all: readonly (readonly [string, Waiver | undefined])[] = [
    ...(Object.entries(args.off ?? {}) as [Detector, Waiver][]),
    ...(Object.entries(args.exclusions ?? {}) as [string, Waiver][]),
    [
      "security-center",
      securityCenter !== undefined && "none" in securityCenter ? securityCenter.none : undefined,
    ],
    ["brute-force", bruteForceWaiver(securityCenter)],
    [
      "cloud-firewall",
      cloudFirewall !== undefined && "none" in cloudFirewall ? cloudFirewall.none : undefined,
    ],
    [
      "intrusions",
      cloudFirewall !== undefined &&
      "bought" in cloudFirewall &&
      typeof cloudFirewall.bought.intrusions === "object"
        ? cloudFirewall.bought.intrusions.observe
        : undefined,
    ],
  ];
  return Object.fromEntries(
    all.flatMap(([key, waiver]) => (waiver === undefined ? [] : [[key, said(waiver)] as const])),
  );
}

function bruteForceWaiver(args: SecurityCenterArgs | undefined): Waiver | undefined {
  if (args === undefined || !("bought" in args)) return undefined;
  return "off" in args.bought.bruteForce ? args.bought.bruteForce.off : undefined;
}

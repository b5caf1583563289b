import type { Faults } from "../faults.ts";
import { sideOf } from "../partition/alicloud.ts";
import { partitionOf } from "../partition/aws.ts";
import { tagFaults } from "../tagging/check.ts";
import { mergeTags } from "../tagging/layout.ts";
import { checkAddresses } from "./check-addresses.ts";
import { checkEgress } from "./check-egress.ts";
import { checkFlows } from "./check-flows.ts";
import { checkZones } from "./check-zones.ts";
import type { NetworkArgs } from "./contract.ts";
import { FLOW_LOG_RETENTION, LOG_GROUP_RETENTION, LOG_STORE_RETENTION } from "./limits.ts";
import { endpointTier, endpointUsers } from "./matrix.ts";
import { roleOf } from "./routing.ts";

type Cloud = NetworkArgs["addresses"]["provider"];

const ROLES = ["web", "app", "db", "management"];
const NAME = /^[a-z][a-z0-9-]{0,29}$/;
/** Names that rules and groups use for other things. */
const RESERVED = ["internet", "endpoints", "cloud-services"];

/** Every fault of the arguments, each with its path; the layout may trust what passes. */
export function checkNetwork(faults: Faults, cloud: Cloud, args: NetworkArgs): void {
  checkPlace(faults, cloud, args);
  checkTiers(faults, args);
  checkAddresses(faults, args);
  checkEgress(faults, args);
  checkFlows(faults, args);
  checkZones(faults, args);
  checkEndpoints(faults, args);
  checkFlowLogs(faults, args);
  checkTags(faults, args);
}

function checkPlace(faults: Faults, cloud: Cloud, { addresses, account }: NetworkArgs): void {
  const { provider, region } = addresses;
  if (provider !== cloud) {
    const Class = provider === "aws" ? "AwsNetwork" : "AlicloudNetwork";
    faults.add("network.provider", "addresses.provider", provider, "is another cloud", `use ${Class}`);
    return;
  }
  const known = cloud === "aws" ? partitionOf(region) : sideOf(region);
  if (known === undefined) {
    const example = cloud === "aws" ? "ap-southeast-1 or cn-north-1" : "cn-shanghai or ap-southeast-1";
    faults.add(
      "network.region",
      "addresses.region",
      region,
      "is no region of the cloud",
      `write it as ${example}`,
    );
  }
  const digits = cloud === "aws" ? 12 : 16;
  if (!new RegExp(`^\\d{${digits}}$`).test(account)) {
    faults.add(
      "network.account",
      "account",
      account,
      "is no account id",
      `write its ${digits} digits, as text`,
    );
  }
}

function checkTiers(faults: Faults, args: NetworkArgs): void {
  const planned = Object.keys(args.addresses.tiers);
  for (const [tier, { role, egress, clientPorts }] of Object.entries(args.tiers)) {
    const path = `tiers.${tier}`;
    if (!NAME.test(tier) || RESERVED.includes(tier)) {
      const hint = `use up to 30 of a–z, 0–9 and "-", a letter first, and none of ${RESERVED.join(", ")}`;
      faults.add("network.tier-name", path, tier, "is no tier name", hint);
    }
    if (!planned.includes(tier)) {
      const hint = `add the tier to the plan, or use one of ${planned.join(", ")}`;
      faults.add("network.tier-without-addresses", path, tier, "has no addresses in the allocation", hint);
    }
    if (!ROLES.includes(role)) {
      faults.add("network.role", `${path}.role`, role, "is no role", `use one of ${ROLES.join(", ")}`);
    }
    if (role === "db" && egress === true) {
      const hint = "remove egress; use private endpoints for cloud services [§8.3.2-a]";
      faults.add(
        "network.db-egress",
        `${path}.egress`,
        egress,
        "would give a db tier a way to the internet",
        hint,
      );
    }
    if (
      clientPorts !== undefined &&
      !(clientPorts.from >= 1024 && clientPorts.from <= clientPorts.to && clientPorts.to <= 65535)
    ) {
      faults.add(
        "network.client-ports",
        `${path}.clientPorts`,
        clientPorts,
        "is no range of reply ports",
        "use from ≤ to within 1024–65535",
      );
    }
  }
  for (const tier of planned.filter((name) => !Object.hasOwn(args.tiers, name))) {
    const hint = "give it a role, or retire it in the plan";
    faults.add("network.tier-without-role", `tiers.${tier}`, undefined, "has addresses and no role", hint);
  }
}

function checkEndpoints(faults: Faults, args: NetworkArgs): void {
  const { endpoints, addresses } = args;
  if (endpoints === undefined) return;
  const offered = addresses.provider === "aws" ? ["s3", "dynamodb"] : ["oss"];
  for (const [index, service] of (endpoints.gateway ?? []).entries()) {
    if (offered.includes(service)) continue;
    const hint = `gateway endpoints exist for ${offered.join(", ")}; use interface for others`;
    faults.add(
      "network.gateway-service",
      `endpoints.gateway[${index}]`,
      service,
      "has no gateway endpoint",
      hint,
    );
  }
  for (const [key, service] of Object.entries(endpoints.interface ?? {})) {
    const path = `endpoints.interface.${key}`;
    if (!NAME.test(key))
      faults.add("network.endpoint-name", path, key, "is no endpoint name", 'use a–z, 0–9 and "-"');
    const legal = addresses.provider === "aws" ? /^[a-z0-9][a-z0-9.-]*$/ : /^[a-z0-9-]+(\.[a-z0-9-]+)+$/;
    if (!legal.test(service) || (addresses.provider === "aws" && service.includes("amazonaws"))) {
      const hint =
        addresses.provider === "aws"
          ? "write the short name, such as kms"
          : "write the full PrivateLink service name";
      faults.add("network.interface-service", path, service, "is no service name", hint);
    }
  }
  const interfaces = Object.keys(endpoints.interface ?? {}).length > 0;
  const holder = endpointTier(args);
  if (interfaces && (holder === undefined || !Object.hasOwn(args.tiers, holder))) {
    const hint = `name one of ${Object.keys(args.tiers).join(", ")}`;
    faults.add(
      "network.endpoint-tier",
      "endpoints.tier",
      holder,
      "leaves open where the endpoints stand",
      hint,
    );
  } else if (interfaces && holder !== undefined && roleOf(args, holder) === "web") {
    const hint = "let them stand in an app, management or db tier";
    faults.add("network.endpoint-tier", "endpoints.tier", holder, "is entered from the internet", hint);
  }
  for (const tier of endpointUsers(args).filter((name) => !Object.hasOwn(args.tiers, name))) {
    faults.add(
      "network.endpoint-user",
      "endpoints.users",
      tier,
      "is no tier of this network",
      `use ${Object.keys(args.tiers).join(", ")}`,
    );
  }
}

/** Its prefix as CreateKey documents `DKMSInstanceId`. */
const KMS_INSTANCE = /^kst-[a-z0-9]+$/;

function checkKmsInstance(faults: Faults, instance: string | undefined, cloud: Cloud): void {
  if (instance === undefined) return;
  const path = "flowLogs.kmsInstance";
  if (cloud === "aws") {
    faults.add("network.kms-instance", path, instance, "is a service of Alibaba Cloud", "leave it out");
  } else if (!KMS_INSTANCE.test(instance)) {
    const hint = "copy it from the KMS console, e.g. kst-shh6459example";
    faults.add("network.kms-instance", path, instance, "is no id of a KMS instance", hint);
  }
}

function checkFlowLogs(faults: Faults, { flowLogs, deletion, addresses }: NetworkArgs): void {
  if (typeof deletion === "object" && deletion.allowed.reason.trim() === "") {
    faults.add(
      "network.reason",
      "deletion.allowed.reason",
      "",
      "is empty",
      "say why the logs and their key may be deleted",
    );
  }
  if (flowLogs === undefined) return;
  if ("off" in flowLogs) {
    for (const field of ["reason", "owner"] as const) {
      if (flowLogs.off[field].trim() !== "") continue;
      faults.add(
        "network.reason",
        `flowLogs.off.${field}`,
        "",
        "is empty",
        "say why there is no flow log, and who answers for it",
      );
    }
    return;
  }
  checkKmsInstance(faults, flowLogs.kmsInstance, addresses.provider);
  const days = flowLogs.retentionDays ?? FLOW_LOG_RETENTION.default;
  const path = "flowLogs.retentionDays";
  const choices = LOG_GROUP_RETENTION.filter((choice) => choice >= FLOW_LOG_RETENTION.floor);
  if (!(Number.isInteger(days) && days >= FLOW_LOG_RETENTION.floor)) {
    const hint = `use ${FLOW_LOG_RETENTION.default}; six calendar months last up to ${FLOW_LOG_RETENTION.floor} days [§1.10.2-c]`;
    faults.add("network.log-retention", path, days, "is shorter than six months", hint);
  } else if (addresses.provider === "aws" && !choices.some((choice) => choice === days)) {
    const next = choices.find((choice) => choice > days) ?? choices.at(-1);
    faults.add("network.log-retention", path, days, "is no period CloudWatch Logs takes", `use ${next}`);
  } else if (addresses.provider === "alicloud" && days > LOG_STORE_RETENTION.most) {
    faults.add(
      "network.log-retention",
      path,
      days,
      "is longer than a log store keeps",
      `use at most ${LOG_STORE_RETENTION.most}`,
    );
  }
}

function checkTags(faults: Faults, args: NetworkArgs): void {
  const cloud = args.addresses.provider;
  for (const fault of tagFaults(args.tags, cloud)) {
    faults.add(
      "network.tags",
      fault.key === "" ? "tags" : `tags.${fault.key}`,
      fault.value,
      fault.message,
      fault.hint,
    );
  }
  for (const [tier, { tags }] of Object.entries(args.tiers)) {
    if (tags === undefined) continue;
    const added = new Set(Object.keys(tags));
    for (const fault of tagFaults(mergeTags(args.tags, tags), cloud)) {
      if (!added.has(fault.key) && fault.key !== "") continue;
      faults.add("network.tags", `tiers.${tier}.tags.${fault.key}`, fault.value, fault.message, fault.hint);
    }
  }
}

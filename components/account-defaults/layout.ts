import { Faults } from "../faults.ts";
import type { KeyService } from "../keys/contract.ts";
import { checkServes } from "../keys/serves.ts";
import { sideOf } from "../partition/alicloud.ts";
import { partitionOf } from "../partition/aws.ts";
import { tagFaults } from "../tagging/check.ts";
import { type AccountDefaultsArgs, ALICLOUD_SETTINGS, SETTINGS, type Setting } from "./contract.ts";

export type Cloud = "aws" | "alicloud";

/** Every decision about an account's defaults in one region. */
export interface AccountDefaultsLayout {
  readonly region: string;
  /** Settings that are set here. */
  readonly settings: ReadonlySet<Setting>;
  readonly metadataHops: number;
  readonly internetGateways: "block-bidirectional" | "block-ingress" | undefined;
  readonly waived: AccountDefaultsWaivers;
  /** Whether the settings stay when the stack goes. */
  readonly keep: boolean;
}

type AccountDefaultsWaivers = Readonly<Partial<Record<Setting, string>>>;

/** Of the account, not of a region. */
const GLOBAL: ReadonlySet<Setting> = new Set(["bucket-public-access"]);

/** @throws BadInput with every fault of the arguments at once, before anything is set. */
export function layoutAccountDefaults(
  name: string,
  cloud: Cloud,
  args: AccountDefaultsArgs,
): AccountDefaultsLayout {
  const faults = new Faults(`account defaults "${name}"`);
  checkPlace(faults, cloud, args);
  checkKeys(faults, cloud, args);
  checkOptOuts(faults, cloud, args);
  if (cloud === "alicloud") checkForeign(faults, args);
  if (args.metadataHops !== undefined && ![1, 2].includes(args.metadataHops)) {
    const hint = "use 1, or 2 where containers ask for metadata";
    faults.add(
      "account-defaults.hops",
      "metadataHops",
      args.metadataHops,
      "lets metadata travel too far",
      hint,
    );
  }
  for (const fault of tagFaults(args.tags, cloud)) {
    const path = fault.key === "" ? "tags" : `tags.${fault.key}`;
    faults.add("account-defaults.tags", path, fault.value, fault.message, fault.hint);
  }
  faults.throwIfAny();
  const known: readonly Setting[] = cloud === "aws" ? SETTINGS : ALICLOUD_SETTINGS;
  const here = known.filter((setting) => args.region === args.home || !GLOBAL.has(setting));
  return {
    region: args.region,
    settings: new Set(here.filter((setting) => isSet(setting, args))),
    metadataHops: args.metadataHops ?? 1,
    internetGateways:
      args.internetGateways === undefined
        ? undefined
        : args.internetGateways === "shut"
          ? "block-bidirectional"
          : "block-ingress",
    waived: Object.fromEntries(
      Object.entries(args.off ?? {}).map(([setting, { reason, owner }]) => [setting, `${reason} - ${owner}`]),
    ),
    keep: (args.deletion ?? "refused") === "refused",
  };
}

function isSet(setting: Setting, { off, defaultVpc }: AccountDefaultsArgs): boolean {
  return off?.[setting] === undefined && !(setting === "default-vpc" && defaultVpc === "none");
}

function checkPlace(faults: Faults, cloud: Cloud, { account, region, home }: AccountDefaultsArgs): void {
  const digits = cloud === "aws" ? 12 : 16;
  if (!new RegExp(`^\\d{${digits}}$`).test(account)) {
    const hint = `write its ${digits} digits, as text`;
    faults.add("account-defaults.account", "account", account, "is no account id", hint);
  }
  const known = (text: string) => (cloud === "aws" ? partitionOf(text) : sideOf(text));
  for (const [path, text] of Object.entries({ region, home })) {
    if (known(text) !== undefined) continue;
    const example = cloud === "aws" ? "ap-southeast-1 or cn-north-1" : "cn-shanghai or ap-southeast-1";
    faults.add("account-defaults.region", path, text, "is no region of the cloud", `write it as ${example}`);
  }
  if (
    cloud === "aws" &&
    known(region) !== undefined &&
    known(home) !== undefined &&
    known(region) !== known(home)
  ) {
    const hint = "an account lies in one partition; name a home region of it";
    faults.add("account-defaults.home", "home", home, `lies in another partition than ${region}`, hint);
  }
}

/** A default key that scaling groups may not use stops every one of them from starting hosts. */
const DISK_SERVICES: Readonly<Record<Cloud, readonly KeyService[]>> = {
  aws: ["ebs", "autoscaling"],
  alicloud: ["ecs", "ess"],
};

function checkKeys(faults: Faults, cloud: Cloud, args: AccountDefaultsArgs): void {
  if (isSet("disk-encryption", args)) checkServes(faults, "diskKey", args.diskKey, ...DISK_SERVICES[cloud]);
  if (cloud === "alicloud" || !isSet("default-vpc", args)) return;
  if (args.logKey !== undefined) checkServes(faults, "logKey", args.logKey, "logs");
  else {
    const hint =
      "give a key that serves logs, or write defaultVpc: none if there is no default VPC [§8.3.4-a]";
    faults.add(
      "account-defaults.log-key",
      "logKey",
      undefined,
      "is missing for the default VPC's flow log",
      hint,
    );
  }
}

function checkOptOuts(faults: Faults, cloud: Cloud, { off, deletion }: AccountDefaultsArgs): void {
  const known: readonly string[] = cloud === "aws" ? SETTINGS : ALICLOUD_SETTINGS;
  for (const [setting, { reason, owner }] of Object.entries(off ?? {})) {
    if (!known.includes(setting)) {
      const hint = `leave it out; the settings here are ${known.join(", ")}`;
      faults.add("account-defaults.setting", `off.${setting}`, setting, "is no setting of this cloud", hint);
    }
    for (const [field, text] of Object.entries({ reason, owner })) {
      if (text.trim() !== "") continue;
      const hint = "say why the account stays open here, and who answers for it";
      faults.add("account-defaults.reason", `off.${setting}.${field}`, "", "is empty", hint);
    }
  }
  if (typeof deletion === "object" && deletion.allowed.reason.trim() === "") {
    const hint = "say why the account may fall back to the cloud's own defaults";
    faults.add("account-defaults.reason", "deletion.allowed.reason", "", "is empty", hint);
  }
}

function checkForeign(faults: Faults, args: AccountDefaultsArgs): void {
  const { logKey, defaultVpc, metadataHops, internetGateways } = args;
  for (const [path, value] of Object.entries({ logKey, defaultVpc, metadataHops, internetGateways })) {
    if (value === undefined) continue;
    const shown = path === "logKey" ? undefined : value;
    faults.add("account-defaults.aws-only", path, shown, "has no switch on Alibaba Cloud", "leave it out");
  }
}

import { z } from "zod";
import {
  type AccountDefaultsArgs,
  ALICLOUD_SETTINGS,
  SETTINGS,
} from "../../components/account-defaults/index.ts";
import { type Diagnostic, didYouMean, type Path, type Source } from "../../ipam/index.ts";
import { key, optOut, text } from "../texts.ts";
import type { GovernedAccount } from "./account.ts";
import { stepsOf, withoutUndefined } from "./written.ts";

/** `governance.account-defaults` of estate.yaml. Left out, every account and region has them all. */
export const accountDefaultsSection = z.strictObject({
  off: z
    .record(key, z.partialRecord(z.enum(SETTINGS), optOut))
    .optional()
    .describe("account → setting left as the cloud made it: who says so, and why"),
  withoutDefaultVpc: z
    .record(key, z.array(z.string().min(1)).min(1))
    .optional()
    .describe("AWS: account → regions whose default VPC was deleted; adopting it there would make it anew"),
  metadataHops: z
    .record(key, z.literal([1, 2]))
    .optional()
    .describe("AWS: account → how far metadata travels, 2 where containers ask for it"),
  internetGateways: z
    .record(key, z.enum(["shut", "egress-only"]))
    .optional()
    .describe("AWS: account → whether its internet gateways are shut, whatever routes say"),
  deletion: z
    .record(key, z.strictObject({ allowed: z.strictObject({ reason: text }) }))
    .optional()
    .describe("account → why the settings go when the stack does"),
});

export type AccountDefaultsSection = z.infer<typeof accountDefaultsSection>;

/** The rest comes from the keys of the account and region. */
export type AccountDefaultsRequest = Omit<AccountDefaultsArgs, "diskKey" | "logKey">;

/** What one account asks for in one of its regions. */
export function accountDefaultsArgs(
  account: GovernedAccount,
  region: string,
  section: AccountDefaultsSection,
): AccountDefaultsRequest {
  const { provider, name, id, home, tags } = account;
  const aws = provider === "aws";
  const known: readonly string[] = aws ? SETTINGS : ALICLOUD_SETTINGS;
  const off = Object.entries(section.off?.[name] ?? {}).filter(([setting]) => known.includes(setting));
  return {
    account: id,
    region,
    home,
    tags,
    ...(off.length > 0 && { off: Object.fromEntries(off) }),
    ...withoutUndefined({
      defaultVpc: aws && section.withoutDefaultVpc?.[name]?.includes(region) ? ("none" as const) : undefined,
      metadataHops: aws ? section.metadataHops?.[name] : undefined,
      internetGateways: aws ? section.internetGateways?.[name] : undefined,
      deletion: section.deletion?.[name],
    }),
  };
}

type Accounts = Readonly<Record<string, GovernedAccount>>;

/** Accounts and regions that the estate lacks, and settings of one cloud asked of an account on the other. */
export function accountDefaultsReferences(
  section: AccountDefaultsSection,
  accounts: Accounts,
  source: Source,
): readonly Diagnostic[] {
  const at: Path = ["governance", "account-defaults"];
  const names = Object.keys(accounts);
  const maps = ["off", "withoutDefaultVpc", "metadataHops", "internetGateways", "deletion"] as const;
  const strangers = maps.flatMap((part) =>
    Object.keys(section[part] ?? {})
      .filter((name) => !names.includes(name))
      .map((name) =>
        source.fault(
          { path: [...at, part, name], on: "key" },
          {
            code: "estate.reference",
            message: "accounts: has no such account",
            hint: didYouMean(name, names, "account"),
          },
        ),
      ),
  );
  const foreign = (["withoutDefaultVpc", "metadataHops", "internetGateways"] as const).flatMap((part) =>
    Object.keys(section[part] ?? {})
      .filter((name) => accounts[name]?.provider === "alicloud")
      .map((name) =>
        source.fault(
          { path: [...at, part, name], on: "key" },
          {
            code: "estate.other-cloud",
            message: "has no switch on Alibaba Cloud",
            hint: "leave the account out; the component's README names the nearest replacement",
          },
        ),
      ),
  );
  const unknown = Object.entries(section.off ?? {}).flatMap(([name, settings]) =>
    Object.keys(settings)
      .filter((setting) => {
        const known: readonly string[] =
          accounts[name]?.provider === "alicloud" ? ALICLOUD_SETTINGS : SETTINGS;
        return !known.includes(setting);
      })
      .map((setting) =>
        source.fault(
          { path: [...at, "off", name, setting], on: "key" },
          {
            code: "estate.other-cloud",
            message: "is no setting of Alibaba Cloud, so there is nothing to leave off",
            hint: `leave it out; the settings there are ${ALICLOUD_SETTINGS.join(", ")}`,
          },
        ),
      ),
  );
  const regions = Object.entries(section.withoutDefaultVpc ?? {}).flatMap(([name, written]) =>
    written.flatMap((region, index) => {
      const used = accounts[name]?.regions;
      if (used === undefined || used.includes(region)) return [];
      return [
        source.fault(
          { path: [...at, "withoutDefaultVpc", name, index] },
          {
            code: "estate.reference",
            message: "is no region of the account",
            hint: didYouMean(region, used, "region"),
          },
        ),
      ];
    }),
  );
  return [...strangers, ...foreign, ...unknown, ...regions];
}

/** Where the file says what a fault of the component's arguments is about. */
export function accountDefaultsPath(path: string, { name }: GovernedAccount): Path {
  const parts = stepsOf(path);
  const [first, ...rest] = parts;
  const at: Path = ["governance", "account-defaults"];
  if (first === "account" || first === "region" || first === "home" || first === "tags") {
    return ["accounts", name, ...(first === "tags" ? parts : [])];
  }
  if (first === "diskKey" || first === "logKey") return ["governance", "keys"];
  if (first === undefined) return at;
  if (first === "defaultVpc") return [...at, "withoutDefaultVpc", name];
  return [...at, first, name, ...rest];
}

import { expect, it } from "vitest";
import { layoutAccountDefaults } from "../../components/account-defaults/layout.ts";
import { printPath } from "../../ipam/index.ts";
import {
  accountDefaultsArgs,
  accountDefaultsPath,
  accountDefaultsReferences,
  accountDefaultsSection,
} from "./account-defaults.ts";
import { ACCOUNTS, accountOf, sectionOf, seen } from "./testing.ts";

const key = (...serves: readonly ("ebs" | "autoscaling" | "logs" | "ecs" | "ess")[]) => ({
  arn: "a",
  id: "i",
  serves,
});
const KEYS = {
  aws: { diskKey: key("ebs", "autoscaling"), logKey: key("logs") },
  alicloud: { diskKey: key("ecs", "ess") },
};

it.each(Object.values(ACCOUNTS))(
  "an estate that says nothing sets everything in every region of $name",
  (account) => {
    for (const region of account.regions) {
      const args = accountDefaultsArgs(account, region, {});
      const { settings, waived } = layoutAccountDefaults("d", account.provider, {
        ...args,
        ...KEYS[account.provider],
      });
      expect(settings.has("disk-encryption")).toBe(true);
      expect(settings.has("bucket-public-access")).toBe(region === account.home);
      expect(waived).toEqual({});
    }
  },
);

it("settings of the section reach the account that they name, region by region", () => {
  const { section } = sectionOf(
    "account-defaults",
    accountDefaultsSection,
    `off: { shop: { serial-console: { reason: rescue, owner: ops } } }
withoutDefaultVpc: { shop: [ap-northeast-1] }
metadataHops: { shop: 2 }`,
  );
  const args = (region: string) => accountDefaultsArgs(accountOf("shop"), region, section);
  expect(args("ap-northeast-1")).toMatchObject({ defaultVpc: "none", metadataHops: 2 });
  expect(args("ap-southeast-1")).not.toHaveProperty("defaultVpc");
  expect(args("ap-southeast-1").off).toEqual({ "serial-console": { reason: "rescue", owner: "ops" } });
  expect(accountDefaultsArgs(accountOf("org"), "ap-southeast-1", section)).not.toHaveProperty("off");
});

it("says what the estate lacks, and what the other cloud does", () => {
  const { section, source } = sectionOf(
    "account-defaults",
    accountDefaultsSection,
    `off: { ali: { serial-console: { reason: rescue, owner: ops } } }
withoutDefaultVpc: { shop: [ap-northeast-2] }
metadataHops: { ali: 2, shp: 1 }`,
  );
  expect(seen(accountDefaultsReferences(section, ACCOUNTS, source))).toEqual([
    ["governance.account-defaults.metadataHops.shp", "accounts: has no such account"],
    ["governance.account-defaults.metadataHops.ali", "has no switch on Alibaba Cloud"],
    [
      "governance.account-defaults.off.ali.serial-console",
      "is no setting of Alibaba Cloud, so there is nothing to leave off",
    ],
    ["governance.account-defaults.withoutDefaultVpc.shop[0]", "is no region of the account"],
  ]);
});

it.each([
  ["off.serial-console.reason", "governance.account-defaults.off.shop.serial-console.reason"],
  ["home", "accounts.shop"],
  ["tags.owner", "accounts.shop.tags.owner"],
  ["diskKey", "governance.keys"],
  ["deletion.allowed.reason", "governance.account-defaults.deletion.shop.allowed.reason"],
])("%s of the component is %s of the file", (path, place) => {
  expect(printPath(accountDefaultsPath(path, accountOf("shop")))).toBe(place);
});

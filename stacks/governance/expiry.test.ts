import { expect, it } from "vitest";
import { layoutAlicloudExpiry, layoutAwsExpiry } from "../../components/expiry/index.ts";
import { printPath } from "../../ipam/index.ts";
import { expiryArgs, expiryGrants, expiryPath, expiryReferences, expirySection } from "./expiry.ts";
import { ACCOUNTS, accountOf, sectionOf, seen } from "./testing.ts";

const KEY = { arn: "a", id: "i", serves: ["sns", "sqs", "cloudwatch", "logs"] } as const;
const ALICLOUD_ROUTE = {
  provider: "alicloud",
  contactGroup: "g",
  queue: "q",
  queueArn: "a",
  actionPolicy: "p",
} as const;

it("an estate that says nothing ends what has an end in accounts with applications, and in no other", () => {
  for (const account of Object.values(ACCOUNTS)) {
    for (const region of account.regions) {
      const args = expiryArgs(account, region, {});
      expect([account.name, args !== undefined]).toEqual([account.name, account.purpose === "workload"]);
      if (args === undefined) continue;
      const { settings } =
        account.provider === "aws"
          ? layoutAwsExpiry("x", { ...args, key: KEY, route: { provider: "aws", topicArn: "t" } })
          : layoutAlicloudExpiry("x", { ...args, route: ALICLOUD_ROUTE });
      expect(JSON.parse(settings).modes.production).toBe("report");
    }
  }
});

it("approvers of an account are its own roles, and may write approvals", () => {
  expect(expiryArgs(accountOf("shop"), "ap-northeast-1", {})?.approvers).toEqual([
    "arn:aws:iam::111122223333:role/atrium-security",
  ]);
  expect(expiryArgs(accountOf("ali"), "cn-beijing", {})?.approvers).toEqual(["atrium-security"]);
  const actions = (name: string, section = {}) =>
    expiryGrants(accountOf(name), section).security?.approvals?.document.Statement[0]?.Action;
  expect(actions("shop")).toContain("ssm:PutParameter");
  expect(actions("ali")).toContain("oos:CreateParameter");
  expect(actions("org")).toBeUndefined();
  expect(actions("shop", { approvers: ["break-glass"] })).toBeUndefined();
});

it("is left out where somebody says so", () => {
  const word = { reason: "pilots end by hand", owner: "ops" };
  expect(expiryArgs(accountOf("shop"), "ap-northeast-1", { off: word })).toBeUndefined();
  expect(expiryArgs(accountOf("shop"), "ap-northeast-1", { without: { shop: word } })).toBeUndefined();
  expect(expiryArgs(accountOf("ali"), "cn-beijing", { without: { shop: word } })).toBeDefined();
  expect(expiryGrants(accountOf("shop"), { off: word })).toEqual({});
});

it("names accounts that the estate lacks", () => {
  const { section, source } = sectionOf(
    "expiry",
    expirySection,
    `without: { shp: { reason: none, owner: ops } }
deletion: { ali-log: { allowed: { reason: a drill } } }`,
  );
  expect(seen(expiryReferences(section, ACCOUNTS, source))).toEqual([
    ["governance.expiry.without.shp", "accounts: has no such account"],
    ["governance.expiry.deletion.ali-log", "accounts: has no such account"],
  ]);
});

it.each([
  ["officeHours.holidays[0]", "governance.expiry.officeHours.holidays[0]"],
  ["region", "accounts.shop"],
  ["environment", "accounts.shop.environment"],
  ["tags.owner", "accounts.shop.tags.owner"],
  ["key", "governance.keys"],
  ["route", "governance.chat-notifier"],
  ["deletion.allowed.reason", "governance.expiry.deletion.shop.allowed.reason"],
])("%s of the component is %s of the file", (path, place) => {
  expect(printPath(expiryPath(path, accountOf("shop")))).toBe(place);
});

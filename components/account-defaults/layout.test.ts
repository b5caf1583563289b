import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BadInput } from "../../ipam/diagnostic.ts";
import { type AccountDefaultsArgs, SETTINGS, type Setting } from "./contract.ts";
import { layoutAccountDefaults } from "./layout.ts";
import { alicloudDefaults, awsDefaults } from "./testing.ts";

const SG = "ap-southeast-1";

function faults(
  cloud: "aws" | "alicloud",
  args: AccountDefaultsArgs,
): readonly (readonly [string, string])[] {
  try {
    layoutAccountDefaults("defaults", cloud, args);
  } catch (error) {
    if (error instanceof BadInput) return error.diagnostics.map(({ code, path }) => [code, path] as const);
    throw error;
  }
  return [];
}

describe("one fault each", () => {
  const base = awsDefaults(SG);
  const { logKey: _, ...withoutLogKey } = base;
  const table: readonly [string, "aws" | "alicloud", AccountDefaultsArgs, string, string][] = [
    ["a short account", "aws", { ...base, account: "1" }, "account-defaults.account", "account"],
    ["no region", "aws", { ...base, region: "sg" }, "account-defaults.region", "region"],
    ["a home in another partition", "aws", { ...base, home: "cn-north-1" }, "account-defaults.home", "home"],
    [
      "a disk key that scaling groups may not use",
      "aws",
      { ...base, diskKey: { ...base.diskKey, serves: ["ebs"] } },
      "keys.serves",
      "diskKey",
    ],
    [
      "a log key that logs may not use",
      "aws",
      { ...base, logKey: { ...base.diskKey } },
      "keys.serves",
      "logKey",
    ],
    ["a default VPC without a log", "aws", withoutLogKey, "account-defaults.log-key", "logKey"],
    [
      "metadata that travels",
      "aws",
      { ...base, metadataHops: 3 as 2 },
      "account-defaults.hops",
      "metadataHops",
    ],
    [
      "an opt-out without a reason",
      "aws",
      { ...base, off: { "serial-console": { reason: " ", owner: "it" } } },
      "account-defaults.reason",
      "off.serial-console.reason",
    ],
    [
      "an opt-out of nothing",
      "aws",
      { ...base, off: { ["imds" as Setting]: { reason: "x", owner: "it" } } },
      "account-defaults.setting",
      "off.imds",
    ],
    [
      "deletion without a reason",
      "aws",
      { ...base, deletion: { allowed: { reason: "" } } },
      "account-defaults.reason",
      "deletion.allowed.reason",
    ],
    [
      "a tag left out",
      "aws",
      { ...base, tags: { ...base.tags, owner: "" } },
      "account-defaults.tags",
      "tags.owner",
    ],
    [
      "a switch of the other cloud",
      "alicloud",
      { ...alicloudDefaults("cn-shanghai"), metadataHops: 2 },
      "account-defaults.aws-only",
      "metadataHops",
    ],
    [
      "an opt-out of what the cloud lacks",
      "alicloud",
      { ...alicloudDefaults("cn-shanghai"), off: { "serial-console": { reason: "x", owner: "it" } } },
      "account-defaults.setting",
      "off.serial-console",
    ],
    [
      "a disk key that Auto Scaling may not use",
      "alicloud",
      { ...alicloudDefaults("cn-shanghai"), diskKey: { ...base.diskKey, serves: ["ecs"] } },
      "keys.serves",
      "diskKey",
    ],
  ];

  it.each(table)("%s", (_, cloud, args, code, path) => {
    expect(faults(cloud, args)).toEqual([[code, path]]);
  });

  it("names the key's domain and what to add to it", () => {
    try {
      layoutAccountDefaults("d", "aws", { ...base, diskKey: { ...base.diskKey, serves: ["ebs"] } });
      expect.unreachable();
    } catch (error) {
      expect((error as BadInput).diagnostics[0]?.hint).toBe(
        'add autoscaling to serves of the key domain "disks" [§8.3.3-e]',
      );
    }
  });
});

it("what is the account's is set in its home region alone", () => {
  const at = (home: string) => layoutAccountDefaults("d", "aws", awsDefaults(SG, { home })).settings;
  expect(at(SG).has("bucket-public-access")).toBe(true);
  expect([...at("eu-west-1")]).toEqual(SETTINGS.filter((setting) => setting !== "bucket-public-access"));
});

it("sets everything but what is left off, and says who left it off", () => {
  fc.assert(
    fc.property(fc.subarray([...SETTINGS]), (off) => {
      const optOuts = Object.fromEntries(
        off.map((setting) => [setting, { reason: "a drill", owner: "ops" }]),
      );
      const layout = layoutAccountDefaults("d", "aws", awsDefaults(SG, { off: optOuts }));
      expect([...layout.settings]).toEqual(SETTINGS.filter((setting) => !off.includes(setting)));
      expect(Object.keys(layout.waived).sort()).toEqual([...off].sort());
    }),
  );
});

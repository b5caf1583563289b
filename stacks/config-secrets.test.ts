import * as pulumi from "@pulumi/pulumi";
import { afterEach, describe, expect, test } from "vitest";
import { secretReader } from "./config-secrets.ts";
import type { GovernancePlan, RegionPlan } from "./governance/plan.ts";

/** As much of a plan as names secrets. */
const PLAN = {
  shop: {
    regions: {
      home: {
        notifier: {
          channels: {
            duty: { kind: "dingtalk", url: "duty-url", secret: "duty-secret" },
            office: { kind: "wecom", url: "office-url" },
          },
        } as unknown as RegionPlan["notifier"],
      } as RegionPlan,
      quiet: {} as RegionPlan,
    },
  },
} as unknown as GovernancePlan;

function inEngine(preview: boolean, config: Readonly<Record<string, string>>): void {
  pulumi.runtime.setMocks(
    { newResource: ({ name, inputs }) => ({ id: name, state: inputs }), call: () => ({}) },
    "atrium",
    "dev",
    preview,
  );
  pulumi.runtime.setAllConfig({ ...config });
}

afterEach(() => pulumi.runtime.setAllConfig({}));

const ALL = {
  "atrium:duty-url": "https://one",
  "atrium:duty-secret": "two",
  "atrium:office-url": "https://three",
};

describe("secrets of the stack's configuration", () => {
  test("are read as secrets", async () => {
    inEngine(false, ALL);
    const value = secretReader(PLAN)("duty-secret");
    expect(await pulumi.isSecret(value)).toBe(true);
    expect(await new Promise((resolve) => value.apply(resolve))).toBe("two");
  });

  test("are unknown to a preview where they are not set", async () => {
    inEngine(true, {});
    const value = secretReader(PLAN)("duty-secret") as pulumi.Output<string> & { isKnown: Promise<boolean> };
    expect(await pulumi.isSecret(value)).toBe(true);
    expect(await value.isKnown).toBe(false);
  });

  test("stop a deployment that lacks some, all of them named with their place and remedy", () => {
    inEngine(false, { "atrium:duty-url": "https://one" });
    const run = () => secretReader(PLAN);
    expect(run).toThrow(pulumi.RunError);
    expect(run).toThrow(
      /channels\.duty\.secret names it; run: pulumi config set --secret atrium:duty-secret <value>\n.*office-url/,
    );
    expect(run).not.toThrow(/https:\/\/one/);
  });
});

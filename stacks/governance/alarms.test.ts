import { describe, expect, it } from "vitest";
import { layoutAlicloudAlarms, layoutAwsAlarms } from "../../components/alarms/index.ts";
import { printPath } from "../../ipam/index.ts";
import { alarmsArgs, alarmsPath, alarmsReferences, alarmsSection } from "./alarms.ts";
import { ACCOUNTS, accountOf, sectionOf } from "./testing.ts";

const read = (yaml: string) => sectionOf("alarms", alarmsSection, yaml);
const AWS_ROUTE = { provider: "aws", topicArn: "topic" } as const;
const ALICLOUD_ROUTE = {
  provider: "alicloud",
  contactGroup: "g",
  queue: "q",
  queueArn: "a",
  actionPolicy: "p",
} as const;

it.each(Object.values(ACCOUNTS))(
  "an estate that says nothing has the alarms of the catalogue in $name",
  (account) => {
    for (const region of account.regions) {
      const args = { ...alarmsArgs(account, region, {}), trail: { liveLog: "p/s" } };
      const layout =
        account.provider === "aws"
          ? layoutAwsAlarms("alarms", { ...args, route: AWS_ROUTE })
          : layoutAlicloudAlarms("alarms", { ...args, route: ALICLOUD_ROUTE });
      expect(layout.changes.map(({ key }) => key)).toContain("failed-sign-ins");
      expect(layout.events.length).toBeGreaterThan(0);
      expect(layout.metrics).toEqual([]);
    }
  },
);

describe("the section", () => {
  it("brings a target to its account and region, and opt-outs to all", () => {
    const { section } = read(
      `without: { refused-calls: { reason: migration, owner: ops } }
runbooks: https://wiki.mall.example
targets:
  orders: { account: shop, region: ap-northeast-1, kind: database-cpu, dimensions: { DBInstanceIdentifier: orders } }
  till: { account: ali, kind: server-cpu, dimensions: { instanceId: i-1 }, system: pos }`,
    );
    const of = (name: string, region: string) => alarmsArgs(accountOf(name), region, section);
    expect(Object.keys(of("shop", "ap-northeast-1").targets ?? {})).toEqual(["orders"]);
    expect(Object.keys(of("shop", "ap-southeast-1").targets ?? {})).toEqual([]);
    expect(of("ali", "cn-shanghai").targets).toEqual({
      till: { kind: "server-cpu", dimensions: { instanceId: "i-1" }, system: "pos" },
    });
    expect(of("org", "ap-southeast-1").off).toEqual({
      "refused-calls": { reason: "migration", owner: "ops" },
    });
  });

  it("says which names lead nowhere", () => {
    const { section, source } = read(
      `targets:
  a: { account: shp, kind: server-cpu, dimensions: {} }
  b: { account: shop, region: ap-northeast-2, kind: server-cpu, dimensions: {}, system: poss }
  c: { account: shop, kind: server-cpu, dimensions: {}, behind: d }
  d: { account: shop, region: ap-northeast-1, kind: server-cpu, dimensions: {} }`,
    );
    expect(alarmsReferences(section, ACCOUNTS, ["pos"], source).map(({ path }) => path)).toEqual([
      "governance.alarms.targets.a.account",
      "governance.alarms.targets.b.region",
      "governance.alarms.targets.b.system",
      "governance.alarms.targets.c.behind",
    ]);
  });

  it("is where faults of the component are shown", () => {
    const path = (each: string) => printPath(alarmsPath(each, accountOf("shop")));
    expect(["off.x.reason", "targets.a.dimensions", "region", "route", "tags.owner"].map(path)).toEqual([
      "governance.alarms.without.x.reason",
      "governance.alarms.targets.a.dimensions",
      "accounts.shop",
      "governance.chat-notifier",
      "accounts.shop.tags.owner",
    ]);
  });
});

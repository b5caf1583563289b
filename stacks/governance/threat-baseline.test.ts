import { describe, expect, it } from "vitest";
import type { GovernedAccount } from "./account.ts";
import { type Links, threatsWith } from "./complete.ts";
import type { AccountPlan, RegionPlan } from "./plan.ts";
import { ACCOUNTS, accountOf, sectionOf, seen } from "./testing.ts";
import {
  threatBaselineArgs,
  threatBaselinePath,
  threatBaselineReferences,
  threatBaselineSection,
} from "./threat-baseline.ts";

const read = (yaml: string) => sectionOf("threat-baseline", threatBaselineSection, yaml);
const FULL = `
off: { shop: { posture: { reason: "one benchmark is enough", owner: security } } }
exclusions: { shop: { web-firewall: { reason: "no web front", owner: network } } }
existingRoles: [shop]
runtimeAgents: { shop: [hosts] }
watchesOrganization: shop
securityCenter:
  ali: { bought: { bruteForce: { servers: [032b618f-b220-4a0d-bd37-fbdc6ef58b6a] }, logAnalysis: true } }
cloudFirewall: { ali: { none: { reason: "no public address", owner: network } } }
deletion: { shop: { allowed: { reason: "a drill" } } }
`;

describe("what an account asks for", () => {
  it("is everything that needs no purchase, where nothing is said", () => {
    const { section } = read("{}");
    const shop = accountOf("shop");
    expect(threatBaselineArgs(shop, "ap-northeast-1", section)).toEqual({
      account: shop.id,
      region: "ap-northeast-1",
      home: "ap-southeast-1",
      regions: ["ap-southeast-1", "ap-northeast-1"],
      tags: shop.tags,
    });
  });

  it("is what the section says of it, and nothing of another account's", () => {
    const { section } = read(FULL);
    expect(threatBaselineArgs(accountOf("shop"), "ap-southeast-1", section)).toMatchObject({
      off: { posture: { owner: "security" } },
      exclusions: { "web-firewall": { owner: "network" } },
      serviceRoles: "exist",
      runtimeAgents: ["hosts"],
      organization: true,
      deletion: { allowed: { reason: "a drill" } },
    });
    expect(Object.keys(threatBaselineArgs(accountOf("org"), "ap-southeast-1", section) ?? {})).toEqual([
      "account",
      "region",
      "home",
      "regions",
      "tags",
    ]);
    expect(threatBaselineArgs(accountOf("ali"), "cn-shanghai", section)).toMatchObject({
      securityCenter: { bought: { logAnalysis: true } },
      cloudFirewall: { none: { owner: "network" } },
    });
  });

  it("says that no Security Center is bought where the file does not speak of one", () => {
    const args = threatBaselineArgs(accountOf("ali"), "cn-shanghai", read("{}").section);
    expect(args?.securityCenter).toMatchObject({ none: { owner: "platform" } });
  });

  it("stands once on each side of the border on Alibaba Cloud", () => {
    const { section } = read("{}");
    const ali: GovernedAccount = {
      ...accountOf("ali"),
      regions: ["cn-shanghai", "cn-beijing", "cn-hongkong"],
    };
    const there = ali.regions.filter((region) => threatBaselineArgs(ali, region, section) !== undefined);
    expect(there).toEqual(["cn-shanghai", "cn-hongkong"]);
  });

  it("counts a region that only a copy of the archive lies in", () => {
    const args = threatBaselineArgs(accountOf("shop"), "eu-west-1", read("{}").section);
    expect(args?.regions).toContain("eu-west-1");
  });
});

describe("faults of the section", () => {
  it("finds accounts that the estate lacks, wherever they are written", () => {
    const { section, source } = read(FULL.replaceAll("shop", "shpo"));
    expect(seen(threatBaselineReferences(section, ACCOUNTS, source)).map(([path]) => path)).toEqual([
      "governance.threat-baseline.off.shpo",
      "governance.threat-baseline.exclusions.shpo",
      "governance.threat-baseline.runtimeAgents.shpo",
      "governance.threat-baseline.deletion.shpo",
      "governance.threat-baseline.existingRoles[0]",
      "governance.threat-baseline.watchesOrganization",
    ]);
  });

  it("finds what the account's cloud does not have", () => {
    const { section, source } = read(`
runtimeAgents: { ali: [hosts] }
securityCenter: { shop: { none: { reason: x, owner: y } } }
off: { ali: { threats: { reason: x, owner: y } } }
`);
    expect(seen(threatBaselineReferences(section, ACCOUNTS, source))).toEqual([
      ["governance.threat-baseline.runtimeAgents.ali", "is nothing that alicloud has"],
      ["governance.threat-baseline.securityCenter.shop", "is nothing that aws has"],
      [
        "governance.threat-baseline.off.ali.threats",
        "is no detector of its own on Alibaba Cloud, so there is nothing to leave off",
      ],
    ]);
  });

  it("takes a whole section without a fault", () => {
    const { section, source } = read(FULL);
    expect(threatBaselineReferences(section, ACCOUNTS, source)).toEqual([]);
  });

  it.each([
    [
      "securityCenter.bought.scanEveryDays",
      "governance.threat-baseline.securityCenter.ali.bought.scanEveryDays",
    ],
    ["off.posture.reason", "governance.threat-baseline.off.ali.posture.reason"],
    ["serviceRoles", "governance.threat-baseline.existingRoles"],
    ["organization", "governance.threat-baseline.watchesOrganization"],
    ["archive", "governance.audit-log"],
    ["route", "governance.chat-notifier"],
    ["regions[1]", "accounts.ali"],
    ["tags.owner", "accounts.ali.tags.owner"],
  ])("a fault of %s is shown at %s", (path, place) => {
    expect(threatBaselinePath(path, accountOf("ali")).join(".")).toBe(place);
  });

  it.each([
    "off: { shop: { nothing: { reason: x, owner: y } } }",
    "exclusions: { shop: { nothing: { reason: x, owner: y } } }",
    "securityCenter: { ali: { bought: {} } }",
  ])("refuses %s", (yaml) => {
    expect(() => read(yaml)).toThrow();
  });
});

describe("what an account takes from the others", () => {
  const route = { provider: "aws", topicArn: "planned-topic" } as const;
  const links: Pick<Links, "route"> = {
    route: (region) => (region === "ap-southeast-1" ? route : undefined),
  };
  const shop = { account: accountOf("shop") } as AccountPlan;
  const asked = (yaml: string, region = "ap-southeast-1") => {
    const threats = threatBaselineArgs(accountOf("shop"), region, read(yaml).section);
    return { ...(threats && { threats }) } as RegionPlan;
  };

  it("puts Config off, and says why, where no archive takes what it writes", () => {
    const args = threatsWith(shop, "ap-southeast-1", asked("{}"), links, undefined);
    expect(args?.off?.configuration).toEqual({
      reason: "no archive takes what Config writes",
      owner: "platform",
    });
    const own = "off: { shop: { configuration: { reason: elsewhere, owner: security } } }";
    const said = threatsWith(shop, "ap-southeast-1", asked(own), links, undefined);
    expect(said?.off?.configuration?.reason).toBe("elsewhere");
  });

  it("takes the route of its own region, and none of another's", () => {
    expect(threatsWith(shop, "ap-southeast-1", asked("{}"), links, undefined)?.route).toEqual(route);
    const there = threatsWith(shop, "ap-northeast-1", asked("{}", "ap-northeast-1"), links, undefined);
    expect(there).not.toHaveProperty("route");
  });

  it("is nothing where nothing stands", () => {
    expect(threatsWith(shop, "ap-southeast-1", {} as RegionPlan, links, undefined)).toBeUndefined();
  });
});

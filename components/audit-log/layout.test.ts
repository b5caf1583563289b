import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BadInput, REGIONS, regionDistanceKm } from "../../ipam/index.ts";
import { OFF_SITE_KM } from "../bucket/spec.ts";
import { sideOf } from "../partition/alicloud.ts";
import { arn, partitionOf } from "../partition/aws.ts";
import type { AuditArchiveArgs, AuditTrailArgs } from "./contract.ts";
import { type ArchiveLayout, layoutArchive, layoutTrail } from "./layout.ts";
import { bucketName, trailName } from "./names.ts";
import { LOG_CLASSES, RETENTION } from "./retention.ts";
import { ALICLOUD, AWS, alicloudArchive, alicloudTrail, awsArchive, awsTrail, keyRef } from "./testing.ts";

type Cloud = "aws" | "alicloud";

const archive = (cloud: Cloud, more: Partial<AuditArchiveArgs> = {}): ArchiveLayout =>
  layoutArchive("mall-audit", cloud, cloud === "aws" ? awsArchive(more) : alicloudArchive(more));

function faultsOf(build: () => unknown): readonly string[] {
  try {
    build();
  } catch (error) {
    if (error instanceof BadInput) {
      return error.diagnostics.map(({ path, value, message, hint }) =>
        [path, value ?? "", message, hint].join(" | "),
      );
    }
    throw error;
  }
  return [];
}

const archiveFaults = (cloud: Cloud, more: Partial<AuditArchiveArgs>) => faultsOf(() => archive(cloud, more));
const trailFaults = (cloud: Cloud, more: Partial<AuditTrailArgs>) =>
  faultsOf(() => layoutTrail("mall", cloud, cloud === "aws" ? awsTrail(more) : alicloudTrail(more)));

describe("the second copy", () => {
  it("is refused in Hong Kong for Shenzhen, with the distance, and taken in Zhangjiakou for Beijing", () => {
    const faults = archiveFaults("alicloud", { region: "cn-shenzhen", offSite: "cn-hongkong" });
    expect(faults).toEqual([
      "offSite | cn-hongkong | (Hong Kong) lies 28 km from cn-shenzhen (Shenzhen), less than 50 km | name a region that is further away, such as cn-guangzhou or cn-heyuan [§1.10.2-h]",
    ]);
    expect(archiveFaults("alicloud", { region: "cn-beijing", offSite: "cn-zhangjiakou" })).toEqual([]);
  });

  it.each<[Cloud, string, string, RegExp]>([
    ["aws", "ap-southeast-1", "", /offSite .* is missing: .* \[§1.10.2-e\]/],
    ["aws", "ap-southeast-1", "ap-southeast-1", /is the region of the archive itself .* \[§1.10.2-e\]/],
    ["aws", "us-west-2", "us-gov-west-1", /lies 29 km from us-west-2/],
    ["aws", "cn-north-1", "ap-northeast-1", /is of partition aws, the archive is of partition aws-cn/],
    ["aws", "ap-east-1", "cn-northwest-1", /S3 copies nothing between partitions/],
    ["aws", "ap-southeast-1", "ap-atlantis-1", /is no region whose place is known/],
    ["alicloud", "cn-beijing", "ap-southeast-1", /logs of the mainland would leave it/],
    ["alicloud", "cn-beijing", "cn-beijing", /is the region of the archive itself/],
  ])("on %s in %s is refused in %j", (cloud, region, offSite, fault) => {
    expect(archiveFaults(cloud, { region, offSite }).join("\n")).toMatch(fault);
  });

  it("is taken exactly where the table proves the distance and the side is the same", () => {
    const region = (cloud: Cloud) => fc.constantFrom(...REGIONS[cloud]);
    for (const cloud of ["aws", "alicloud"] as const) {
      fc.assert(
        fc.property(region(cloud), region(cloud), (from, to) => {
          const away = regionDistanceKm({ provider: cloud, region: from }, { provider: cloud, region: to });
          const same = cloud === "aws" ? partitionOf(from) === partitionOf(to) : sideOf(from) === sideOf(to);
          const faults = archiveFaults(cloud, { region: from, offSite: to, environment: "test" });
          const refused = faults.some((fault) => fault.startsWith("offSite |"));
          expect([from, to, refused]).toEqual([from, to, !((away ?? 0) >= OFF_SITE_KM && same)]);
        }),
      );
    }
  });

  it("is asked of a trail too, whoever wrote the reference to its archive", () => {
    const args = awsTrail();
    expect(trailFaults("aws", { archive: { ...args.archive, offSite: args.archive.region } })).toHaveLength(
      1,
    );
    expect(trailFaults("aws", { archive: undefined as never })).toEqual([
      "archive |  | is missing: the trail would be kept once | make an archive first, in an account of its own, and give its `archive` [§1.10.2-e]",
    ]);
  });
});

describe("retention", () => {
  it.each(LOG_CLASSES)("of %s may be longer than the guide's, and no day shorter", (logClass) => {
    const { floor, clauses } = RETENTION[logClass];
    for (const cloud of ["aws", "alicloud"] as const) {
      expect(archiveFaults(cloud, { retention: { [logClass]: floor } })).toEqual([]);
      const [fault, ...others] = archiveFaults(cloud, { retention: { [logClass]: floor - 1 } });
      expect(fault).toBe(
        `retention.${logClass} | ${floor - 1} | is shorter than the guide lets pass | keep them at least ${floor} days [${clauses}]`,
      );
      expect(others).toEqual([]);
    }
  });

  it("keeps permission changes five years, security logs a year, and who read logs a year", () => {
    const days = Object.fromEntries(
      archive("aws").buckets.flatMap(({ key, lock }) => (lock === undefined ? [] : [[key, lock.days]])),
    );
    expect(days).toEqual({ trail: 1827, "trail-copy": 1827, "security-copy": 365, "access-copy": 365 });
    const stores = archive("alicloud").stores.map(({ name, days }) => [name, days]);
    expect(stores).toContainEqual([`actiontrail_atrium-audit-${ALICLOUD.shop}`, 1827]);
    expect(stores).toContainEqual(["object-access", 365]);
  });

  it("is no whole number of days or longer than the service keeps: refused", () => {
    expect(archiveFaults("aws", { retention: { security: 365.5 } })).toHaveLength(1);
    expect(archiveFaults("alicloud", { retention: { security: 4000 } })[0]).toContain("Log Service takes");
    expect(archiveFaults("aws", { retention: { security: 4000 } })).toEqual([]);
    expect(archiveFaults("aws", { retention: { security: 40_000 } })[0]).toContain("S3 object lock takes");
  });

  it("removes nothing by itself before two different people agreed", () => {
    const expiring = (layout: ArchiveLayout) =>
      layout.buckets.filter(({ lifecycle }) => lifecycle.expireAfterDays !== undefined).map(({ key }) => key);
    const agreed = { security: "Wang Li", operations: "Chen Hao", reason: "cost" };
    expect(expiring(archive("aws"))).toEqual(["results"]);
    expect(expiring(archive("alicloud"))).toEqual([]);
    expect(expiring(archive("aws", { disposal: agreed }))).toHaveLength(7);
    expect(archive("aws", { disposal: agreed }).buckets[0]?.tags.disposal).toBe("cost - Wang Li - Chen Hao");
    expect(archiveFaults("aws", { disposal: { ...agreed, operations: " Wang Li" } })).toHaveLength(1);
    expect(archiveFaults("aws", { disposal: { security: "", operations: "", reason: " " } })).toHaveLength(3);
  });
});

describe("the lock", () => {
  it("is compliance in production and governance elsewhere; governance in production is a waiver that shows", () => {
    const modes = (more: Partial<AuditArchiveArgs>) => [
      ...new Set(archive("aws", more).buckets.flatMap(({ lock }) => lock?.mode ?? [])),
    ];
    expect(modes({})).toEqual(["compliance"]);
    expect(modes({ environment: "staging" })).toEqual(["governance"]);
    const lock = { governance: { reason: "first year on trial", owner: "security" } };
    expect(modes({ lock })).toEqual(["governance"]);
    expect(archive("aws", { lock }).buckets[0]?.tags["waiver-lock"]).toBe("first year on trial - security");
    expect(archiveFaults("aws", { lock: { governance: { reason: "", owner: "x" } } })).toHaveLength(1);
  });

  it("stands on every copy, and on AWS's trail; what S3 and Config write to takes none", () => {
    const locked = (cloud: Cloud) =>
      archive(cloud).buckets.flatMap(({ key, lock }) => (lock === undefined ? [] : [key]));
    expect(locked("aws")).toEqual(["trail", "trail-copy", "security-copy", "access-copy"]);
    expect(locked("alicloud")).toEqual([
      "trail",
      "security",
      "access",
      "trail-copy",
      "security-copy",
      "access-copy",
    ]);
    // OSS knows no governance mode.
    expect(archive("alicloud", { environment: "test" }).buckets.some(({ lock }) => lock)).toBe(false);
  });

  it("is refused where OSS has none", () => {
    expect(archiveFaults("alicloud", { region: "cn-beijing", offSite: "cn-nanjing" })).toEqual([
      "offSite | cn-nanjing | has no retention policies on buckets | use a region that has them, such as cn-shanghai or cn-beijing [§1.10.2-d]",
    ]);
    expect(archiveFaults("alicloud", { offSite: "cn-nanjing", environment: "test" })).toEqual([]);
  });
});

describe("arguments with faults", () => {
  it("are all named at once, each with its path", () => {
    const faults = archiveFaults("aws", {
      account: "1234",
      region: "cn-shanghai",
      writers: { "99": { home: "nowhere" } },
      stewards: [],
      readers: ["somebody"],
      organization: { id: "org", management: AWS.management },
      key: keyRef("k", ["s3"]),
      offSiteKey: undefined as never,
      bytesPerQuery: 1,
      tags: { owner: "x" },
      collect: { web: { product: "waf", type: "access_log", source: "waf" } },
      route: { provider: "alicloud", contactGroup: "g", queue: "q", queueArn: "a", actionPolicy: "p" },
    });
    expect([...new Set(faults.map((fault) => fault.split(" | ")[0]))].sort()).toEqual([
      "account",
      "bytesPerQuery",
      "collect",
      "key",
      "offSiteKey",
      "organization.id",
      "organization.management",
      "readers[0]",
      "region",
      "route",
      "stewards",
      "tags.business-line",
      "tags.data-class",
      "tags.department",
      "tags.environment",
      "tags.project",
      "writers.99",
      "writers.99.home",
    ]);
  });

  it("name every service that could not write with the key", () => {
    expect(archiveFaults("aws", { key: keyRef("k", ["s3"]) }).join("\n")).toMatch(
      /cloudtrail[\s\S]*log-delivery/,
    );
    expect(archiveFaults("alicloud", { offSiteKey: keyRef("k", []) }).join("\n")).toContain("oss");
    expect(trailFaults("aws", { logKey: keyRef("k", ["s3"]) }).join("\n")).toContain("logs");
    expect(trailFaults("aws", { fileNotices: true }).join("\n")).toMatch(/cloudtrail[\s\S]*sns/);
  });

  it("subscribe log groups of another partition, or on Alibaba Cloud: refused", () => {
    expect(archiveFaults("aws", { regions: ["cn-north-1"] })[0]).toContain("another partition");
    expect(archiveFaults("aws", { regions: ["nowhere"] })[0]).toContain(
      "regions[0] | nowhere | is no region",
    );
    expect(archiveFaults("alicloud", { regions: ["cn-shanghai"] })[0]).toContain("exists on AWS alone");
  });

  it("name nobody who writes: refused", () => {
    expect(archiveFaults("aws", { writers: {} })[0]).toMatch(/names no account/);
  });

  it("make a policy that the bucket cannot take: refused with its size", () => {
    const writers = Object.fromEntries(
      Array.from({ length: 200 }, (_, index) => [String(111_111_111_111 + index), { home: "us-east-1" }]),
    );
    expect(archiveFaults("aws", { writers })[0]).toMatch(
      /writers \| 200 accounts \| makes the policy of \w+ \d+ bytes/,
    );
  });

  it.each<[Cloud, Partial<AuditTrailArgs>, RegExp]>([
    ["aws", { organization: { id: "o-abcdefghij", management: AWS.management } }, /is not this account/],
    ["aws", { logGroupDays: 180 }, /use one of 365, 400/],
    ["aws", { logGroupDays: 0 }, /is not to be had/],
    ["alicloud", { logGroupDays: 365 }, /the archive's store keeps the events/],
    ["aws", { region: "cn-north-1" }, /is another partition/],
    ["alicloud", { region: "ap-southeast-1" }, /other side of the border/],
    ["alicloud", { insights: true }, /is not to be had through the interface/],
    ["aws", { history: true }, /CloudTrail delivers from now on/],
    ["alicloud", { fileNotices: true }, /exists on AWS alone/],
    ["alicloud", { dataEvents: { all: { all: "tables" } } }, /ActionTrail records few of them/],
    ["alicloud", { dataEvents: { orders: { objectsOf: ["x"] } } }, /ActionTrail records few of them/],
    ["aws", { dataEvents: { none: { objectsOf: [] } } }, /names no bucket/],
    [
      "aws",
      { dataEvents: { many: { objectsOf: Array.from({ length: 245 }, (_, index) => `b${index}`) } } },
      /is more than a trail takes/,
    ],
  ])("of a trail on %s are refused: %j", (cloud, more, fault) => {
    expect(trailFaults(cloud, more).join("\n")).toMatch(fault);
  });
});

describe("names", () => {
  it("differ between archives, accounts, regions and sides, and follow from the place alone", () => {
    const { place } = archive("aws");
    const names = [
      place,
      { ...place, account: AWS.shop },
      { ...place, region: "eu-west-1" },
      { ...place, name: "other" },
    ].flatMap((each) =>
      (["trail", "security", "access"] as const).flatMap((key) => [
        bucketName(each, key, "log"),
        bucketName(each, key, "copy"),
      ]),
    );
    // A copy lies in the off-site region, so moving the archive leaves its name.
    expect(new Set(names).size).toBe(names.length - 3);
  });

  it("begin as AWS WAF wants it where it writes", () => {
    expect(archive("aws").sinks.waf).toMatchObject({ bucket: expect.stringMatching(/^aws-waf-logs-/) });
  });

  it("of a trail fit ActionTrail's 36 characters and are the same wherever they are asked", () => {
    expect(trailName("alicloud", ALICLOUD.shop)).toBe(`atrium-audit-${ALICLOUD.shop}`);
    expect(trailName("aws", AWS.shop)).toBe("atrium-audit");
  });
});

describe("sinks", () => {
  it("say where each log goes, how long it stays and which regions may send it", () => {
    expect(Object.values(archive("aws").sinks).map((sink) => sink.source)).toEqual([
      "flow",
      "waf",
      "dns",
      "database",
      "application",
      "load-balancer",
      "config",
      "object-access",
    ]);
    expect(archive("aws").sinks["load-balancer"]).toMatchObject({
      from: { regions: ["ap-southeast-1"] },
      days: 365,
    });
    const { database } = archive("aws", { regions: ["eu-west-1"] }).sinks;
    expect(database).toMatchObject({ from: { regions: ["ap-southeast-1", "eu-west-1"] } });
    expect(database).toHaveProperty("subscribe.eu-west-1", expect.stringContaining(":logs:eu-west-1:"));
    expect(archive("alicloud").sinks.database).toMatchObject({ store: "database", region: "cn-beijing" });
  });
});

describe("a trail", () => {
  it("takes in every management event, and everybody who reads the logs, not CloudTrail's own deliveries", () => {
    const { selectors } = layoutTrail("mall", "aws", awsTrail());
    expect(selectors[0]?.fields).toEqual([{ field: "eventCategory", equals: ["Management"] }]);
    const [, readers] = selectors;
    expect(readers?.fields).toContainEqual({ field: "eventName", notEquals: ["PutObject"] });
    const buckets = readers?.fields.find(({ field }) => field === "resources.ARN")?.startsWiths ?? [];
    expect(buckets).toHaveLength(6);
    const { place } = archive("aws");
    const own = arn({ partition: "aws", service: "s3", resource: bucketName(place, "trail", "log") });
    expect(buckets).toContain(`${own}/`);
  });

  it("has insights where the partition has them", () => {
    expect(layoutTrail("mall", "aws", awsTrail()).insights).toHaveLength(2);
    const china = awsArchive({ region: "cn-north-1", offSite: "cn-northwest-1" });
    expect(layoutTrail("mall", "aws", awsTrail({}, china)).insights).toEqual([]);
    expect(faultsOf(() => layoutTrail("mall", "aws", awsTrail({ insights: true }, china)))[0]).toMatch(
      /not to be had in the China regions/,
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BadInput } from "../../ipam/diagnostic.ts";
import { hasKeyService } from "./aws-services.ts";
import { AWS_KEY_SERVICES, type KeysArgs } from "./contract.ts";
import { layoutKeys } from "./layout.ts";
import { alicloudKeys, awsKeys, domain, ramRole, role } from "./testing.ts";

const SG = "ap-southeast-1";

function faults(cloud: "aws" | "alicloud", args: KeysArgs): readonly (readonly [string, string])[] {
  try {
    layoutKeys("keys", cloud, args);
  } catch (error) {
    if (error instanceof BadInput) return error.diagnostics.map(({ code, path }) => [code, path] as const);
    throw error;
  }
  return [];
}

describe("on AWS, arguments that would be refused or would lock somebody out", () => {
  const base = awsKeys(SG);
  const admins = base.administrators;
  const one = (more: Partial<ReturnType<typeof domain>>) => ({ domains: { data: domain(more) } });
  const table: readonly [string, Partial<KeysArgs>, string, string][] = [
    ["a short account", { account: "1111" }, "keys.account", "account"],
    ["no region", { region: "singapore" }, "keys.region", "region"],
    ["its own twin", { replica: { region: SG } }, "keys.replica", "replica.region"],
    ["a twin in another partition", { replica: { region: "cn-north-1" } }, "keys.replica", "replica.region"],
    ["no domains", { domains: {} }, "keys.domains", "domains"],
    [
      "nobody to administer",
      { administrators: { ...admins, people: [] } },
      "keys.administrators",
      "administrators.people",
    ],
    [
      "nobody to deploy",
      { administrators: { ...admins, pipelines: [] } },
      "keys.administrators",
      "administrators.pipelines",
    ],
    [
      "a person who is a pipeline",
      { administrators: { people: [role(SG, "deploy")], pipelines: [role(SG, "deploy")] } },
      "keys.separation",
      "administrators.people[0]",
    ],
    [
      "a user who administers",
      one({ users: [role(SG, "key-admin")] }),
      "keys.separation",
      "domains.data.users[0]",
    ],
    [
      "a pipeline that uses",
      one({ users: [role(SG, "deploy")] }),
      "keys.separation",
      "domains.data.users[0]",
    ],
    [
      "an administrator of another account",
      { administrators: { ...admins, people: [role(SG, "x", "999988887777")] } },
      "keys.principal",
      "administrators.people[0]",
    ],
    [
      "a session instead of a role",
      one({ users: ["arn:aws:sts::111122223333:assumed-role/a/b"] }),
      "keys.principal",
      "domains.data.users[0]",
    ],
    [
      "a role of another partition",
      one({ users: [role("cn-north-1", "app")] }),
      "keys.principal",
      "domains.data.users[0]",
    ],
    ["any role", one({ users: [role(SG, "*")] }), "keys.principal", "domains.data.users[0]"],
    [
      "any person",
      { administrators: { ...admins, people: [role(SG, "lead-*")] } },
      "keys.principal",
      "administrators.people[0]",
    ],
    ["nothing that writes", one({ serves: [] }), "keys.serves", "domains.data.serves"],
    ["a service of the other cloud", one({ serves: ["oss"] }), "keys.serves", "domains.data.serves[0]"],
    [
      "sources that nothing writes from",
      one({ serves: ["rds"], sources: ["444455556666"] }),
      "keys.sources",
      "domains.data.sources",
    ],
    [
      "its own account as a source",
      one({ sources: [base.account] }),
      "keys.sources",
      "domains.data.sources[0]",
    ],
    [
      "fields without users",
      one({ users: "services-only", direct: true }),
      "keys.direct",
      "domains.data.direct",
    ],
    ["no description", one({ description: " " }), "keys.description", "domains.data.description"],
    ["a name with a space", { domains: { "my data": domain() } }, "keys.domain-name", "domains.my data"],
    ["a rotation every month", { rotationDays: 30 }, "keys.rotation", "rotationDays"],
    ["half a day", { rotationDays: 90.5 }, "keys.rotation", "rotationDays"],
    ["a KMS instance", { kmsInstance: "kst-1" }, "keys.alicloud-only", "kmsInstance"],
    ["a tag that is missing", { tags: { ...base.tags, owner: "" } }, "keys.tags", "tags.owner"],
    [
      "deletion without a reason",
      { deletion: { allowed: { reason: " " } } },
      "keys.reason",
      "deletion.allowed.reason",
    ],
  ];

  it.each(table)("%s is one fault", (_, more, code, path) => {
    expect(faults("aws", { ...base, ...more })).toEqual([[code, path]]);
  });

  it("come all at once", () => {
    const bad = {
      ...base,
      account: "1",
      rotationDays: 1,
      domains: { data: domain({ serves: [], users: ["x"] }) },
    };
    expect(
      faults("aws", bad)
        .map(([code]) => code)
        .sort(),
    ).toEqual(["keys.account", "keys.principal", "keys.rotation", "keys.serves"]);
  });

  it("say which service was meant", () => {
    try {
      layoutKeys("keys", "aws", {
        ...base,
        domains: { data: domain({ serves: ["cloudtrial" as "cloudtrail"] }) },
      });
      expect.unreachable();
    } catch (error) {
      expect((error as BadInput).diagnostics[0]).toMatchObject({
        file: 'keys "keys"',
        value: "cloudtrial",
        hint: 'did you mean "cloudtrail"?',
      });
    }
  });

  it("a policy longer than KMS takes is one fault, with the domain", () => {
    const users = Array.from({ length: 400 }, (_, index) =>
      role(SG, `application-with-a-long-name-${index}`),
    );
    expect(faults("aws", { ...base, ...one({ users }) })).toEqual([
      ["keys.policy-size", "domains.data.users"],
    ]);
  });
});

describe("on Alibaba Cloud", () => {
  const { kmsInstance: _, ...base } = alicloudKeys("cn-shanghai");
  const one = (more: Partial<ReturnType<typeof domain>>) => ({
    domains: { data: domain({ serves: ["oss"], ...more }) },
  });

  it("a second domain without a KMS instance is refused: a region has one default key", () => {
    expect(faults("alicloud", base)).toEqual([["keys.instance", "kmsInstance"]]);
    expect(faults("alicloud", { ...base, ...one({}) })).toEqual([]);
  });

  it("the twin's region needs an instance of its own", () => {
    const twin = alicloudKeys("cn-shanghai", { replica: { region: "cn-beijing" } });
    expect(faults("alicloud", twin)).toEqual([["keys.instance", "replica.kmsInstance"]]);
  });

  it("a twin across the border is refused", () => {
    const twin = alicloudKeys("cn-shanghai", { replica: { region: "cn-hongkong", kmsInstance: "kst-1" } });
    expect(faults("alicloud", twin)).toEqual([["keys.replica", "replica.region"]]);
  });

  it("what a default key cannot do is refused", () => {
    expect(faults("alicloud", { ...base, ...one({ users: [ramRole("x", "9876543210987654")] }) })).toEqual([
      ["keys.instance", "domains.data.users"],
    ]);
    expect(faults("alicloud", { ...base, ...one({ users: [ramRole("x")], direct: true }) })).toEqual([
      ["keys.instance", "domains.data.direct"],
    ]);
    expect(faults("alicloud", { ...base, ...one({}), rotationDays: 90 })).toEqual([
      ["keys.rotation", "rotationDays"],
    ]);
    expect(faults("alicloud", { ...alicloudKeys("cn-shanghai"), rotationDays: 90 })).toEqual([]);
  });

  it("sources need an instance, and a trail that writes from there", () => {
    const sources = ["9876543210987654"];
    expect(faults("alicloud", { ...base, ...one({ serves: ["actiontrail"], sources }) })).toEqual([
      ["keys.instance", "domains.data.sources"],
    ]);
    const held = alicloudKeys("cn-shanghai");
    expect(faults("alicloud", { ...held, ...one({ sources }) })).toEqual([
      ["keys.sources", "domains.data.sources"],
    ]);
    const { keys } = layoutKeys("keys", "alicloud", {
      ...held,
      ...one({ serves: ["actiontrail"], sources }),
    });
    expect(JSON.stringify(keys[0]?.policy)).toContain(
      "9876543210987654:role/aliyunserviceroleforactiontrail",
    );
  });

  it("nobody needs to deploy by a role: an account is never shut out of its keys there", () => {
    const held = alicloudKeys("cn-shanghai", {
      administrators: { people: [], pipelines: [], emergency: [ramRole("glass")] },
    });
    expect(faults("alicloud", held)).toEqual([]);
    const policies = layoutKeys("keys", "alicloud", held).keys.map(({ policy }) => policy);
    for (const { Principal } of policies.flatMap((policy) => policy?.Statement ?? [])) {
      expect(Principal).not.toEqual({ RAM: [] });
    }
  });

  it("the default key's separation is written into policies of the roles", () => {
    const layout = layoutKeys("keys", "alicloud", { ...base, ...one({ users: [ramRole("app")] }) });
    expect(layout.keys[0]?.policy).toBeUndefined();
    expect(layout.rolePolicies.map(({ key, roles }) => [key, roles])).toEqual([
      ["data-cn-shanghai-administer", ["key-admin"]],
      ["data-cn-shanghai-use", ["app", "deploy"]],
    ]);
  });

  it("roles that services reach keys by are made once, where they are asked for", () => {
    const made = layoutKeys("keys", "alicloud", alicloudKeys("cn-shanghai", { serviceRoles: "make" }));
    expect(made.roles.map(({ name }) => name)).toEqual([
      "AliyunECSDiskEncryptDefaultRole",
      "AliyunRDSInstanceEncryptionDefaultRole",
    ]);
    expect(layoutKeys("keys", "alicloud", alicloudKeys("cn-shanghai")).roles).toEqual([]);
  });
});

it("a service that the partition lacks is refused: KMS would refuse the policy", () => {
  const at = (region: string) =>
    faults("aws", awsKeys(region, { domains: { data: domain({ serves: ["s3", "macie", "budgets"] }) } }));
  expect(at("cn-north-1").map(([, path]) => path)).toEqual([
    "domains.data.serves[1]",
    "domains.data.serves[2]",
  ]);
  expect(at(SG)).toEqual([]);
});

it("a domain that stays at home has no twin", () => {
  const layout = layoutKeys("keys", "aws", awsKeys(SG, { replica: { region: "ap-northeast-1" } }));
  expect(layout.keys.map((key) => key.domain)).toEqual(["logs", "disks", "payment", "alerts"]);
  expect(layout.replicas.map((key) => key.domain)).toEqual(["logs", "disks", "alerts"]);
});

it("adding a domain changes no other key", () => {
  const services = fc.uniqueArray(fc.constantFrom(...AWS_KEY_SERVICES), { minLength: 1 });
  fc.assert(
    fc.property(services, services, (one, two) => {
      const before = awsKeys(SG, { domains: { one: domain({ serves: one, users: [role(SG, "app")] }) } });
      const after = { ...before, domains: { two: domain({ serves: two }), ...before.domains } };
      const of = (args: KeysArgs) => layoutKeys("k", "aws", args).keys.find((key) => key.domain === "one");
      expect(of(after)).toEqual(of(before));
    }),
  );
});

it("no policy lets anybody in by a wildcard without naming who", () => {
  const services = fc.uniqueArray(fc.constantFrom(...AWS_KEY_SERVICES), { minLength: 1 });
  fc.assert(
    fc.property(services, fc.constantFrom("eu-west-1", "cn-north-1", "us-gov-west-1"), (serves, region) => {
      const there = serves.filter((service) => hasKeyService(service, region));
      fc.pre(there.length > 0);
      const args = awsKeys(region, { domains: { data: domain({ serves: there, users: "services-only" }) } });
      for (const { Effect, Principal, Condition } of layoutKeys("k", "aws", args).keys[0]?.policy
        ?.Statement ?? []) {
        if (Effect === "Deny" || typeof Principal !== "object" || Principal.AWS !== "*") continue;
        expect(Condition?.ArnEquals?.["aws:PrincipalArn"]).toMatch(/:role\/aws-service-role\//);
      }
    }),
  );
});

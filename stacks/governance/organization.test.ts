import { describe, expect, it } from "vitest";
import { layoutOrganization } from "../../components/organization/index.ts";
import { BadInput, printPath } from "../../ipam/index.ts";
import {
  type OrganizationSection,
  organizationArgs,
  organizationPath,
  organizationReferences,
  organizationSection,
} from "./organization.ts";
import { ACCOUNTS, accountOf, sectionOf, seen } from "./testing.ts";

const FULL = `aws:
  root: { existing: { rootId: r-ab12 } }
  units: { workloads: {}, production: { parent: workloads } }
  newAccounts: { sandbox: { name: Sandbox, email: cloud+sandbox@mall.example, unit: workloads } }
  without: { exposure: { reason: moving, owner: security } }
  deployers: ["arn:aws:iam::*:role/platform-deploy"]
  targets: [workloads, shop]
`;

const args = (section: OrganizationSection) => organizationArgs(accountOf("org"), section, ACCOUNTS);

it("leaves the organisation alone where the estate says nothing of it", () => {
  expect(args({})).toBeUndefined();
});

describe("a full section", () => {
  const { section, source } = sectionOf("organization", organizationSection, FULL);

  it("knows everything that it names", () => {
    expect(seen(organizationReferences(section, ACCOUNTS, source))).toEqual([]);
  });

  it("is made in the management account alone", () => {
    expect(organizationArgs(accountOf("shop"), section, ACCOUNTS)).toBeUndefined();
  });

  it("keeps to the regions of every account of its cloud, and writes accounts by their ids", () => {
    expect(args(section)).toMatchObject({
      regions: ["ap-southeast-1", "ap-northeast-1"],
      targets: ["workloads", "111122223333"],
      deployers: ["arn:aws:iam::*:role/platform-deploy"],
    });
  });

  it("stands", () => {
    const asked = args(section);
    const layout = asked && layoutOrganization("org", "aws", asked);
    expect(layout?.guardrails.map(({ key }) => key)).toEqual(["baseline", "keys", "regions"]);
  });
});

describe("faults", () => {
  it("of names stand at the names", () => {
    const wrong = FULL.replace("[workloads, shop]", "[workload, ali]");
    const { section, source } = sectionOf("organization", organizationSection, wrong);
    expect(seen(organizationReferences(section, ACCOUNTS, source))).toEqual([
      ["governance.organization.aws.targets[0]", "is neither root, folder nor account"],
      ["governance.organization.aws.targets[1]", "is neither root, folder nor account"],
    ]);
  });

  it("ask for an account to be made in", () => {
    const { section, source } = sectionOf("organization", organizationSection, "alicloud: { root: create }");
    expect(seen(organizationReferences(section, ACCOUNTS, source))).toEqual([
      ["governance.organization.alicloud", "has no account to be made in"],
    ]);
  });

  it("of the component stand where the file has them", () => {
    const wrong = FULL.replace("r-ab12", "ab12").replace("parent: workloads", "parent: nowhere");
    const { section } = sectionOf("organization", organizationSection, wrong);
    const asked = args(section);
    try {
      if (asked) layoutOrganization("org", "aws", asked);
      expect.fail("it stood");
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      const places = error.diagnostics.map(({ path }) => printPath(organizationPath(path, accountOf("org"))));
      expect(places).toEqual([
        "governance.organization.aws.root.existing.rootId",
        "governance.organization.aws.units.production.parent",
      ]);
    }
  });
});

it("regions from which services watch an Alibaba Cloud account stay open to it, though nothing else is there", () => {
  const only = {
    ...accountOf("ali"),
    purpose: "management" as const,
    home: "cn-shenzhen",
    regions: ["cn-shenzhen"],
  };
  const made = organizationArgs(only, { alicloud: { root: "create" } }, { ali: only });
  expect([...(made?.regions ?? [])].sort()).toEqual([
    "cn-hangzhou",
    "cn-heyuan",
    "cn-shanghai",
    "cn-shenzhen",
  ]);
});

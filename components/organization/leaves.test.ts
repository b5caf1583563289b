import * as alicloud from "@pulumi/alicloud";
import { describe, expect, it } from "vitest";
import { type Recording, recordComponent } from "../testing.ts";
import { AlicloudOrganization } from "./alicloud.ts";
import { AwsOrganization } from "./aws.ts";
import type { OrganizationArgs } from "./contract.ts";
import { organizationArgs } from "./testing.ts";

const record = (cloud: "aws" | "alicloud", region: string, more: Partial<OrganizationArgs> = {}) =>
  recordComponent((transform) => {
    const args = organizationArgs(cloud, [region], more);
    const transformations = [transform];
    if (cloud === "aws") return new AwsOrganization("org", args, { transformations });
    const provider = new alicloud.Provider("home", { region });
    return new AlicloudOrganization("org", args, { transformations, provider });
  });

const of = ({ resources }: Recording, type: string) =>
  resources.filter((each) => each.type.endsWith(`:${type}`));
const STANDING = { root: { existing: { rootId: "r-ab12cd34" } } } as const;

it("keeps its type tokens: they are in every state file", async () => {
  const tokens = [await record("aws", "eu-west-1"), await record("alicloud", "cn-shanghai")].map(
    ({ resources }) => resources[0]?.type,
  );
  expect(tokens).toEqual(["atrium:organization:AwsOrganization", "atrium:organization:AlicloudOrganization"]);
});

describe("accounts", () => {
  it("are protected and never closed by a program", async () => {
    for (const cloud of ["aws", "alicloud"] as const) {
      const run = await record(cloud, cloud === "aws" ? "eu-west-1" : "cn-shanghai");
      expect(of(run, "Account").map(({ protect }) => protect)).toEqual([true]);
    }
    const [account] = of(await record("aws", "eu-west-1"), "Account");
    expect(account?.inputs).toMatchObject({ closeOnDeletion: false, parentId: "org-production-id" });
  });
});

describe("policies", () => {
  it("hang at the root, or where they are told", async () => {
    const root = await record("aws", "eu-west-1", STANDING);
    expect(new Set(of(root, "PolicyAttachment").map(({ inputs }) => inputs.targetId))).toEqual(
      new Set(["r-ab12cd34"]),
    );
    const told = await record("alicloud", "cn-shanghai", {
      ...STANDING,
      targets: ["workloads", "1000000000000007"],
    });
    expect(new Set(of(told, "ControlPolicyAttachment").map(({ inputs }) => inputs.targetId))).toEqual(
      new Set(["org-workloads-id", "1000000000000007"]),
    );
    expect(new Set(of(told, "PolicyAttachment").map(({ inputs }) => inputs.targetType))).toEqual(
      new Set(["FOLDER", "ACCOUNT"]),
    );
  });

  it("wait for an organisation that knows their kind", async () => {
    const run = await record("aws", "eu-west-1");
    const [organization] = of(run, "Organization");
    expect(organization?.inputs.enabledPolicyTypes).toEqual(["SERVICE_CONTROL_POLICY", "TAG_POLICY"]);
    for (const { dependsOn } of of(run, "Policy")) {
      expect(dependsOn).toEqual(["aws:organizations/organization:Organization org-organization"]);
    }
  });

  it("are switched on with a resource directory that is made here", async () => {
    const [directory] = of(await record("alicloud", "cn-shanghai"), "ResourceDirectory");
    expect(directory?.inputs).toMatchObject({ status: "Enabled", memberDeletionStatus: "Disabled" });
    expect(directory?.protect).toBe(true);
  });
});

describe("the account that watches", () => {
  it("administers detection in every region of the estate on AWS", async () => {
    const run = await recordComponent(
      (transform) =>
        new AwsOrganization("org", organizationArgs("aws", ["eu-west-1", "eu-central-1"]), {
          transformations: [transform],
        }),
    );
    const regions = (type: string) => of(run, type).map(({ inputs }) => inputs.region);
    expect(regions("OrganizationAdminAccount")).toEqual([
      "eu-west-1",
      "eu-west-1",
      "eu-central-1",
      "eu-central-1",
    ]);
    expect(regions("DelegatedAdminAccount")).toEqual(["eu-west-1", "eu-central-1"]);
  });

  it("is none where none was named", async () => {
    const { securityAccount: _, ...args } = organizationArgs("aws", ["eu-west-1"]);
    const run = await recordComponent(
      (transform) => new AwsOrganization("org", args, { transformations: [transform] }),
    );
    expect(of(run, "DelegatedAdministrator")).toEqual([]);
    expect(of(run, "OrganizationAdminAccount")).toEqual([]);
  });
});

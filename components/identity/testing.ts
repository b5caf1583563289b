import type { Tags } from "../tagging/contract.ts";
import type { BreakGlassAlarmArgs, GeneratedSecretsArgs, IdentityArgs } from "./contract.ts";
import { CLOUDSSO_REGIONS } from "./limits.ts";
import type { Cloud } from "./policy-writer.ts";

export const TAGS: Tags = {
  department: "it",
  "business-line": "shared",
  project: "landing-zone",
  environment: "production",
  owner: "cloud-team@mall.example",
  "data-class": "internal",
};

export const ACCOUNTS = {
  aws: { own: "111122223333", people: "444455556666", firm: "999988887777" },
  alicloud: { own: "1000000000000001", people: "1000000000000002", firm: "1000000000000009" },
} as const;

/** The day on which the tests live. */
export const NOW = new Date("2026-11-23T06:00:00Z");

/** Everything that an account can be asked for. */
export function identityArgs(cloud: Cloud, region: string, more: Partial<IdentityArgs> = {}): IdentityArgs {
  const { own, firm } = ACCOUNTS[cloud];
  const china = region.startsWith("cn-north");
  const partition = china ? "aws-cn" : region.startsWith("us-gov") ? "aws-us-gov" : "aws";
  return {
    account: own,
    region,
    tags: TAGS,
    bastion: { addresses: ["203.0.113.8/32"], networks: ["vpc-0a1b2c3d"] },
    elevations: {
      "release-42": {
        who: ["user/alice"],
        role: "operations",
        from: "2026-11-23T09:00:00+08:00",
        until: "2026-11-27T18:00:00+08:00",
        reason: "双十二 capacity test",
        approvers: { departmentHead: "bob@mall.example", security: "carol@mall.example" },
      },
    },
    thirdParties: {
      auditor: {
        company: "Example Audit Ltd.",
        account: firm,
        externalId: "mall-2026-4f9a",
        role: "audit",
        until: "2027-01-31T23:59:59+08:00",
        agreement: "NDA-2026-118",
        owner: "security@mall.example",
      },
    },
    ci: {
      host: "github",
      repository: "mall/cloud",
      branch: "main",
      state: { bucket: "mall-state" },
      thumbprints: ["0BBFAB97059595E8D1EC48E89EB8657C0E5AAE71"],
    },
    ...(cloud === "alicloud" && !CLOUDSSO_REGIONS.some((each) => each === region)
      ? {}
      : {
          sso: {
            instance:
              cloud === "aws"
                ? `arn:${partition}:sso:::instance/ssoins-0123456789abcdef`
                : "d-00fc2p61example",
            assignments: {
              operators: { role: "operations", group: "g-operators", accounts: [own] },
              auditors: { role: "audit", group: "g-auditors", accounts: [own] },
            },
          },
        }),
    ...more,
  };
}

export function secretsArgs(
  cloud: Cloud,
  region: string,
  more: Partial<GeneratedSecretsArgs> = {},
): GeneratedSecretsArgs {
  return {
    account: ACCOUNTS[cloud].own,
    region,
    tags: TAGS,
    secrets: {
      "pos-link": {
        purpose: "Till servers sign in to the head office with it",
        username: "pos_link",
        rotation: { by: "deployment", since: "2026-11-23" },
      },
    },
    key: { arn: "key-arn", id: "key-id", serves: ["secretsmanager"] },
    ...more,
  };
}

export function alarmArgs(cloud: Cloud, region: string): BreakGlassAlarmArgs {
  return { account: ACCOUNTS[cloud].own, region, tags: TAGS };
}

import { describe, expect, it } from "vitest";
import { askAlicloud, askAws } from "../least-privilege/testing.ts";
import { acsArn } from "../partition/alicloud.ts";
import { arn } from "../partition/aws.ts";
import type { PlannedPolicy } from "../policy-document.ts";
import { awsPolicy, ramPolicy } from "../policy-document.ts";
import { vaultGuard } from "./alicloud-policies.ts";
import { layoutAlicloudBackup, layoutAwsBackup } from "./layout.ts";
import { alicloudBackupArgs, backupArgs } from "./testing.ts";

describe("on AWS", () => {
  const account = "111122223333";
  const args = backupArgs("ap-northeast-1", { copiesFrom: ["444455556666"] });
  const layout = layoutAwsBackup("mall", args);
  const at = { partition: "aws", region: "ap-northeast-1", account } as const;
  const role = (name: string, of = account) =>
    arn({ partition: "aws", service: "iam", account: of, resource: `role/${name}` });
  const all: PlannedPolicy = {
    key: "all",
    kind: "identity",
    document: awsPolicy({ Effect: "Allow", Action: "backup:*", Resource: "*" }),
  };
  const vault = arn({ ...at, service: "backup", resource: "backup-vault:mall-core" });
  const onVault = (principal: string, action: string, attached: readonly PlannedPolicy[] = [all]) =>
    askAws(
      {
        // Recovery points have names of their own; the policy is their vault's.
        policies: layout.policies.filter(({ resource }) => resource === vault),
        guardrails: [],
      },
      {
        principal,
        holder: undefined,
        attached,
        action,
        resource: vault,
        account,
        context: { "aws:PrincipalArn": principal },
        bound: false,
      },
    );

  it("another account of the list copies into the vaults, and no stranger", async () => {
    expect(await onVault(role("backup", "444455556666"), "backup:CopyIntoBackupVault")).toBe("allowed");
    expect(await onVault(role("backup", "999900001111"), "backup:CopyIntoBackupVault")).toBe("denied");
  });

  it("denies deletion to everybody but the stewards, administrators included", () => {
    const [kept] = layout.vaultPolicy.Statement;
    expect(kept).toMatchObject({
      Effect: "Deny",
      Principal: "*",
      Condition: { ArnNotLike: { "aws:PrincipalArn": [role("atrium-security")] } },
    });
    expect(kept?.Action).toContain("backup:DeleteRecoveryPoint");
    expect(kept?.Action).toContain("backup:UpdateRecoveryPointLifecycle");
  });

  const transfer = layout.transfers[0];
  const holder = role(transfer?.role ?? "");
  const onBucket = (action: string, bucket: string) =>
    askAws(
      { policies: layout.policies, guardrails: [] },
      {
        principal: holder,
        holder,
        attached: [],
        action,
        resource: arn({ partition: "aws", service: "s3", resource: bucket }),
        account,
        context: {},
        bound: false,
      },
    );

  it.each([
    ["s3:GetObject", "mall-receipts/a", "allowed"],
    ["s3:ListBucket", "mall-receipts", "allowed"],
    ["s3:PutObject", "mall-receipts/a", "denied"],
    ["s3:DeleteObject", "mall-receipts/a", "denied"],
    ["s3:GetObject", "mall-orders/a", "denied"],
  ])("a copy to the other cloud does %s on %s: %s", async (action, bucket, verdict) => {
    expect(await onBucket(action, bucket)).toBe(verdict);
  });
});

describe("on Alibaba Cloud", () => {
  const account = "1000000000000001";
  const args = alicloudBackupArgs("cn-shanghai");
  const layout = layoutAlicloudBackup("mall", args);
  const door = acsArn({ service: "ram", account, resource: `user/${layout.doors[0]?.user ?? ""}` });
  const ask = (
    action: string,
    resource: string,
    more: { readonly principal?: string; readonly guard?: boolean; readonly secure?: string } = {},
  ) => {
    const { principal = door, guard = false, secure = "true" } = more;
    const all: PlannedPolicy = {
      key: "all",
      kind: "identity",
      document: ramPolicy({ Effect: "Allow", Action: "hbr:*", Resource: "*" }),
    };
    return askAlicloud(
      { policies: layout.policies, guardrails: [vaultGuard(args)] },
      {
        principal,
        holder: principal,
        attached: guard ? [all] : [],
        action,
        resource,
        account,
        context: guard ? { "acs:PrincipalARN": principal } : { "acs:SecureTransport": secure },
        bound: guard,
      },
    );
  };
  const object = (bucket: string) =>
    acsArn({ service: "oss", region: "cn-shanghai", account, resource: `${bucket}/2026/receipt` });

  it.each([
    ["oss:GetObject", "mall-receipts", "true", "allowed"],
    ["oss:GetObject", "mall-receipts", "false", "denied"],
    ["oss:PutObject", "mall-receipts", "true", "denied"],
    ["oss:DeleteObject", "mall-receipts", "true", "denied"],
    ["oss:GetObject", "mall-orders", "true", "denied"],
  ])("the door does %s on %s, TLS %s: %s", (action, bucket, secure, verdict) => {
    expect(ask(action, object(bucket), { secure })).toBe(verdict);
  });

  it("lets the stewards alone delete vaults and snapshots, whatever others hold", () => {
    const vault = acsArn({ service: "hbr", region: "cn-shanghai", account, resource: "vault/v-1" });
    const as = (name: string) => acsArn({ service: "ram", account, resource: `role/${name}` });
    for (const action of ["hbr:DeleteVault", "hbr:DeleteSnapshot"]) {
      expect(ask(action, vault, { principal: as("atrium-security"), guard: true })).toBe("allowed");
      expect(ask(action, vault, { principal: as("atrium-operations"), guard: true })).toBe("denied");
    }
    expect(ask("hbr:CreateRestoreJob", vault, { principal: as("atrium-operations"), guard: true })).toBe(
      "allowed",
    );
  });
});

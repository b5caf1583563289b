import { ALICLOUD_GUARDED } from "../guarded-actions.ts";
import { acsArn } from "../partition/alicloud.ts";
import { type PolicyDocument, type PolicyStatement, ramPolicy } from "../policy-document.ts";
import type { Guardrail } from "./contract.ts";

/** Roles of `components/identity`, and the one that the resource directory itself works with. */
const HANDS = [
  "role/atrium-ci-deploy",
  "role/atrium-break-glass",
  "role/resourcedirectoryaccountaccessrole",
] as const;

interface Place {
  readonly regions: readonly string[];
  /** Every region of the cloud. */
  readonly allRegions: readonly string[];
  readonly deployers: readonly string[];
}

const deny = (Action: readonly string[], more: Partial<PolicyStatement> = {}): PolicyStatement => ({
  Effect: "Deny",
  Action,
  Resource: "*",
  ...more,
});

const ram = (resource: string): string => acsArn({ service: "ram", region: "*", account: "*", resource });

/** One policy a guardrail: a target takes nine beside the one that allows all. */
export function alicloudGuardrails(
  place: Place,
  wanted: ReadonlySet<Guardrail>,
): Readonly<Record<string, PolicyDocument>> {
  return Object.fromEntries(
    [...wanted].flatMap((guardrail) => {
      const statements = statementsOf(guardrail, place);
      return statements.length === 0 ? [] : [[guardrail, ramPolicy(...statements)]];
    }),
  );
}

function statementsOf(
  guardrail: Guardrail,
  { regions, allRegions, deployers }: Place,
): readonly PolicyStatement[] {
  const otherHands = { StringNotLike: { "acs:PrincipalARN": [...HANDS.map(ram), ...deployers] } };
  switch (guardrail) {
    case "organization":
      return [deny(LEAVING)];
    case "audit":
      return [deny(ALICLOUD_GUARDED.audit), deny(ALICLOUD_GUARDED.auditSettings, { Condition: otherHands })];
    case "keys":
      return [
        deny(ALICLOUD_GUARDED.keysAndVaults),
        deny(ALICLOUD_GUARDED.keyAndVaultSettings, { Condition: otherHands }),
      ];
    case "roles":
      return [
        deny(ALICLOUD_GUARDED.longLivedKeys, { Condition: otherHands }),
        deny(["ram:AttachPolicyToRole", "ram:DeleteRole", "ram:DetachPolicyFromRole", "ram:UpdateRole"], {
          Resource: [ram("role/atrium-*"), ram("role/resourcedirectoryaccountaccessrole")],
          Condition: otherHands,
        }),
      ];
    // Control policies do not bind an account's owner; a resource account has none that can sign in.
    case "root":
      return [];
    case "regions":
      return [
        deny(MADE_IN_A_REGION, {
          Resource: allRegions
            .filter((region) => !regions.includes(region))
            .map((region) => acsArn({ service: "*", region, account: "*", resource: "*" })),
        }),
      ];
    case "exposure":
      return [
        // @clause 10.4.1-c
        deny(PUBLIC_DATABASES),
        deny(BLOCKS, { Condition: otherHands }),
      ];
  }
}

/** What takes a member out of the directory. */
const LEAVING = [
  "resourcemanager:DestroyResourceDirectory",
  "resourcemanager:PromoteResourceAccount",
  "resourcemanager:RemoveCloudAccount",
] as const;

/** What starts anything in a region: without these there is nothing there to work with. */
const MADE_IN_A_REGION = [
  "alb:Create*",
  "cs:Create*",
  "dds:Create*",
  "ecs:Create*",
  "ecs:Run*",
  "ess:Create*",
  "fc:Create*",
  "hbr:CreateVault",
  "kms:Create*",
  "kvstore:Create*",
  "log:Create*",
  "nas:Create*",
  "nlb:Create*",
  "oss:PutBucket",
  "polardb:Create*",
  "rds:Create*",
  "slb:Create*",
  "vpc:Create*",
] as const;

const PUBLIC_DATABASES = [
  "dds:AllocatePublicNetworkAddress",
  "gpdb:AllocateInstancePublicConnection",
  "kvstore:AllocateInstancePublicConnection",
  "polardb:CreateDBEndpointAddress",
  "rds:AllocateInstancePublicConnection",
] as const;

const BLOCKS = [
  "ecs:DisableDiskEncryptionByDefault",
  "ecs:ModifyImageSharePermission",
  "oss:DeleteBucketPublicAccessBlock",
  "oss:DeletePublicAccessBlock",
  "oss:PutPublicAccessBlock",
] as const;

import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import type { MakeChild } from "../component.ts";
import type { Door } from "./contract.ts";
import type { AlicloudBackupLayout } from "./layout.ts";

/** Users by which the other cloud reads or writes one bucket each; their keys are secrets from birth. @clause 1.6.6-b */
export function makeDoors(child: MakeChild, { doors }: AlicloudBackupLayout): Readonly<Record<string, Door>> {
  return Object.fromEntries(
    doors.map(({ key, user, policy }) => {
      const made = child(alicloud.ram.User, `door-${key}`, {
        name: user,
        displayName: user,
        comments: "The other cloud copies objects with it",
      });
      const document = child(alicloud.ram.Policy, `door-${key}`, {
        policyName: user,
        description: "One bucket, by TLS, without deleting",
        policyDocument: JSON.stringify(policy),
      });
      child(alicloud.ram.UserPolicyAttachment, `door-${key}`, {
        userName: made.name,
        policyName: document.policyName,
        policyType: "Custom",
      });
      const access = child(
        alicloud.ram.AccessKey,
        `door-${key}`,
        { userName: made.name, status: "Active" },
        { additionalSecretOutputs: ["secret"] },
      );
      return [
        key,
        { accessKeyId: pulumi.secret(access.id), accessKeySecret: pulumi.secret(access.secret) },
      ] as const;
    }),
  );
}

import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import type { MakeChild } from "../component.ts";
import type { Door } from "./contract.ts";
import type { AlicloudBackupLayout } from "./layout.ts";

/**
 * Users by which the other cloud reads or writes one bucket each: DataSync takes nothing but an access key. It is a
 * secret from birth, and its rights are those of a group of its own. @clause 1.6.6-b
 */
export function makeDoors(child: MakeChild, { doors }: AlicloudBackupLayout): Readonly<Record<string, Door>> {
  return Object.fromEntries(
    doors.map(({ key, user, policy }) => {
      const made = child(alicloud.ram.User, `door-${key}`, {
        name: user,
        displayName: user,
        comments: "The other cloud copies objects with it",
      });
      const group = child(alicloud.ram.Group, `door-${key}`, {
        groupName: user,
        comments: "May reach one bucket for the copy in the other cloud",
      });
      const document = child(alicloud.ram.Policy, `door-${key}`, {
        policyName: user,
        description: "One bucket, by TLS, without deleting",
        policyDocument: JSON.stringify(policy),
      });
      const granted = child(alicloud.ram.GroupPolicyAttachment, `door-${key}`, {
        groupName: group.groupName,
        policyName: document.policyName,
        policyType: "Custom",
      });
      const joined = child(alicloud.ram.GroupMembership, `door-${key}`, {
        groupName: group.groupName,
        userNames: [made.name],
      });
      const access = child(
        alicloud.ram.AccessKey,
        `door-${key}`,
        { userName: made.name, status: "Active" },
        { additionalSecretOutputs: ["secret"], dependsOn: [granted, joined] },
      );
      return [
        key,
        { accessKeyId: pulumi.secret(access.id), accessKeySecret: pulumi.secret(access.secret) },
      ] as const;
    }),
  );
}

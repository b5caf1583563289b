import * as aws from "@pulumi/aws";
import type { Output } from "@pulumi/pulumi";
import type { MakeChild } from "../component.ts";
import type { IdentityArgs } from "./contract.ts";
import type { IdentityLayout } from "./layout.ts";

/** Duties as permission sets of the identity centre, and who has them where. @clause 1.2.5-a */
export function awsPermissionSets(
  make: MakeChild,
  { permissionSets, assignments, region }: IdentityLayout,
  { sso }: IdentityArgs,
): Readonly<Record<string, Output<string>>> {
  if (sso === undefined) return {};
  const place = { instanceArn: sso.instance, region: sso.region ?? region };
  const sets = Object.fromEntries(
    permissionSets.map(({ role, name, description, hours, document }) => {
      const set = make(aws.ssoadmin.PermissionSet, `sso-${role}`, {
        ...place,
        name,
        description,
        sessionDuration: `PT${hours}H`,
      });
      const policy = make(aws.ssoadmin.PermissionSetInlinePolicy, `sso-${role}`, {
        ...place,
        permissionSetArn: set.arn,
        inlinePolicy: JSON.stringify(document),
      });
      return [role, { set, policy }];
    }),
  );
  for (const { key, role, group, account } of assignments) {
    const assigned = sets[role];
    if (assigned === undefined) continue;
    make(
      aws.ssoadmin.AccountAssignment,
      `sso-${key}`,
      {
        ...place,
        permissionSetArn: assigned.set.arn,
        principalId: group,
        principalType: "GROUP",
        targetId: account,
        targetType: "AWS_ACCOUNT",
      },
      // What a group may do is complete before it may do it.
      { dependsOn: [assigned.policy] },
    );
  }
  return Object.fromEntries(Object.entries(sets).map(([role, { set }]) => [role, set.arn]));
}

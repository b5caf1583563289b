import * as alicloud from "@pulumi/alicloud";
import type { Output } from "@pulumi/pulumi";
import type { MakeChild } from "../component.ts";
import type { IdentityArgs } from "./contract.ts";
import type { IdentityLayout } from "./layout.ts";

/** Duties as access configurations of CloudSSO, and who has them where. @clause 1.2.5-a */
export function alicloudAccessConfigurations(
  make: MakeChild,
  { permissionSets, assignments }: IdentityLayout,
  { sso }: IdentityArgs,
): Readonly<Record<string, Output<string>>> {
  if (sso === undefined) return {};
  const sets = Object.fromEntries(
    permissionSets.map(({ role, name, description, hours, document }) => [
      role,
      make(alicloud.cloudsso.AccessConfiguration, `sso-${role}`, {
        directoryId: sso.instance,
        accessConfigurationName: name,
        description,
        sessionDuration: hours * 3600,
        permissionPolicies: [
          {
            permissionPolicyType: "Inline",
            permissionPolicyName: name,
            permissionPolicyDocument: JSON.stringify(document),
          },
        ],
        forceRemovePermissionPolicies: true,
      }),
    ]),
  );
  for (const { key, role, group, account } of assignments) {
    const assigned = sets[role];
    if (assigned === undefined) continue;
    make(alicloud.cloudsso.AccessManagement, `sso-${key}`, {
      directoryId: sso.instance,
      accessConfigurationId: assigned.accessConfigurationId,
      principalId: group,
      principalType: "Group",
      targetId: account,
      targetType: "RD-Account",
      deprovisionStrategy: "DeprovisionForLastAccessAssignmentOnAccount",
    });
  }
  return Object.fromEntries(
    Object.entries(sets).map(([role, configuration]) => [role, configuration.accessConfigurationId]),
  );
}

import type { Faults } from "../faults.ts";
import type { Cloud } from "../workload/check.ts";
import type { DatabaseArgs } from "./contract.ts";
import { ALICLOUD_ENTRIES, ALICLOUD_GROUPS, AWS_GROUP_RULES } from "./limits.ts";

/** Quotas that many stores run into first. */
export function checkClientCount(
  faults: Faults,
  cloud: Cloud,
  path: string,
  clients: DatabaseArgs["clients"],
): void {
  const groups = Object.values(clients).filter((client) => "group" in client).length;
  const prefixes = Object.values(clients).flatMap((client) => ("prefixes" in client ? client.prefixes : []));
  if (cloud === "aws" && groups + prefixes.length > AWS_GROUP_RULES) {
    const hint = `a security group has ${AWS_GROUP_RULES} rules (quota L-0EA8095F): let stores come through a tier, or name one prefix for them all`;
    faults.add(
      "database.client-quota",
      path,
      groups + prefixes.length,
      "are more rules than a group takes",
      hint,
    );
  }
  if (cloud === "alicloud" && groups > ALICLOUD_GROUPS) {
    const hint = `the service takes ${ALICLOUD_GROUPS} security groups: put the others' hosts into one group, or name prefixes`;
    faults.add("database.client-quota", path, groups, "are more groups than the service takes", hint);
  }
  if (cloud === "alicloud" && prefixes.length > ALICLOUD_ENTRIES) {
    const hint = `white lists take ${ALICLOUD_ENTRIES} entries: name wider prefixes of the plan`;
    faults.add(
      "database.client-quota",
      path,
      prefixes.length,
      "are more entries than white lists take",
      hint,
    );
  }
}

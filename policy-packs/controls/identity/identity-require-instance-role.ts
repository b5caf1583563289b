import { control } from "../../control.ts";
import { machineRoles } from "../../facts/workload-roles.ts";
import { requireTrue } from "../../judgement.ts";

export const identityRequireInstanceRole = control({
  id: "identity-require-instance-role",
  title: "Machines have a role",
  clauses: ["8.3.1-a"],
  mlps: "8.1.4.1",
  severity: "low",
  packs: { baseline: "advisory" },
  why: "Software on a machine without a role that needs the cloud is given keys instead, and those stay in a file.",
  sameAs: ["CKV2_AWS_41"],
  fact: machineRoles,
  judge: (role) =>
    requireTrue(
      role.given,
      "its role",
      "has no role",
      "give it one, with the few rights that its software needs",
    ),
});

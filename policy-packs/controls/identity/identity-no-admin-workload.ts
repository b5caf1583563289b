import { control } from "../../control.ts";
import { workloadRoles } from "../../facts/workload-roles.ts";
import { forbid, notApplicable } from "../../judgement.ts";

export const identityNoAdminWorkload = control({
  id: "identity-no-admin-workload",
  title: "No machine, function, container or notebook runs under an administrator's role",
  clauses: ["8.3.1-a", "1.2.5-b"],
  mlps: "8.1.4.2",
  severity: "critical",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Software answers strangers. One fault in it, or in a library that it loads, and the stranger is the administrator of the account.",
  sameAs: ["CKV2_AWS_68"],
  fact: workloadRoles,
  judge: ({ admin }) =>
    admin === undefined
      ? notApplicable("its role is made by another stack, and judged there")
      : forbid(
          admin,
          "what its role may do",
          "runs under a role that may do everything",
          "give it a role of its own with the actions and resources that its work needs",
        ),
});

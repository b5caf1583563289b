import { control } from "../../control.ts";
import { accessLogs } from "../../facts/balancer-settings.ts";
import { requireTrue } from "../../judgement.ts";

export const logRequireBalancerAccessLog = control({
  id: "log-require-balancer-access-log",
  title: "Load balancers write every request down",
  clauses: ["11.4.4-a", "8.3.4-a"],
  mlps: "8.1.3.5",
  severity: "medium",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "After an attack nobody can tell who asked for what, from where and when.",
  sameAs: ["CKV_AWS_91", "CKV_AWS_92", "AwsSolutions-ELB2"],
  fact: accessLogs,
  judge: (fact) =>
    requireTrue(
      fact,
      "whether it writes requests down",
      "writes no access log",
      "send its access log to the log archive",
    ),
});

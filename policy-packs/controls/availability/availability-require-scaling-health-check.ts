import { control } from "../../control.ts";
import { scalingHealth } from "../../facts/machine.ts";
import { requireTrue } from "../../judgement.ts";

export const availabilityRequireScalingHealthCheck = control({
  id: "availability-require-scaling-health-check",
  title: "Scaling groups behind balancers replace what the balancer finds ill",
  clauses: ["8.4.1-c", "11.2.2-b"],
  mlps: "8.1.2.1",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "A machine whose program hangs still answers the cloud's own check. The balancer sends it no visitors, and nobody replaces it.",
  sameAs: ["CKV2_AWS_15", "AwsSolutions-AS2", "autoscaling_group_elb_health_check_enabled"],
  fact: scalingHealth,
  judge: (value) =>
    requireTrue(
      value,
      "which check decides",
      "machines are replaced only when they no longer run at all",
      "let the balancer's health check decide",
    ),
});

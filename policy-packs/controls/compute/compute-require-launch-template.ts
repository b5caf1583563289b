import { control } from "../../control.ts";
import { launchTemplate } from "../../facts/kubernetes.ts";
import { requireTrue } from "../../judgement.ts";

export const computeRequireLaunchTemplate = control({
  id: "compute-require-launch-template",
  title: "Scaling groups make their machines from a launch template",
  clauses: ["8.1.2-a", "8.5.3-a"],
  mlps: "8.1.10.8",
  severity: "low",
  packs: { baseline: "advisory" },
  why: "A launch configuration keeps no versions and learns nothing new; what a machine was made from cannot be told afterwards.",
  sameAs: ["CKV_AWS_315", "autoscaling_group_using_ec2_launch_template"],
  absent: {
    alicloud: "scaling configurations there keep their versions and take every option that a template takes",
  },
  fact: launchTemplate,
  judge: (value) =>
    requireTrue(
      value,
      "what its machines are made from",
      "its machines come from no launch template",
      "name a launch template",
    ),
});

import { type ControlCases, example, ref } from "../../testing.ts";
import { computeRequireLaunchTemplate } from "./compute-require-launch-template.ts";

const GROUP = "aws:autoscaling/group:Group";

export const cases: ControlCases = {
  control: computeRequireLaunchTemplate,
  aws: {
    pass: [
      example(
        GROUP,
        { launchTemplate: { id: ref("template") } },
        { name: "template", type: "aws:ec2/launchTemplate:LaunchTemplate" },
      ),
      example(GROUP, {
        mixedInstancesPolicy: {
          launchTemplate: { launchTemplateSpecification: { launchTemplateId: "lt-1" } },
        },
      }),
    ],
    fail: [
      example(GROUP, {}),
      example(GROUP, { launchConfiguration: "web-1" }),
      example(GROUP, { mixedInstancesPolicy: { instancesDistribution: {} } }),
    ],
    unknown: [],
    decided: "an input that is given counts, whatever it will hold",
  },
};

import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, type ResourceSpec, ref } from "../../testing.ts";
import { tagRequirePropagation } from "./tag-require-propagation.ts";

const GROUP = "aws:autoscaling/group:Group";
const ESS = "alicloud:ess/scalingConfiguration:ScalingConfiguration";
const tag = (propagateAtLaunch: unknown) => ({ key: "project", value: "pos", propagateAtLaunch });
const template = (resourceType: unknown, tags: unknown = { project: "pos" }): ResourceSpec => ({
  name: "template",
  type: "aws:ec2/launchTemplate:LaunchTemplate",
  props: { tagSpecifications: [{ resourceType, tags }] },
});
const launched = { launchTemplate: { id: ref("template") } };

export const cases: ControlCases = {
  control: tagRequirePropagation,
  aws: {
    pass: [
      example(GROUP, { tags: [tag(true)] }),
      example(GROUP, { tags: [tag(false), tag("true")] }),
      example(GROUP, { tags: [tag(undefined)] }),
      example(GROUP, { tags: { project: "pos" } }),
      example(GROUP, launched, template("instance")),
      example(
        GROUP,
        {
          mixedInstancesPolicy: {
            launchTemplate: { launchTemplateSpecification: { launchTemplateId: ref("template") } },
          },
        },
        template("instance"),
      ),
    ],
    fail: [
      example(GROUP, {}),
      example(GROUP, { tags: [] }),
      example(GROUP, { tags: [tag(false)] }),
      example(GROUP, launched, template("volume")),
      example(GROUP, launched, template("instance", {})),
      example(GROUP, {}, template("instance")),
    ],
    unknown: [
      example(GROUP, { tags: UNKNOWN }),
      example(GROUP, { tags: [tag(UNKNOWN)] }),
      example(GROUP, launched, template(UNKNOWN)),
    ],
  },
  alicloud: {
    pass: [example(ESS, { tags: { project: "pos" } })],
    fail: [example(ESS, {}), example(ESS, { tags: {} })],
    unknown: [example(ESS, { tags: UNKNOWN })],
  },
};

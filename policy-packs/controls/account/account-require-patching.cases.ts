import { type ControlCases, example } from "../../testing.ts";
import { accountRequirePatching } from "./account-require-patching.ts";

const INSTANCE = "aws:ec2/instance:Instance";
const GROUP = "aws:autoscaling/group:Group";
const ECS_INSTANCE = "alicloud:ecs/instance:Instance";
const THREATDETECTION_INSTANCE = "alicloud:threatdetection/instance:Instance";

export const cases: ControlCases = {
  control: accountRequirePatching,
  aws: {
    pass: [
      example(INSTANCE, {}, { name: "baseline", type: "aws:ssm/patchBaseline:PatchBaseline" }),
      example(GROUP, {}, { name: "patch", type: "aws:ssm/maintenanceWindowTask:MaintenanceWindowTask" }),
      example(INSTANCE, {}, { name: "run", type: "aws:ssm/association:Association" }),
    ],
    fail: [
      example(INSTANCE, {}),
      example(GROUP, {}),
      example(INSTANCE, {}, { name: "window", type: "aws:ssm/maintenanceWindow:MaintenanceWindow" }),
    ],
    notApplicable: [
      {
        subject: "root",
        resources: [
          { name: "root", type: "pulumi:pulumi:Stack" },
          { name: "bucket", type: "aws:s3/bucket:Bucket" },
        ],
      },
    ],
    unknown: [],
    decided: "an input that is given counts, whatever it will hold",
  },
  alicloud: {
    pass: [
      example(ECS_INSTANCE, {}, { name: "baseline", type: "alicloud:oos/patchBaseline:PatchBaseline" }),
      example(
        "alicloud:ess/scalingGroup:ScalingGroup",
        {},
        { name: "centre", type: THREATDETECTION_INSTANCE, props: { versionCode: "level3" } },
      ),
      example(
        ECS_INSTANCE,
        {},
        {
          name: "run",
          type: "alicloud:oos/stateConfiguration:StateConfiguration",
          props: { templateName: "ACS-ECS-ApplyPatchBaseline" },
        },
      ),
    ],
    fail: [
      example(ECS_INSTANCE, {}),
      example(
        ECS_INSTANCE,
        {},
        { name: "centre", type: THREATDETECTION_INSTANCE, props: { versionCode: "level10" } },
      ),
      example(
        ECS_INSTANCE,
        {},
        { name: "run", type: "alicloud:oos/execution:Execution", props: { templateName: "ACS-ECS-Reboot" } },
      ),
    ],
    unknown: [],
    decided: "an input that is given counts, whatever it will hold",
  },
};

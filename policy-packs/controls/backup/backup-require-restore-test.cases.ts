import { aliPolicy, awsPlan } from "../../backup.cases.ts";
import { UNKNOWN } from "../../control.ts";
import { type ControlCases, type Example, type ResourceSpec, ref } from "../../testing.ts";
import { backupRequireRestoreTest } from "./backup-require-restore-test.ts";

const testing = (scheduleExpression: unknown, includeVaults: unknown = ["*"]): ResourceSpec => ({
  name: "testing",
  type: "aws:backup/restoreTestingPlan:RestoreTestingPlan",
  props: {
    name: "quarterly",
    scheduleExpression,
    recoveryPointSelection: {
      algorithm: "LATEST_WITHIN_WINDOW",
      includeVaults,
      recoveryPointTypes: ["SNAPSHOT"],
    },
  },
});
const tested = (restoreTestingPlanName: unknown = ref("testing")): ResourceSpec => ({
  name: "tested",
  type: "aws:backup/restoreTestingSelection:RestoreTestingSelection",
  props: { restoreTestingPlanName, protectedResourceType: "RDS" },
});
const aws = (...others: readonly ResourceSpec[]): Example => ({
  subject: "subject",
  resources: [awsPlan({}, "subject"), ...others],
});

/** The first of each quarter: ninety-two days at most. */
const QUARTERLY = "cron(0 2 1 1,4,7,10 ? *)";
const content = (expression: string, type = "cron", action = "CreateRestoreJob") =>
  JSON.stringify({
    FormatVersion: "OOS-2019-06-01",
    Tasks: [
      {
        Name: "timer",
        Action: "ACS::TimerTrigger",
        Properties: { Type: type, Expression: expression, EndDate: "2036-01-01T00:00:00Z" },
      },
      { Name: "restore", Action: "ACS::ExecuteAPI", Properties: { Service: "hbr", API: action } },
    ],
  });
const template = (props: Readonly<Record<string, unknown>>): ResourceSpec => ({
  name: "template",
  type: "alicloud:oos/template:Template",
  props: { templateName: "restore-test", ...props },
});
const execution = (templateName: unknown = ref("template")): ResourceSpec => ({
  name: "execution",
  type: "alicloud:oos/execution:Execution",
  props: { templateName },
});
const alicloud = (...others: readonly ResourceSpec[]): Example => ({
  subject: "subject",
  resources: [{ ...aliPolicy(), name: "subject" }, ...others],
});
const MONTHLY = "0 0 2 1 * ?";

export const cases: ControlCases = {
  control: backupRequireRestoreTest,
  aws: {
    pass: [
      aws(testing("rate(92 days)"), tested()),
      aws(testing(QUARTERLY), tested()),
      aws(testing("cron(0 2 1 * ? *)"), tested()),
      aws(testing("cron(0 2 ? * SUN *)"), tested("quarterly")),
      // One that is often enough is enough.
      aws({ ...testing("rate(365 days)"), name: "yearly" }, testing("rate(30 days)"), tested()),
    ],
    fail: [
      aws(),
      aws(testing("rate(93 days)"), tested()),
      aws(testing("cron(0 2 1 1,7 ? *)"), tested()),
      aws(testing("rate(30 days)")),
      aws(testing("rate(30 days)"), tested("another")),
      aws(testing("rate(30 days)", []), tested()),
    ],
    unknown: [
      aws(testing(UNKNOWN), tested()),
      aws(testing("rate(30 days)"), tested(UNKNOWN)),
      aws(testing("whenever"), tested()),
    ],
  },
  alicloud: {
    pass: [
      alicloud(template({ content: content(MONTHLY) }), execution()),
      alicloud(template({ content: content("30 days", "rate") }), execution("restore-test")),
      alicloud(
        template({
          content: [
            "FormatVersion: OOS-2019-06-01",
            "Tasks:",
            "- Name: timer",
            "  Action: ACS::TimerTrigger",
            "  Properties:",
            "    Type: cron",
            "    Expression: '0 0 2 1 * ?'",
            "- Name: restore",
            "  Action: ACS::ExecuteAPI",
            "  Properties: { Service: hbr, API: CreateRestoreJob }",
          ].join("\n"),
        }),
        execution(),
      ),
    ],
    fail: [
      alicloud(),
      // Nothing has started it.
      alicloud(template({ content: content(MONTHLY) })),
      alicloud(template({ content: content(MONTHLY, "cron", "CreateBackupJob") }), execution()),
      alicloud(template({ content: content("0 0 2 1 1 ?") }), execution()),
      alicloud(template({ content: content("93 days", "rate") }), execution()),
      // A restore that runs once, with the deployment, is no rehearsal that comes again.
      alicloud({ name: "once", type: "alicloud:hbr/restoreJob:RestoreJob", props: { restoreType: "NAS" } }),
    ],
    unknown: [alicloud(template({ content: UNKNOWN }), execution())],
  },
};

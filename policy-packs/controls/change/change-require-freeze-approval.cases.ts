import { UNKNOWN } from "../../control.ts";
import { ESTATE_TYPE } from "../../estate-inputs.ts";
import { type ControlCases, type Example, example } from "../../testing.ts";
import { changeRequireFreezeApproval } from "./change-require-freeze-approval.ts";

// Judged on 23 November 2026 at 08:00 UTC, which is 16:00 by the clock of the settings.
const AWS = "aws:s3/bucket:Bucket";
const ALI = "alicloud:oss/bucket:Bucket";
const on = (type: string, freeze: unknown) => example(type, { tags: { "change-freeze": freeze } });

/** The stack of an estate that writes down when nothing is changed. */
const estate = (...freezes: readonly object[]): Example => ({
  subject: "subject",
  resources: [
    { name: "subject", type: "pulumi:pulumi:Stack" },
    {
      name: "estate",
      type: ESTATE_TYPE,
      props: { changeFreezes: Object.fromEntries(freezes.map((freeze, n) => [`freeze-${n}`, freeze])) },
    },
  ],
});

export const cases: ControlCases = {
  control: changeRequireFreezeApproval,
  aws: {
    pass: [
      on(AWS, "2026-11-24/2026-11-30 campaign"),
      on(AWS, "2026-11-20/2026-11-22"),
      on(AWS, "2026-11-20T00:00/2026-11-23T15:59"),
      on(AWS, "2026-11-23T16:01/2026-11-30T00:00"),
      on(AWS, "28/3 month end"),
      on(AWS, "24/22"),
      estate({ from: "2026-12-24", until: "2026-12-26", reason: "holidays" }, { from: 28, until: 3 }),
    ],
    fail: [
      on(AWS, "2026-11-20/2026-11-30 campaign"),
      on(AWS, "2026-11-23/2026-11-23"),
      on(AWS, "2026-11-20T00:00/2026-11-23T16:00"),
      on(AWS, "2026-11-23T16:00/2026-11-30T00:00"),
      on(AWS, "2026-11-23T08:00Z/2026-11-23T08:00Z"),
      on(AWS, "2026-01-01/2026-01-02;2026-11-20/2026-11-30"),
      on(AWS, "20/25 closing"),
      on(AWS, "23/3"),
      on(AWS, "25/24"),
      on(AWS, "next week"),
      on(AWS, "2026-02-30/2026-12-31"),
      on(AWS, "2026-11-30/2026-11-20"),
      on(AWS, "0/5"),
      estate({ from: "2026-11-20", until: "2026-11-30", reason: "campaign" }),
      estate({ from: 28, until: 3 }, { from: 23, until: 3, reason: "closing" }),
    ],
    unknown: [on(AWS, UNKNOWN)],
    silent: [example(AWS, {}), example(AWS, { tags: UNKNOWN })],
    notApplicable: [
      { subject: "subject", resources: [{ name: "subject", type: "pulumi:pulumi:Stack" }] },
      estate(),
      // What says no beginning or no end is none; the estate's own check refuses it.
      estate({ from: "2026-11-20" }, { until: "2026-11-30" }),
    ],
  },
  alicloud: {
    pass: [on(ALI, "2026-12-24/2026-12-26")],
    fail: [on(ALI, "2026-11-20/2026-11-30")],
    unknown: [on(ALI, UNKNOWN)],
  },
};

import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { logRequireTrailEvents } from "./log-require-trail-events.ts";

const TRAIL = "aws:cloudtrail/trail:Trail";
const ACTIONTRAIL_TRAIL = "alicloud:actiontrail/trail:Trail";

export const cases: ControlCases = {
  control: logRequireTrailEvents,
  aws: {
    pass: [
      example(TRAIL, {}),
      example(TRAIL, { eventSelectors: [{ readWriteType: "All" }] }),
      example(TRAIL, { eventSelectors: [{}] }),
      example(TRAIL, { eventSelectors: [{ readWriteType: "ReadOnly" }, { readWriteType: "WriteOnly" }] }),
      example(TRAIL, { eventSelectors: [{ readWriteType: UNKNOWN }, { readWriteType: "All" }] }),
      example(TRAIL, {
        advancedEventSelectors: [{ fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }] }],
      }),
      example(TRAIL, {
        advancedEventSelectors: [
          {
            fieldSelectors: [
              { field: "eventCategory", equals: ["Management"] },
              { field: "readOnly", equals: ["true"] },
            ],
          },
          {
            fieldSelectors: [
              { field: "eventCategory", equals: ["Management"] },
              { field: "readOnly", equals: ["false"] },
            ],
          },
        ],
      }),
    ],
    fail: [
      example(TRAIL, { eventSelectors: [{ readWriteType: "WriteOnly" }] }),
      example(TRAIL, { eventSelectors: [{ readWriteType: "ReadOnly" }] }),
      example(TRAIL, {
        eventSelectors: [
          { readWriteType: "WriteOnly" },
          { readWriteType: "All", includeManagementEvents: false },
        ],
      }),
      example(TRAIL, {
        advancedEventSelectors: [
          {
            fieldSelectors: [
              { field: "eventCategory", equals: ["Management"] },
              { field: "readOnly", equals: ["false"] },
            ],
          },
        ],
      }),
      example(TRAIL, {
        advancedEventSelectors: [
          {
            fieldSelectors: [
              { field: "eventCategory", equals: ["Management"] },
              { field: "readOnly", equals: ["true"] },
            ],
          },
        ],
      }),
    ],
    unknown: [
      example(TRAIL, { eventSelectors: UNKNOWN }),
      example(TRAIL, { eventSelectors: [{ readWriteType: UNKNOWN }] }),
      example(TRAIL, { eventSelectors: [UNKNOWN] }),
      example(TRAIL, { eventSelectors: [{ includeManagementEvents: UNKNOWN }] }),
      example(TRAIL, { advancedEventSelectors: UNKNOWN }),
      example(TRAIL, { advancedEventSelectors: [{ fieldSelectors: UNKNOWN }] }),
      example(TRAIL, {
        advancedEventSelectors: [{ fieldSelectors: [{ field: "eventCategory", equals: [UNKNOWN] }] }],
      }),
    ],
    notApplicable: [
      example(TRAIL, { eventSelectors: [{ includeManagementEvents: false }] }),
      example(TRAIL, {
        advancedEventSelectors: [{ fieldSelectors: [{ field: "eventCategory", equals: ["Data"] }] }],
      }),
    ],
  },
  alicloud: {
    pass: [example(ACTIONTRAIL_TRAIL, {}), example(ACTIONTRAIL_TRAIL, { eventRw: "All" })],
    fail: [
      example(ACTIONTRAIL_TRAIL, { eventRw: "Write" }),
      example("alicloud:actiontrail/trailDeprecated:TrailDeprecated", { eventRw: "Read" }),
    ],
    unknown: [example(ACTIONTRAIL_TRAIL, { eventRw: UNKNOWN })],
  },
};

import { type ControlCases, example, ref } from "../../testing.ts";
import { logRequireTrailTopic } from "./log-require-trail-topic.ts";

const TRAIL = "aws:cloudtrail/trail:Trail";

export const cases: ControlCases = {
  control: logRequireTrailTopic,
  aws: {
    pass: [example(TRAIL, { snsTopicName: ref("topic") }, { name: "topic", type: "aws:sns/topic:Topic" })],
    fail: [example(TRAIL, {}), example(TRAIL, { snsTopicName: "" })],
    unknown: [],
    decided: "an input that is given counts, whatever it will hold",
  },
};

import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { dbRequireBacktrack } from "./db-require-backtrack.ts";

const AURORA = "aws:rds/cluster:Cluster";

export const cases: ControlCases = {
  control: dbRequireBacktrack,
  aws: {
    pass: [
      example(AURORA, { engine: "aurora-mysql", backtrackWindow: 86400 }),
      example(AURORA, { engine: "aurora", backtrackWindow: 1 }),
    ],
    fail: [
      example(AURORA, {}),
      example(AURORA, { engine: "aurora-mysql" }),
      example(AURORA, { engine: "aurora-mysql", backtrackWindow: 0 }),
    ],
    unknown: [
      example(AURORA, { engine: "aurora-mysql", backtrackWindow: UNKNOWN }),
      example(AURORA, { engine: UNKNOWN, backtrackWindow: UNKNOWN }),
    ],
    silent: [example(AURORA, { engine: "aurora-postgresql" }), example(AURORA, { engine: "mysql" })],
  },
};

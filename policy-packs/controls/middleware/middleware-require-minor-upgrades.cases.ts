import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { middlewareRequireMinorUpgrades } from "./middleware-require-minor-upgrades.ts";

const BROKER = "aws:mq/broker:Broker";

export const cases: ControlCases = {
  control: middlewareRequireMinorUpgrades,
  aws: {
    pass: [example(BROKER, { autoMinorVersionUpgrade: true })],
    fail: [example(BROKER, {}), example(BROKER, { autoMinorVersionUpgrade: "false" })],
    unknown: [example(BROKER, { autoMinorVersionUpgrade: UNKNOWN })],
  },
};

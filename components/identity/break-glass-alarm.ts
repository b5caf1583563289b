import { describeAlarm } from "../chat-notifier/function/description.ts";
import { Faults } from "../faults.ts";
import { checkPlace } from "./check-fields.ts";
import type { BreakGlassAlarmArgs } from "./contract.ts";
import type { Cloud } from "./policy-writer.ts";
import { roleName } from "./roles.ts";

/** What is watched, and what people are told. */
export interface BreakGlassAlarmLayout {
  readonly role: string;
  readonly description: string;
}

/** @throws BadInput with every fault of the arguments at once. */
export function layoutBreakGlassAlarm(
  name: string,
  cloud: Cloud,
  args: BreakGlassAlarmArgs,
): BreakGlassAlarmLayout {
  const faults = new Faults(`break-glass alarm "${name}"`);
  checkPlace(faults, cloud, args);
  faults.throwIfAny();
  return { role: roleName(cloud, "break-glass"), description: DESCRIPTION };
}

/** Characters of a rule's description. AWS EventBridge, PutRule; Alibaba Cloud takes as many. */
const DESCRIPTION_LENGTH = 512;

const DESCRIPTION = describeAlarm(
  {
    severity: "critical",
    responseMinutes: 60,
    clause: "1.2.4-a",
    title: "Break-glass was used",
    titleZh: "紧急访问角色已被使用",
    text: "Ask who did it and why, compare with the incident, and review everything done in that session.",
  },
  DESCRIPTION_LENGTH,
);

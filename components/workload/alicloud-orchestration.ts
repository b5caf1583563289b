import * as alicloud from "@pulumi/alicloud";
import type { AlicloudAlertRoute } from "../chat-notifier/contract.ts";
import type { MakeChild } from "../component.ts";

interface FailureRule {
  readonly ruleName: string;
  readonly description: string;
  readonly region: string;
  readonly route: AlicloudAlertRoute;
}

/**
 * Executions that fail are told to people and chat. OOS reports no other change of an execution: "System events",
 * OOS user guide, read on 2026-11-24.
 */
export function failedExecutions(
  make: MakeChild,
  { ruleName, description, region, route }: FailureRule,
): alicloud.cms.EventRule {
  return make(alicloud.cms.EventRule, "failed", {
    ruleName,
    description,
    status: "ENABLED",
    eventPattern: {
      product: "OOS",
      nameLists: ["Execution:ExecutionStatusChange"],
      // The service sends failures on the level of information.
      levelLists: ["CRITICAL", "WARN", "INFO"],
      eventTypeLists: ["*"],
      sqlFilter: "",
    },
    mnsParameters: [{ mnsParametersId: "1", queue: route.queue, region }],
    contactParameters: [{ contactParametersId: "2", contactGroupName: route.contactGroup, level: "2" }],
  });
}

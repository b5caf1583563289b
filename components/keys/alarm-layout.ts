import { describeAlarm } from "../chat-notifier/function/description.ts";
import { Faults } from "../faults.ts";
import { sideOf } from "../partition/alicloud.ts";
import { partitionOf } from "../partition/aws.ts";
import { tagFaults } from "../tagging/check.ts";
import type { Tags } from "../tagging/contract.ts";
import type { Cloud } from "./check.ts";

/** What happens to keys and should wake somebody, in the words of both services. @clause 8.3.4-b */
export const KEY_EVENTS = {
  aws: [
    "DeleteImportedKeyMaterial",
    "DisableKey",
    "DisableKeyRotation",
    "PutKeyPolicy",
    "ScheduleKeyDeletion",
    "UpdatePrimaryRegion",
  ],
  alicloud: [
    "DeleteKeyMaterial",
    "DisableKey",
    "ScheduleKeyDeletion",
    "SetDeletionProtection",
    "SetKeyPolicy",
    "UpdateRotationPolicy",
  ],
} as const satisfies Readonly<Record<Cloud, readonly string[]>>;

export interface KeyAlarmArgs {
  readonly account: string;
  readonly region: string;
  readonly tags: Tags;
}

/** @throws BadInput with every fault of the arguments at once. */
export function layoutKeyAlarm(
  name: string,
  cloud: Cloud,
  args: KeyAlarmArgs,
): { readonly description: string } {
  const faults = new Faults(`key alarm "${name}"`);
  const known = cloud === "aws" ? partitionOf(args.region) : sideOf(args.region);
  if (known === undefined) {
    faults.add(
      "keys.region",
      "region",
      args.region,
      "is no region of the cloud",
      "write it as its console does",
    );
  }
  if (!(cloud === "aws" ? /^\d{12}$/ : /^\d{16}$/).test(args.account)) {
    faults.add("keys.account", "account", args.account, "is no account id", "write its digits, as text");
  }
  for (const fault of tagFaults(args.tags, cloud)) {
    faults.add("keys.tags", `tags.${fault.key}`, fault.value, fault.message, fault.hint);
  }
  faults.throwIfAny();
  return { description: DESCRIPTION };
}

/** Characters of a rule's description. AWS EventBridge, PutRule; Alibaba Cloud takes as many. */
const DESCRIPTION_LENGTH = 512;

const DESCRIPTION = describeAlarm(
  {
    severity: "critical",
    responseMinutes: 30,
    clause: "8.3.4-b",
    title: "A key was disabled, set to be deleted, or opened to others",
    titleZh: "密钥被停用、计划删除或策略变更",
    text: "Data under the key becomes unreadable, or readable to more. A deletion can be called off for 30 days.",
  },
  DESCRIPTION_LENGTH,
);

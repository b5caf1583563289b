import { createHash } from "node:crypto";
import type { BudgetAlert } from "../../../finops/alert-memory.ts";
import { centsText } from "../../../finops/decimal.ts";
import type { Severity } from "../../chat-notifier/function/alert.ts";
import { describeAlarm } from "../../chat-notifier/function/description.ts";

/** An alert as the chat notifier reads an event that comes with a description of its own. @clause 8.2.2-b */
export function messageOf(alert: BudgetAlert, region: string, now: number): string {
  const { kind, mark, state } = alert;
  const { budget, owner, period, currency, limit, actual, percent, expected } = state;
  const span = period.first === period.last ? period.first : `${period.first} – ${period.last}`;
  const spent = `${centsText(actual)} of ${centsText(limit)} ${currency}${percent === null ? "" : ` (${percent} %)`} spent in ${span}`;
  const told =
    "none" in expected ? "" : `\n${centsText(expected.amount)} ${currency} are expected by the end of it`;
  const title =
    kind === "actual" ? `Budget ${budget}: ${mark} % spent` : `Budget ${budget}: ${mark} % expected`;
  const titleZh = kind === "actual" ? `预算 ${budget} 已使用 ${mark}%` : `预算 ${budget} 预计将使用 ${mark}%`;
  return JSON.stringify({
    atrium: "atrium/event/v1",
    description: describeAlarm(
      { ...urgency(alert), clause: "8.2.2-b", title, titleZh, text: "" },
      1000,
    ).trimEnd(),
    event: {
      source: "atrium.budget",
      "detail-type": title,
      // Told a second time after a lost answer, it is the same alert.
      id: createHash("sha256")
        .update([budget, period.first, kind, mark].join("\n"))
        .digest("hex")
        .slice(0, 40),
      region,
      time: new Date(now).toISOString(),
      detail: { description: `${owner}:\n${spent}${told}` },
    },
  });
}

function urgency({ kind, mark }: BudgetAlert): {
  readonly severity: Severity;
  readonly responseMinutes: number;
} {
  if (kind === "forecast") return { severity: "low", responseMinutes: 4320 };
  if (mark >= 120) return { severity: "high", responseMinutes: 240 };
  return mark >= 100
    ? { severity: "medium", responseMinutes: 1440 }
    : { severity: "low", responseMinutes: 4320 };
}

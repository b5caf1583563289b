import type { EnforcementLevel, Pack, PackEntry, Verdict } from "../policy-packs/control.ts";
import type { ExceptionInForce } from "../policy-packs/exceptions/exceptions.ts";
import { type JudgeOptions, judge, listExceptions } from "../policy-packs/judge.ts";
import { stackView } from "../policy-packs/stack-view.ts";
import type { PreviewRecord } from "./record.ts";
import { viewOf } from "./view.ts";

/** The verdicts of the packs over a record, the same that the packs give inside the engine. */
export function evaluate(
  record: Pick<PreviewRecord, "resources">,
  packs: readonly Pack[],
  options: JudgeOptions = {},
): readonly Verdict[] {
  return judged(record, packs, options).verdicts;
}

export interface Judged {
  readonly verdicts: readonly Verdict[];
  readonly exceptions: readonly ExceptionInForce[];
}

/** The verdicts, and the exceptions that some of them rest on. */
export function judged(
  record: Pick<PreviewRecord, "resources">,
  packs: readonly Pack[],
  options: JudgeOptions = {},
): Judged {
  if (packs.length === 0) return { verdicts: [], exceptions: [] };
  const pack = joinPacks(packs);
  const stack = stackView(viewOf(record));
  const verdicts = judge(pack, stack, options);
  return { verdicts, exceptions: listExceptions(pack, stack, verdicts, options) };
}

const STRICTNESS: Readonly<Record<EnforcementLevel, number>> = { disabled: 0, advisory: 1, mandatory: 2 };

/** Several packs judge as one: a control that two of them hold is judged once, at the stricter level. */
export function joinPacks(packs: readonly Pack[]): Pack {
  const [first] = packs;
  if (first && packs.length === 1) return first;
  const entries = new Map<string, PackEntry>();
  for (const entry of packs.flatMap((pack) => pack.entries)) {
    const held = entries.get(entry.control.id);
    if (!held || STRICTNESS[entry.level] > STRICTNESS[held.level]) entries.set(entry.control.id, entry);
  }
  return {
    name: packs.map((pack) => pack.name).join("+"),
    title: packs.map((pack) => pack.title).join(" and "),
    description: packs.map((pack) => pack.description).join(" "),
    entries: [...entries.values()],
    remedies: packs.flatMap(({ remedies = [] }) => remedies),
  };
}

export const STATUSES = ["pass", "fail", "unknown", "not-applicable", "excepted"] as const;

/** Violations that the level says must stop a deployment. */
export function failures(verdicts: readonly Verdict[], level: "mandatory" | "advisory"): readonly Verdict[] {
  return verdicts.filter(
    (verdict) => verdict.status === "fail" && (level === "advisory" || verdict.level === "mandatory"),
  );
}

import { nearest } from "../../ipam/suggest.ts";
import { ALLOWED_VALUES, REQUIRED_TAGS, TAG_KEYS, type TagPlan, type Tags } from "./contract.ts";
import { TAG_LIMITS, type TagLimits } from "./limits.ts";
import { canonicalKey } from "./spellings.ts";

export interface TagFault {
  /** Empty where the fault is of the set as a whole. */
  readonly key: string;
  readonly value?: string;
  readonly message: string;
  readonly hint: string;
}

/** Every reason why these tags would be refused by the cloud, or would leave a bill without an owner. */
export function tagFaults(tags: Tags, cloud: "aws" | "alicloud", plan?: TagPlan): readonly TagFault[] {
  const limits: TagLimits = TAG_LIMITS[cloud];
  const required = new Set<string>([...REQUIRED_TAGS, ...(plan?.required ?? [])]);
  const slips = misspelt(tags, required);
  const meant = new Set(slips.map(({ key }) => key.meant));
  const missing = [...required].filter((key) => (tags[key] ?? "").trim() === "" && !meant.has(key));
  return [
    ...slips.map(({ key: { written, meant: right }, value }) => ({
      key: written,
      value,
      message: required.has(right)
        ? `is no key of the tag plan, and ${right} is required and missing`
        : "is no key of the tag plan, and would be read by nothing",
      hint: `did you mean ${JSON.stringify(right)}?`,
    })),
    ...missing.map((key) => ({
      key,
      message: "is required and missing or empty",
      hint: `add ${key}; bills and reviews are split by it [§8.2.1-b]`,
    })),
    ...Object.entries(tags).flatMap(([key, value]) => [
      ...spelling(key, value, limits),
      ...meaning(key, value, plan),
    ]),
    ...(Object.keys(tags).length > limits.count
      ? [
          {
            key: "",
            value: `${Object.keys(tags).length} tags`,
            message: `is more than the ${limits.count} a resource takes`,
            hint: "drop the tags that no bill, backup or policy reads",
          },
        ]
      : []),
  ];
}

interface Slip {
  readonly key: { readonly written: string; readonly meant: string };
  readonly value: string;
}

/**
 * Keys that were meant to be one of the plan: any key of the user's own may stand beside them, so only those are
 * slips whose likely meaning is missing. A key that nothing asks for has to be longer, or alike but for case and
 * signs, to be taken for one: `size` is no `site`.
 */
function misspelt(tags: Tags, required: ReadonlySet<string>): readonly Slip[] {
  const known = new Set<string>([...TAG_KEYS, ...required]);
  const absent = [...known].filter((key) => (tags[key] ?? "").trim() === "");
  const slips: Slip[] = [];
  for (const [written, value] of Object.entries(tags)) {
    if (known.has(written)) continue;
    const open = absent.filter((key) => !slips.some((slip) => slip.key.meant === key));
    const meant =
      open.find((key) => bare(key) === bare(written)) ??
      open.find((key) => required.has(key) && key === canonicalKey(written)) ??
      nearest(
        written,
        open.filter((key) => required.has(key) || key.length >= 6),
      );
    if (meant !== undefined) slips.push({ key: { written, meant }, value });
  }
  return slips;
}

function bare(key: string): string {
  return key.toLowerCase().replace(/[^a-z0-9]/g, "");
}

function spelling(key: string, value: string, limits: TagLimits): readonly TagFault[] {
  const faults: TagFault[] = [];
  const add = (message: string, hint: string): void => {
    faults.push({ key, value, message, hint });
  };
  const start = limits.refusedStarts.find((text) => key.toLowerCase().startsWith(text));
  if (key === "") add("has an empty key", "name the tag");
  if (start !== undefined) add(`starts with "${start}", which the cloud keeps for itself`, "rename the tag");
  if (key.length > limits.key) add(`has a key of ${key.length} characters`, `use at most ${limits.key}`);
  if (value.length > limits.value) add(`is ${value.length} characters long`, `use at most ${limits.value}`);
  for (const text of limits.refusedTexts) {
    if (key.includes(text) || value.includes(text)) add(`holds "${text}"`, "leave the scheme out");
  }
  if (!limits.characters.test(key) || !limits.characters.test(value)) {
    add("holds a character that not every service takes", "use letters, digits, spaces and _ . : / = + - @");
  }
  return faults;
}

function meaning(key: string, value: string, plan: TagPlan | undefined): readonly TagFault[] {
  if (value.trim() === "") return [];
  const allowed = plan?.allowed[key] ?? ALLOWED_VALUES[key as keyof typeof ALLOWED_VALUES];
  if (allowed !== undefined && !allowed.includes(value)) {
    return [{ key, value, message: "is not an allowed value", hint: `use one of ${allowed.join(", ")}` }];
  }
  if (key === "expiry" && !isDate(value)) {
    return [{ key, value, message: "is no date", hint: "write it as YYYY-MM-DD" }];
  }
  return [];
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

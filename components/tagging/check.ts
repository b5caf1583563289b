import { ALLOWED_VALUES, REQUIRED_TAGS, type TagPlan, type Tags } from "./contract.ts";

/** What a service accepts as tags. */
export interface TagLimits {
  readonly count: number;
  readonly key: number;
  readonly value: number;
  /** Beginnings of a key that the cloud keeps for itself; compared without case. */
  readonly refusedStarts: readonly string[];
  /** Texts that may stand nowhere in a key or value. */
  readonly refusedTexts: readonly string[];
  readonly characters: RegExp;
}

/**
 * AWS: "Tag your Amazon EC2 resources", tag restrictions; the character set is the one common to all services.
 * Alibaba Cloud: "Limits on tags" and the VPC quotas, whose 20 tags a VPC, vSwitch or route table are the
 * tightest.
 */
const TAG_LIMITS = {
  aws: {
    count: 50,
    key: 128,
    value: 256,
    refusedStarts: ["aws:"],
    refusedTexts: [],
    characters: /^[\p{L}\p{N}\p{Z}_.:/=+\-@]*$/u,
  },
  alicloud: {
    count: 20,
    key: 128,
    value: 128,
    refusedStarts: ["acs:", "aliyun"],
    refusedTexts: ["http://", "https://"],
    characters: /^[\p{L}\p{N}\p{Z}_.:/=+\-@]*$/u,
  },
} as const satisfies Readonly<Record<"aws" | "alicloud", TagLimits>>;

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
  const missing = [...required].filter((key) => (tags[key] ?? "").trim() === "");
  return [
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

import { TAG_KEYS } from "./contract.ts";

/** A key that finance lists and no resource has to carry: a charge that names it alone is its department's. */
const COST_CENTRE = "cost-center";

/**
 * Spellings that stand for a key of the tag plan where a bill has them; what is not here is its own key. `org` and
 * the like are common in bills that were tagged before there was a plan.
 */
const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  department: ["dept", "org", "bu", "business_unit", "部门"],
  [COST_CENTRE]: ["cost_centre", "成本中心"],
  "business-line": ["业务线"],
  project: ["app", "application", "项目"],
  environment: ["env", "stage", "环境"],
  owner: ["contact", "负责人"],
  "data-class": ["classification", "数据分级"],
  expiry: ["expires-on", "ttl", "到期日"],
  system: ["系统"],
  site: ["store", "门店"],
};

/** Keys with spellings of their own: the tag plan's, and the finance list's. */
const CANONICAL_KEYS: readonly string[] = [...new Set([...TAG_KEYS, ...Object.keys(SPELLINGS)])];

/** Names are compared without case, blanks and signs: `Cost Centre` is `cost-centre`. */
export function fold(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
}

/**
 * The key as people wrote it: AWS's own reports put where a tag comes from in front of it. `user_department` and
 * `resourceTags/department` are tags of a resource (Data Exports, "Tags column", read on 2026-11-24); those of an
 * account or of a person, which stand beside them, are other tags.
 */
export function ownKey(key: string): string {
  return key.replace(/^(?:resourceTags\/)?(?:user[:_])?/, "");
}

/** How else a key is written in bills. */
export function spellingsOf(key: string): readonly string[] {
  const canonical = CANONICAL_KEYS.find((each) => fold(each) === fold(key));
  return canonical === undefined ? [] : (SPELLINGS[canonical] ?? []);
}

/** The key of the plan that a name stands for: itself in another case, or one of its spellings. */
export function canonicalKey(name: string): string | undefined {
  const wanted = fold(name);
  return CANONICAL_KEYS.find((key) => [key, ...(SPELLINGS[key] ?? [])].some((each) => fold(each) === wanted));
}

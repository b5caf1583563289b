import { type Known, UNKNOWN } from "./control.ts";
import type { RulePaper } from "./facts/rule-papers.ts";

/** Words after which a description says the last day, in English and Chinese. */
const END_WORDS =
  /(?:until|till|expires?(?: on)?|expiry|ends?|valid to|有效期至|到期日?|截至|截止)[\s:：=]*(\d{4}-\d{2}-\d{2})/i;
const END_TAGS = ["expiry", "expires", "expires-on", "expiration", "until"];
const DATE = /^\d{4}-\d{2}-\d{2}/;

/** Words by which a rule says of itself that it is not meant to stay, or is for somebody from outside. */
const PASSING_WORDS =
  /\b(temp|temporary|temporarily|vendor|supplier|contractor|third[- ]party|migration|trial)\b|临时|第三方|外包|供应商|厂商|迁移|测试用/i;

/** The last day that is written about a rule, as `YYYY-MM-DD`; undefined where none is. */
export function endOf({ description, tags }: RulePaper): Known<string> | undefined {
  const written = tags === UNKNOWN ? [UNKNOWN] : END_TAGS.map((key) => tags.get(key));
  const byTag = written.find((value) => typeof value === "string" && DATE.test(value));
  if (typeof byTag === "string") return byTag.slice(0, "YYYY-MM-DD".length);
  const said = typeof description === "string" ? END_WORDS.exec(description)?.[1] : undefined;
  if (said !== undefined) return said;
  return description === UNKNOWN || written.includes(UNKNOWN) ? UNKNOWN : undefined;
}

/** Does it say of itself that it will go? */
export function isPassing({ description }: RulePaper): Known<boolean> {
  return description === UNKNOWN ? UNKNOWN : PASSING_WORDS.test(description ?? "");
}

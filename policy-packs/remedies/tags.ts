import { canonicalType } from "../aliases.ts";
import { UNKNOWN } from "../control.ts";
import { tags } from "../facts/tags.ts";
import { at, texts } from "../reading.ts";
import { type Mend, remedy } from "./remedy.ts";

/** Only values that somebody wrote down are filled in: a guessed owner is worse than none. */
const fill: Mend = (props, { resource, settings }) => {
  const held = tags.read(resource);
  const required = texts(settings, "required");
  const values = settings.fill as Readonly<Record<string, unknown>> | undefined;
  if (held === undefined || held === UNKNOWN || required === UNKNOWN || values === undefined)
    return undefined;
  const missing = required.flatMap((key) => {
    const value = typeof key === "string" ? values[key] : undefined;
    return typeof key === "string" && typeof value === "string" && !held.get(key)
      ? [[key, value] as const]
      : [];
  });
  if (missing.length === 0) return undefined;
  const own = at(props, "tags");
  return Array.isArray(props.tags)
    ? { tags: [...props.tags, ...missing.map(([key, value]) => ({ key, value, propagateAtLaunch: true }))] }
    : { tags: { ...(own as object | undefined), ...Object.fromEntries(missing) } };
};

export const requiredTags = remedy({
  title: "Missing tags are filled with the values that the pack's settings hold",
  effect: "Tags alone change; tags that are there stay as they are.",
  controls: ["tag-require-keys"],
  mends: Object.fromEntries(
    [...tags.types.aws, ...tags.types.alicloud].map((type) => [canonicalType(type), fill]),
  ),
});

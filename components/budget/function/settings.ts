/** What the function is told by its environment; nothing in it is secret. The rules lie in the bucket. */
export interface Settings {
  /** Holds the rules, and what was said already. */
  readonly bucket: string;
  /** Budget → what is stopped when a mark of it is reached. */
  readonly stops: Readonly<Record<string, StopSettings>>;
}

export interface StopSettings {
  /** Percent of the budget that is spent. */
  readonly at: number;
  /** Instances that carry one of the values under one of the keys, for each of these. */
  readonly tags: readonly { readonly keys: readonly string[]; readonly values: readonly string[] }[];
}

/** Objects of the bucket. */
export const RULES_OBJECT = "rules.json";
export const MEMORY_OBJECT = "memory.json";

export function readSettings(written: string | undefined): Settings {
  if (written === undefined) throw new Error("environment variable ATRIUM_SETTINGS is not set");
  return JSON.parse(written) as Settings;
}

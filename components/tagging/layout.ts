import { Faults } from "../faults.ts";
import { type Cloud, checkTagging } from "./check-tagging.ts";
import { BILLED_TAGS, PROTECTED_TAGS, TAG_KEYS, type TaggingArgs, type Tags } from "./contract.ts";
import { NARROW_LIMITS } from "./limits.ts";
import { INHERITANCE_RULES } from "./propagation.ts";

/** Later layers win, except over what the library sets itself. Keys come out sorted, so a preview is stable. */
export function mergeTags(...layers: readonly (Tags | undefined)[]): Tags {
  const merged: Record<string, string> = {};
  for (const layer of [...layers, PROTECTED_TAGS]) Object.assign(merged, layer);
  return Object.fromEntries(Object.entries(merged).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Tags as the service of this type takes them: signs that it refuses become `_`, long values are cut. */
export function fitTags(type: string, tags: Tags): Tags {
  const limits = NARROW_LIMITS[type];
  if (limits === undefined) return tags;
  const { refused, valueBytes, count } = limits;
  const entries = Object.entries(tags).map(([key, value]) => {
    const legal = refused === undefined ? value : value.replace(refused, "_");
    return [key, valueBytes === undefined ? legal : cut(legal, valueBytes)] as const;
  });
  return Object.fromEntries(
    count === undefined ? entries : entries.toSorted(byWeight).slice(0, count).toSorted(byKey),
  );
}

/** At most so many bytes, and no half sign at the end. */
function cut(text: string, bytes: number): string {
  let taken = 0;
  let end = 0;
  for (const sign of text) {
    taken += Buffer.byteLength(sign);
    if (taken > bytes) break;
    end += sign.length;
  }
  return text.slice(0, end);
}

type Entry = readonly [key: string, value: string];

/** Where not all fit, those that bills and policies read are kept. */
function byWeight([a]: Entry, [b]: Entry): number {
  return weight(a) - weight(b) || (a < b ? -1 : 1);
}

function weight(key: string): number {
  const place = (TAG_KEYS as readonly string[]).indexOf(key);
  return place < 0 ? TAG_KEYS.length : place;
}

function byKey([a]: Entry, [b]: Entry): number {
  return a < b ? -1 : 1;
}

/** Shortest value limit of the two clouds. */
const SAFE_LENGTH = 128;

/** A sentence as a tag value that every service of both clouds takes: foreign signs become spaces. */
export function tagText(sentence: string): string {
  return [
    ...sentence
      .replace(/[^\p{L}\p{N} _.:/=+\-@]/gu, " ")
      .replace(/ +/g, " ")
      .trim(),
  ]
    .slice(0, SAFE_LENGTH)
    .join("")
    .trim();
}

/** What an account does with the plan. */
export interface TaggingLayout {
  readonly region: string;
  /** Keys to activate in the bill. */
  readonly billed: readonly string[];
  /** Keys with a list of values, for people to choose from. */
  readonly offered: readonly { readonly key: string; readonly values: readonly string[] }[];
  readonly inherited: readonly {
    readonly key: string;
    readonly rule: string;
    readonly tags: readonly string[];
  }[];
}

/** @throws BadInput with every fault of the arguments at once. */
export function layoutTagging(name: string, cloud: Cloud, args: TaggingArgs): TaggingLayout {
  const faults = new Faults(`tagging "${name}"`);
  checkTagging(faults, cloud, args);
  faults.throwIfAny();
  const tags = [...new Set([...TAG_KEYS, ...args.plan.required, ...Object.keys(args.plan.allowed)])].sort();
  const inherits = cloud === "alicloud" && args.inheritance === undefined;
  return {
    region: args.region,
    billed:
      cloud === "aws" && args.costAllocation === "active" ? [...new Set(args.billed ?? BILLED_TAGS)] : [],
    offered:
      cloud === "alicloud" ? Object.entries(args.plan.allowed).map(([key, values]) => ({ key, values })) : [],
    inherited: inherits ? Object.entries(INHERITANCE_RULES).map(([key, rule]) => ({ key, rule, tags })) : [],
  };
}

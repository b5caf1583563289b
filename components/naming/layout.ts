import { createHash } from "node:crypto";
import { NAME_RULES, type NamedType, type NameRule } from "./limits.ts";

/** Enough that two names of one account never meet: 2^32. */
const HASH_LENGTH = 8;

/**
 * The name a service accepts for `parts`: the parts joined by `-` where that fits, otherwise with foreign
 * characters replaced, cut, and ended by a hash of the whole, so that different parts never give one name.
 */
export function physicalName(type: NamedType, ...parts: readonly string[]): string {
  const rule: NameRule = NAME_RULES[type];
  const wanted = parts.join("-");
  return nameFault(rule, wanted) === undefined ? wanted : hashed(rule, wanted, wanted);
}

/**
 * As {@link physicalName} for names that are unique among all customers of a cloud: the hash is always there
 * and covers `scope` (account, region), so another customer's equal name is no obstacle.
 */
export function globalName(type: NamedType, scope: readonly string[], ...parts: readonly string[]): string {
  const wanted = parts.join("-");
  return hashed(NAME_RULES[type], wanted, [...scope, wanted].join("\n"));
}

/** Why a service would refuse the name; undefined if it would not. */
export function nameFault(rule: NameRule, name: string): string | undefined {
  if (name.length < rule.min || name.length > rule.max) return `has ${name.length} characters`;
  const { prefix = "" } = rule;
  if (!name.startsWith(prefix)) return `does not start with "${prefix}"`;
  const own = name.slice(prefix.length);
  const foreign = [...own].find((character) => !fits(rule.inner, character));
  if (foreign !== undefined) return `holds "${foreign}"`;
  if (!fits(rule.first, own.charAt(0))) return `starts with "${own.charAt(0)}"`;
  if (!fits(rule.last, own.charAt(own.length - 1))) return "ends in a sign";
  const refused = reserved(rule, own);
  return refused === undefined ? undefined : `starts with "${prefix}${refused}"`;
}

function hashed(rule: NameRule, wanted: string, covered: string): string {
  const { prefix = "", joint = "-" } = rule;
  const hash = createHash("sha256").update(covered).digest("hex").slice(0, HASH_LENGTH);
  const own = wanted.startsWith(prefix) ? wanted.slice(prefix.length) : wanted;
  const cased = rule.lowerCase ? own.toLowerCase() : own;
  const legal = [...cased].map((character) => (fits(rule.inner, character) ? character : joint)).join("");
  const room = rule.max - prefix.length - HASH_LENGTH - 1;
  const trimmed = legal.slice(0, room).replace(/[^A-Za-z0-9]+$/, "");
  const usable = fits(rule.first, trimmed.charAt(0)) && reserved(rule, trimmed) === undefined;
  const start = usable ? trimmed : `x${joint}${trimmed}`;
  return `${prefix}${start.slice(0, room)}${joint}${hash}`;
}

function reserved(rule: NameRule, name: string): string | undefined {
  return rule.refused?.find((start) => name.toLowerCase().startsWith(start));
}

function fits(set: RegExp, character: string): boolean {
  return character.length === 1 && set.test(character);
}

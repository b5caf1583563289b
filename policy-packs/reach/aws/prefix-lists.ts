import type { Prefix } from "../../../ipam/prefix.ts";
import { readSourcePrefix } from "../../address-space.ts";
import type { ResourceView, StackView } from "../../control.ts";
import { at, text } from "../../reading.ts";
import { inside, many, naming } from "../stack-parts.ts";
import { PREFIX_LIST } from "./types.ts";

const ENTRY = "aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry";

/** Lists of this stack that an input names. */
function listsOf(
  value: unknown,
  of: ResourceView,
  input: string | undefined,
  stack: StackView,
  names: readonly string[],
): readonly ResourceView[] {
  return names.flatMap((name) => inside(stack, of, input ?? name, many(value, name), PREFIX_LIST));
}

function entriesOf(list: ResourceView, stack: StackView): readonly unknown[] {
  const separate = naming(stack, ENTRY, "prefixListId", list);
  return [...many(list.props, "entries"), ...separate.map(({ props }) => props)];
}

/** Addresses of the lists a rule names; one of another stack leaves the rule unsure. */
export function listedAddresses(
  rule: unknown,
  of: ResourceView,
  input: string | undefined,
  stack: StackView,
) {
  const names = ["prefixListIds", "prefixListId"];
  if (names.every((name) => many(rule, name).length === 0)) return {};
  const lists = listsOf(rule, of, input, stack, names);
  if (lists.length === 0) return { unsure: "a prefix list is in another stack" };
  const entries = lists.flatMap((list) => entriesOf(list, stack));
  return { listed: entries.map((entry) => ["entries", at(entry, "cidr")] as const) };
}

/** Prefixes that are written in the lists of a route. */
export function listedPrefixes(
  value: unknown,
  of: ResourceView,
  input: string | undefined,
  stack: StackView,
  ...names: readonly string[]
): readonly Prefix[] {
  const entries = listsOf(value, of, input, stack, names).flatMap((list) => entriesOf(list, stack));
  return entries.flatMap((entry) => {
    const written = text(entry, "cidr");
    return typeof written === "string" ? (readSourcePrefix(written) ?? []) : [];
  });
}

import type { Prefix } from "./prefix.ts";
import type { FaultText } from "./source.ts";
import type { Space } from "./space.ts";

/** What is asked for, what is left, and where to get more. */
export function exhausted(space: Space, length: number): FaultText {
  const free = space.pool.free();
  const largest = space.pool.largestFree();
  const where = space.parent === undefined ? `the ${WORDS[space.family]} aggregates` : space.key;
  const blocks = listed(space.blocks);
  const left = largest === undefined ? "nothing is free" : `the largest free block is a /${largest}`;
  const total = free.reduce((sum, prefix) => sum + prefix.size, 0);
  const count = space.family === "ipv4" ? ` (${total} addresses free, ${2 ** (32 - length)} needed)` : "";
  return {
    code: "plan.exhausted",
    message: `needs a /${length}; ${blocks ? `in ${where} (${blocks}) ${left}${count}` : `the plan has no ${WORDS[space.family]} aggregate`}`,
    hint: blocks ? "add an aggregate, ask for less, or release retired keys" : "add one under aggregates",
  };
}

export const WORDS = { ipv4: "IPv4", ipv6: "IPv6" } as const;

/** Why a pinned prefix cannot be had. */
export function pinFault(pin: Prefix, space: Space): FaultText {
  const holder = space.holder(pin);
  // That it lies in its own site's block is as it should be.
  if (holder && holder.key !== space.key) {
    const message = `overlaps ${holder.key} (${holder.prefix})`;
    return { code: "plan.overlap", message, hint: "pin free space, or leave the pin out to get some" };
  }
  const root = rootOf(space);
  const inside = root.blocks.some((block) => block.contains(pin));
  if (!inside) {
    const all = listed(root.blocks) || "none";
    const hint = `pin space inside them, or add one that holds ${pin}`;
    return { code: "plan.pin-outside", message: `lies outside every aggregate (${all})`, hint };
  }
  if (space.fixed && !space.blocks.some((block) => block.contains(pin))) {
    const message = `lies outside ${space.key} (${listed(space.blocks)})`;
    return {
      code: "plan.pin-outside",
      message,
      hint: "pin space inside it, or leave the pin out to get some",
    };
  }
  return {
    code: "plan.reserved",
    message: "lies on reserved space",
    hint: "pin other space, or reserve less",
  };
}

/** In order of address: the order of the file tells nothing, and a fault is the same in any. */
function listed(blocks: readonly Prefix[]): string {
  return [...blocks].sort((a, b) => a.compare(b)).join(", ");
}

function rootOf(space: Space): Space {
  return space.parent === undefined ? space : rootOf(space.parent);
}

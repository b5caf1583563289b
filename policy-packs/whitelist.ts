import type { Prefix } from "../ipam/prefix.ts";
import { readSourcePrefix } from "./address-space.ts";
import { UNKNOWN } from "./control.ts";
import { list, text } from "./reading.ts";

/** Addresses that a service of Alibaba Cloud lets in. */
export interface Whitelist {
  readonly whitelist: readonly Prefix[];
  /** Part of it is known only after deployment. */
  readonly openEnded: boolean;
}

/**
 * Everything that the inputs list. Lists take addresses, prefixes, `%` for everybody and, in older forms, several
 * of them in one text; `groups.addresses` reads the addresses of each group in a list.
 */
export function readWhitelist(props: unknown, ...inputs: readonly string[]): Whitelist {
  const whitelist: Prefix[] = [];
  let openEnded = false;
  for (const input of inputs) {
    const [outer = "", inner] = input.split(".");
    const groups = inner === undefined ? [props] : list(props, outer);
    if (groups === UNKNOWN) {
      openEnded = true;
      continue;
    }
    for (const group of groups) {
      const elements = list(group, inner ?? outer);
      if (elements === UNKNOWN) openEnded = true;
      for (const element of elements === UNKNOWN ? [] : elements) {
        const written = text(element);
        if (written === UNKNOWN) openEnded = true;
        for (const part of typeof written === "string" ? written.split(",") : []) {
          const prefix = readSourcePrefix(part);
          if (prefix) whitelist.push(prefix);
        }
      }
    }
  }
  return { whitelist, openEnded };
}

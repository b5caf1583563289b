import { PrefixSet } from "../ipam/prefix-set.ts";
import { readSourcePrefix } from "./address-space.ts";
import { type Judgement, type Known, UNKNOWN } from "./control.ts";
import { type Exposure, letsInInternet } from "./exposure.ts";
import { fail, pass, undecided } from "./judgement.ts";

/** Judges a list of sources by what it lets in together: two halves of the internet are the whole. */
export function judgeSources(
  sources: Known<readonly unknown[]>,
  limits: Exposure,
  what: string,
  remedy = "name the sources that need it",
): Judgement {
  const unread = `who may reach its ${what} is known only after deployment`;
  if (sources === UNKNOWN) return undecided(unread);
  const prefixes = sources.flatMap((source) => {
    if (typeof source !== "string") return [];
    return source.split(",").flatMap((part) => readSourcePrefix(part) ?? []);
  });
  if (letsInInternet(PrefixSet.of(prefixes), limits)) {
    const written = sources.filter((source) => typeof source === "string").join(" and ");
    return fail(`${what} is open to ${written}`, remedy);
  }
  return sources.includes(UNKNOWN) ? undecided(unread) : pass;
}

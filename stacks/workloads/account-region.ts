import { type Diagnostic, didYouMean } from "../../ipam/index.ts";
import type { WorkloadScope } from "./asked.ts";

/** An entry of `workloads:` in one region of an account, perhaps with a copy in a second one. */
interface Placed {
  readonly account: string;
  readonly region: string;
  readonly offSite?: string;
}

/** Accounts and regions that the estate lacks. */
export function lostPlaces(
  of: string,
  name: string,
  placed: Placed,
  { source, document, accounts }: WorkloadScope,
): readonly Diagnostic[] {
  const fault = (at: string, message: string, hint: string): Diagnostic =>
    source.fault({ path: ["workloads", of, name, at] }, { code: "estate.reference", message, hint });
  const names = Object.keys(document.accounts);
  if (!names.includes(placed.account)) {
    const hint = didYouMean(placed.account, names, "account");
    return [fault("account", "accounts: has no such account", hint)];
  }
  const account = accounts[placed.account];
  // An account that could not be read is a fault of its own.
  if (account === undefined) return [];
  return (["region", "offSite"] as const)
    .filter((at) => placed[at] !== undefined && !account.regions.includes(placed[at]))
    .map((at) => {
      const hint = `use one of: ${account.regions.join(", ")}; or add it to regions: of ${placed.account}`;
      return fault(at, "is no region of the account", hint);
    });
}

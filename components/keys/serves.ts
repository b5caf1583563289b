import type { Faults } from "../faults.ts";
import type { KeyRef, KeyService } from "./contract.ts";

/** A fault for every service that will write with a key whose policy leaves it out. */
export function checkServes(
  faults: Faults,
  path: string,
  key: KeyRef,
  ...needed: readonly KeyService[]
): void {
  for (const service of needed.filter((each) => !key.serves.includes(each))) {
    const domain = key.domain === undefined ? "the key's domain" : `the key domain "${key.domain}"`;
    faults.add(
      "keys.serves",
      path,
      key.serves.join(", "),
      `leaves out ${service}, which writes with this key`,
      `add ${service} to serves of ${domain} [§8.3.3-e]`,
    );
  }
}

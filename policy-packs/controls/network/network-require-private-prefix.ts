import { RFC1918 } from "../../address-space.ts";
import { control } from "../../control.ts";
import { privatePrefixes } from "../../facts/private-prefixes.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const networkRequirePrivatePrefix = control({
  id: "network-require-private-prefix",
  title: "Networks and subnets take private address space",
  clauses: ["3.2.2-a"],
  mlps: "8.1.2.1",
  severity: "high",
  packs: { baseline: "mandatory" },
  why: "Addresses of strangers on the inside make their owners unreachable and leak traffic to them.",
  sameAs: [],
  fact: privatePrefixes,
  judge({ prefixes, malformed, openEnded }) {
    const outside = [...prefixes.filter((prefix) => !RFC1918.contains(prefix)).map(String), ...malformed];
    if (outside.length > 0) {
      return fail(
        `prefix ${outside.join(", ")} lies outside 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16`,
        "take a prefix of the address plan",
      );
    }
    return openEnded ? undecided("its prefix is known only after deployment") : pass;
  },
});

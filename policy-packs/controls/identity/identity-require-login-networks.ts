import { parsePrefix } from "../../../ipam/prefix.ts";
import { control, UNKNOWN } from "../../control.ts";
import { loginRules } from "../../facts/users.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const identityRequireLoginNetworks = control({
  id: "identity-require-login-networks",
  title: "People sign in from the company's networks",
  clauses: ["8.3.2-b"],
  mlps: "8.1.4.1",
  severity: "medium",
  // The guide asks for the smallest source of ports, and names none for people.
  packs: { baseline: "disabled", payment: "mandatory" },
  why: "A stolen password is tried from far away. Where sign-in works from the offices and the VPN alone, it is worth little.",
  sameAs: [],
  absent: { aws: "IAM has no such list; the directory that people sign in through has one" },
  fact: loginRules,
  settings: {
    // Wider than this is no company's network.
    defaults: { shortestPrefix: 8 },
    schema: {
      shortestPrefix: {
        type: "integer",
        minimum: 1,
        description: "shortest prefix that still names a network",
      },
    },
  },
  judge({ networks }, { settings }) {
    if (networks === UNKNOWN) return undecided("its networks are known only after deployment");
    if (networks.length === 0) return fail("lets people sign in from everywhere", "set loginNetworkMasks");
    const wide = networks.filter((network) => isWider(network, settings.shortestPrefix));
    return wide.length === 0
      ? pass
      : fail(`lets people sign in from ${wide.join(", ")}`, "name the networks of the offices and the VPN");
  },
});

function isWider(network: string, shortest: number): boolean {
  try {
    return parsePrefix(network.includes("/") ? network : `${network}/32`).length < shortest;
  } catch {
    return true;
  }
}

import { control } from "../../control.ts";
import { databaseClients } from "../../facts/database-clients.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const dbRequireNamedClients = control({
  id: "db-require-named-clients",
  title: "Databases let in named servers rather than whole networks",
  clauses: ["10.4.1-c", "1.9.2-a"],
  mlps: "8.1.3.2",
  severity: "medium",
  packs: { baseline: "advisory" },
  why: "Whoever gets onto any machine of a wide network may try the database: a desk, a camera, a till. Named servers leave one way in.",
  sameAs: [],
  fact: databaseClients,
  settings: {
    // A subnet of application servers; the guide asks for named ones and gives no number. @clause 10.4.1-c
    defaults: { widestIpv4: 24, widestIpv6: 64 },
    schema: {
      widestIpv4: { type: "integer", minimum: 0, description: "widest IPv4 prefix that still names servers" },
      widestIpv6: { type: "integer", minimum: 0, description: "widest IPv6 prefix that still names servers" },
    },
  },
  judge({ sources, openEnded }, { settings }) {
    const wide = sources.filter(
      ({ family, length }) => length < (family === "ipv4" ? settings.widestIpv4 : settings.widestIpv6),
    );
    if (wide.length > 0) {
      return fail(
        `lets in ${[...new Set(wide.map(String))].sort().join(" and ")}`,
        "name the subnets of its applications and of the bastion",
      );
    }
    return openEnded ? undecided("who may reach it is known only after deployment") : pass;
  },
});

import { control, UNKNOWN } from "../../control.ts";
import { exposureDefaults, exposureSchema } from "../../exposure.ts";
import { bastionSources } from "../../facts/recorder.ts";
import { fail, pass, undecided } from "../../judgement.ts";
import { judgeSources } from "../../source-lists.ts";

export const networkNoOpenBastion = control({
  id: "network-no-open-bastion",
  title: "Bastions answer to named sources alone",
  clauses: ["12.6.2-a", "8.3.2-b", "1.9.2-a"],
  mlps: "8.1.3.1",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "The bastion is the door to every machine; a door that the whole internet may try will be tried by the whole internet.",
  sameAs: [],
  absent: {
    aws: "endpoints of EC2 Instance Connect and sessions have no address on the internet; they are entered with signed calls",
  },
  fact: bastionSources,
  settings: { defaults: exposureDefaults, schema: exposureSchema },
  judge(bastion, { settings }) {
    if (bastion.public === UNKNOWN)
      return undecided("whether the bastion is on the internet is known only after deployment");
    if (!bastion.public) return pass;
    const { sources } = bastion;
    if (sources !== UNKNOWN && sources.length === 0) {
      return fail(
        "bastion is open to the whole internet",
        "name the addresses of the offices in publicWhiteLists",
      );
    }
    return judgeSources(sources, settings, "bastion", "name the addresses of the offices");
  },
});

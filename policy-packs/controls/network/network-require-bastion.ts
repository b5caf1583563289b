import { control } from "../../control.ts";
import { bastion } from "../../facts/recorder.ts";
import { fail, notApplicable, pass, whereAsked } from "../../judgement.ts";
import { askedDefaults, askedSchema } from "../../presence.ts";

export const networkRequireBastion = control({
  id: "network-require-bastion",
  title: "Machines with a login of their own are entered by a bastion",
  clauses: ["12.6.2-a", "8.3.2-a", "10.4.1-b"],
  mlps: "8.1.3.1",
  severity: "medium",
  packs: { baseline: "advisory", strict: "mandatory", payment: "mandatory" },
  why: "Without a bastion everybody who operates a machine needs a way to it and a key for it, and nobody records what they do there.",
  sameAs: [],
  fact: bastion,
  settings: { defaults: askedDefaults, schema: askedSchema },
  judge({ present, given }, { settings }) {
    if (settings.asked === "never") return notApplicable("another stack holds the bastion");
    if (present) return pass;
    const judgement = fail(
      "has a login of its own and the stack has no bastion",
      "enter it by a bastion or the session manager, and take the login away",
    );
    return whereAsked(given, judgement, "whether it has a login of its own");
  },
});

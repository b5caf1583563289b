import { control, UNKNOWN } from "../../control.ts";
import { publicEndpoint } from "../../facts/database-exposure.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const dbNoPublicEndpoint = control({
  id: "db-no-public-endpoint",
  title: "No resource gives a database an address on the internet",
  clauses: ["10.4.1-c", "11.4.1-a"],
  mlps: "8.1.3.1",
  severity: "critical",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Whatever the white list says today, the address is found within hours and tried from then on; one wrong entry opens the database to everybody.",
  sameAs: [],
  absent: {
    aws: "databases of AWS have no separate public endpoint; publiclyAccessible, which db-no-public-access judges, makes their own one public",
  },
  fact: publicEndpoint,
  judge(open) {
    if (open === UNKNOWN) return undecided("whether it is on the internet is known only after deployment");
    return open
      ? fail(
          "gives a database an address on the internet",
          "delete it, and reach the database inside its network or over the bastion",
        )
      : pass;
  },
});

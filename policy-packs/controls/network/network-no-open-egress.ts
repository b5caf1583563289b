import { control, UNKNOWN } from "../../control.ts";
import { openEgress } from "../../facts/egress.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const networkNoOpenEgress = control({
  id: "network-no-open-egress",
  title: "Security groups let out what their members need",
  clauses: ["8.3.2-b", "1.9.1-a"],
  mlps: "8.1.3.2",
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "Whoever takes one machine loads tools from anywhere and sends data to anywhere.",
  sameAs: ["CKV_AWS_382"],
  fact: openEgress,
  judge({ open, byDefault }) {
    if (open === UNKNOWN) return undecided("what it lets out is known only after deployment");
    if (!open) return pass;
    return fail(
      byDefault
        ? "lets everything out, as the cloud does until a rule drops it"
        : "lets everything out to the internet",
      "name what its members need to reach, and refuse the rest",
    );
  },
});

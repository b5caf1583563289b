import { control } from "../../control.ts";
import { recordTarget } from "../../facts/network-settings.ts";
import { requireTrue } from "../../judgement.ts";

export const networkNoDanglingRecord = control({
  id: "network-no-dangling-record",
  title: "Address records lead to something of one's own",
  clauses: ["8.1.5-b"],
  mlps: "8.1.10.2",
  severity: "medium",
  packs: { baseline: "advisory" },
  why: "The address goes to the next customer of the cloud, and the shop's name with it.",
  sameAs: ["CKV2_AWS_23"],
  absent: {
    alicloud:
      "addresses there are written as text by every record; network-no-address-on-machines asks who holds one",
  },
  fact: recordTarget,
  judge: (fact) =>
    requireTrue(
      fact,
      "where it leads",
      "leads to an address that nothing of this stack holds",
      "name the resource by an alias or by its own address",
    ),
});

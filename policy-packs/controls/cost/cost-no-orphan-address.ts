import { control } from "../../control.ts";
import { addressUse } from "../../facts/unused.ts";
import { judgeUse } from "../../judgements/unused.ts";

export const costNoOrphanAddress = control({
  id: "cost-no-orphan-address",
  title: "Public addresses are in use",
  clauses: ["8.2.3-d", "8.1.5-b"],
  mlps: "8.1.10.2",
  severity: "low",
  packs: { baseline: "mandatory", cost: "mandatory" },
  why: "An address that nothing uses is billed by the hour, and names and rules that still point to it lead to whoever gets it next.",
  sameAs: ["CKV2_AWS_19", "eip-attached", "ec2_elastic_ip_unassigned"],
  fact: addressUse,
  judge: (unused) => judgeUse(unused, "is a public address that nothing uses", "release it, or associate it"),
});

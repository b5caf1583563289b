import { control } from "../../control.ts";
import { clusterRealm } from "../../facts/platform.ts";
import { requireTrue } from "../../judgement.ts";

export const platformRequireKerberosRealm = control({
  id: "platform-require-kerberos-realm",
  title: "Kerberos of data clusters names its realm",
  clauses: ["11.4.1-b"],
  mlps: "8.1.4.4",
  severity: "low",
  packs: { baseline: "advisory" },
  why: "Without its realm a cluster trusts tickets that it cannot place.",
  sameAs: ["CKV_AWS_114"],
  absent: { alicloud: "the realm of a cluster is the service's own there" },
  fact: clusterRealm,
  judge: (value) =>
    requireTrue(value, "which realm it trusts", "its Kerberos names no realm", "name the realm"),
});

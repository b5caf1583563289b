import { control } from "../../control.ts";
import { certificateAuthority } from "../../facts/database-upkeep.ts";
import { requireTrue } from "../../judgement.ts";

export const dbRequireCurrentCertificate = control({
  id: "db-require-current-certificate",
  title: "Servers' certificates come from an authority that is still valid",
  clauses: ["10.4.2-a", "1.1.5-b"],
  mlps: "8.1.2.2",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "On the day the old authority expires every client that checks certificates loses the database.",
  sameAs: ["CKV_AWS_211", "rds_instance_certificate_expiration"],
  absent: {
    alicloud: 'ApsaraDB renews the certificates of its own authority; sslAction "Update" does so at once',
  },
  fact: certificateAuthority,
  judge: (value) =>
    requireTrue(
      value,
      "its certificate authority",
      "has a certificate of an authority that has expired",
      "name rds-ca-rsa2048-g1, or leave it to the service",
    ),
});

import { control, UNKNOWN } from "../../control.ts";
import { tlsVersions } from "../../facts/tls-versions.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const tlsRequireModernVersion = control({
  id: "tls-require-modern-version",
  title: "Entrances speak TLS 1.2 or later only",
  clauses: ["11.4.2-a", "8.3.3-a", "1.1.5-b"],
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  sameAs: [
    "CKV_AWS_103",
    "CKV_AWS_174",
    "CKV_AWS_206",
    "CKV_AWS_213",
    "CKV2_AWS_74",
    "CKV_ALI_33",
    "AwsSolutions-CFR4",
  ],
  fact: tlsVersions,
  settings: {
    defaults: { oldest: 1.2 },
    schema: { oldest: { type: "number", minimum: 1, description: "oldest TLS version allowed" } },
  },
  judge({ oldest, policy }, { settings }) {
    if (oldest === UNKNOWN) return undecided("the TLS versions it speaks are known only after deployment");
    if (oldest >= settings.oldest) return pass;
    return fail(
      `speaks ${oldest === 0 ? "SSL 3.0" : `TLS ${oldest.toFixed(1)}`} (${policy})`,
      `take a policy whose oldest version is TLS ${settings.oldest.toFixed(1)}`,
    );
  },
});

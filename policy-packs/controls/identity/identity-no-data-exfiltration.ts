import { type Cloud, control } from "../../control.ts";
import { policiesWithLimits } from "../../facts/policies-with-limits.ts";
import { anywhere } from "../../judgements/document.ts";
import { judgeLimited, limitSettings } from "../../judgements/limited.ts";

/** Reading that carries data away: objects, parameters and secrets. */
const READS_DATA: Readonly<Record<Cloud, readonly string[]>> = {
  aws: [
    "s3:GetObject",
    "secretsmanager:GetSecretValue",
    "ssm:GetParameter",
    "ssm:GetParameters",
    "ssm:GetParametersByPath",
  ],
  alicloud: ["kms:GetSecretValue", "oos:GetSecretParameter", "oos:GetSecretParameters", "oss:GetObject"],
};

export const identityNoDataExfiltration = control({
  id: "identity-no-data-exfiltration",
  title: "No policy reads every object, parameter or secret",
  clauses: ["8.3.1-a", "8.3.3-d"],
  mlps: "8.1.4.2",
  severity: "high",
  packs: { baseline: "advisory" },
  why: "One stolen session of this identity reads the customer files and secrets of all systems, and leaves no trace but a read.",
  sameAs: ["CKV_AWS_288", "CKV_AWS_108"],
  fact: policiesWithLimits,
  settings: limitSettings,
  judge: (limited, { settings }) =>
    judgeLimited(limited, settings, {
      find: (statements, { cloud }) =>
        anywhere(statements, cloud, READS_DATA[cloud], (actions) => `reads everything with ${actions}`),
      remedy: "name the buckets, parameters and secrets that the work needs",
    }),
});

import { control, UNKNOWN } from "../../control.ts";
import { counted } from "../../counted.ts";
import { fileTransfers } from "../../facts/file-transfer.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const tlsRequireRecentTransferPolicy = control({
  id: "tls-require-recent-transfer-policy",
  title: "Servers for file transfer use a recent list of ciphers",
  clauses: ["1.1.5-b", "8.3.3-a"],
  mlps: "8.1.2.2",
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "The list that the service takes by itself is years old and still speaks ciphers that are broken today.",
  sameAs: ["CKV_AWS_380"],
  absent: { alicloud: "there is no managed server for file transfer; OSS takes files by HTTPS" },
  fact: fileTransfers,
  settings: {
    // The guide names no age; the provider renews the list about once a year.
    defaults: { longestMonths: 24 },
    schema: {
      longestMonths: { type: "integer", minimum: 1, description: "oldest list of ciphers, in months" },
    },
  },
  judge({ policyMonth }, { settings, now }) {
    if (policyMonth === UNKNOWN) return undecided("its list of ciphers is known only after deployment");
    const remedy = "name the newest TransferSecurityPolicy";
    if (policyMonth === undefined) return fail("uses a list of ciphers without a date", remedy);
    const [year = 0, month = 1] = policyMonth.split("-").map(Number);
    const age = (now.getUTCFullYear() - year) * 12 + now.getUTCMonth() + 1 - month;
    return age < settings.longestMonths
      ? pass
      : fail(`uses the ciphers of ${policyMonth}, ${counted(age, "month")} old`, remedy);
  },
});

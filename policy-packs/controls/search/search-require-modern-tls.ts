import { control, UNKNOWN } from "../../control.ts";
import { searchTlsPolicy } from "../../facts/search-domain.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const searchRequireModernTls = control({
  id: "search-require-modern-tls",
  title: "Search engines speak TLS 1.2 or later only",
  clauses: ["11.4.2-a", "1.1.5-b"],
  mlps: "8.1.2.2",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "TLS 1.0 and 1.1 can be broken by somebody on the way, who then reads what was thought to be encrypted.",
  sameAs: ["CKV_AWS_228", "CKV_AWS_218"],
  absent: { alicloud: "the endpoints of Elasticsearch of Alibaba Cloud have no setting for TLS versions" },
  fact: searchTlsPolicy,
  judge(policy) {
    if (policy === UNKNOWN) return undecided("its TLS policy is known only after deployment");
    return /-TLS-1-[23]/.test(policy)
      ? pass
      : fail(`speaks TLS 1.0 (${policy})`, "take a policy whose oldest version is TLS 1.2");
  },
});

import { control } from "../../control.ts";
import { apiFirewall } from "../../facts/api-gateways.ts";
import { requireTrue } from "../../judgement.ts";

export const networkRequireApiWaf = control({
  id: "network-require-api-waf",
  title: "REST APIs on the internet have a web application firewall",
  clauses: ["8.3.2-c"],
  mlps: "8.1.3.3",
  severity: "high",
  packs: { baseline: "mandatory" },
  why: "Injections and known exploits reach the functions behind the API as they are sent.",
  sameAs: ["CKV2_AWS_29", "AwsSolutions-APIG3"],
  absent: {
    alicloud: "its API gateway joins WAF in the console alone: the provider has no resource that says so",
  },
  fact: apiFirewall,
  judge: (fact) =>
    requireTrue(
      fact,
      "whether a web application firewall is before it",
      "is reached from the internet without a web application firewall",
      "associate a web ACL with the stage",
    ),
});

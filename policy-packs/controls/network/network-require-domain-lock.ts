import { control } from "../../control.ts";
import { domainLock } from "../../facts/network-settings.ts";
import { requireTrue } from "../../judgement.ts";

export const networkRequireDomainLock = control({
  id: "network-require-domain-lock",
  title: "Domains cannot be moved to another registrar by theft",
  clauses: ["8.3.2-b"],
  mlps: "8.1.4.1",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "Whoever gets into the registrar's account once takes the name, and with it mail and shop.",
  sameAs: ["CKV_AWS_377"],
  absent: { alicloud: "the provider has no resource for registered domains' locks" },
  fact: domainLock,
  judge: (fact) =>
    requireTrue(
      fact,
      "whether its transfer is locked",
      "can be moved to another registrar",
      "set transferLock",
    ),
});

import { control } from "../../control.ts";
import { desyncProtection } from "../../facts/balancer-settings.ts";
import { requireTrue } from "../../judgement.ts";

export const networkRequireDesyncProtection = control({
  id: "network-require-desync-protection",
  title: "Load balancers keep ambiguous requests out",
  clauses: ["8.3.2-c"],
  mlps: "8.1.3.3",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "Requests that balancer and server read differently poison caches and take over the sessions of others.",
  sameAs: ["CKV_AWS_328"],
  absent: {
    alicloud: "its application balancers refuse malformed requests by themselves and have no switch for it",
  },
  fact: desyncProtection,
  judge: (fact) =>
    requireTrue(
      fact,
      "how it treats ambiguous requests",
      'only watches ambiguous requests (desync mode "monitor")',
      'set desyncMitigationMode to "defensive" or "strictest"',
    ),
});

import { control } from "../../control.ts";
import { exposureDefaults, exposureSchema, judgeSources } from "../../exposure.ts";
import { balancerLists } from "../../facts/network-settings.ts";

export const networkNoOpenBalancerList = control({
  id: "network-no-open-balancer-list",
  title: "Access lists of load balancers name addresses",
  clauses: ["1.9.2-a", "8.3.2-b"],
  mlps: "8.1.3.2",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "A list that holds everybody keeps nobody out and looks as if it did.",
  sameAs: ["CKV_ALI_29"],
  absent: { aws: "load balancers there are limited by their security groups, which the port controls read" },
  fact: balancerLists,
  settings: { defaults: exposureDefaults, schema: exposureSchema },
  judge: (entries, { settings }) => judgeSources(entries, settings, "list", "name the addresses that use it"),
});

import { control } from "../../control.ts";
import { exposureDefaults, exposureSchema } from "../../exposure.ts";
import { allowLists } from "../../facts/broker.ts";
import { judgeSources } from "../../source-lists.ts";

export const middlewareNoOpenAllowList = control({
  id: "middleware-no-open-allow-list",
  title: "Allow-lists of brokers name their clients",
  clauses: ["11.4.1-a", "11.4.1-c"],
  mlps: "8.1.4.2",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "A list that lets in everybody is no list: the network around it is then all that keeps strangers out.",
  sameAs: [],
  absent: {
    aws: "brokers there are kept by security groups, which network-no-public-middleware-ports judges",
  },
  fact: allowLists,
  settings: { defaults: exposureDefaults, schema: exposureSchema },
  judge: (sources, { settings }) => judgeSources(sources, settings, "allow-list"),
});

import { control, UNKNOWN } from "../../control.ts";
import { defaultNetwork } from "../../facts/network-settings.ts";
import { requireTrue } from "../../judgement.ts";

export const networkNoDefaultNetwork = control({
  id: "network-no-default-network",
  title: "Networks are those of the plan, not the ones the cloud made",
  clauses: ["8.3.2-a", "3.2.2-a"],
  mlps: "8.1.2.1",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "The default network has addresses of nobody's plan, public subnets and a group that lets members reach each other.",
  sameAs: ["CKV_AWS_148"],
  fact: defaultNetwork,
  judge: (fact) =>
    requireTrue(
      fact === UNKNOWN ? UNKNOWN : !fact,
      "whether it is the default network",
      "is the network that the cloud made by itself",
      "make a network with a prefix of the plan, and leave the default one empty",
    ),
});

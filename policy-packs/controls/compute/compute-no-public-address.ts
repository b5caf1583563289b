import { control, UNKNOWN } from "../../control.ts";
import { publicAddress } from "../../facts/public-address.ts";
import { requireTrue } from "../../judgement.ts";

export const computeNoPublicAddress = control({
  id: "compute-no-public-address",
  title: "Machines have no internet address of their own",
  clauses: ["8.3.2-a", "1.9.2-a"],
  severity: "high",
  packs: { baseline: "mandatory" },
  sameAs: [
    "CKV_AWS_88",
    "CKV_AWS_130",
    "CKV_AWS_333",
    "EC2InstanceNoPublicIp",
    "VPCSubnetAutoAssignPublicIpDisabled",
  ],
  fact: publicAddress,
  judge: (fact) =>
    requireTrue(
      fact.public === UNKNOWN ? UNKNOWN : !fact.public,
      "whether it gets an internet address",
      "is given an internet address of its own",
      "reach it over a load balancer and leave by the NAT gateway",
    ),
});

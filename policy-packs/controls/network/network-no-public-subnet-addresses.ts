import { control, UNKNOWN } from "../../control.ts";
import { subnetAddresses } from "../../facts/network-settings.ts";
import { requireTrue } from "../../judgement.ts";

export const networkNoPublicSubnetAddresses = control({
  id: "network-no-public-subnet-addresses",
  title: "Subnets give no internet addresses by themselves",
  clauses: ["8.3.2-a", "1.9.2-a"],
  mlps: "8.1.2.1",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "A machine put into the subnet for a test stands on the internet without anybody asking for it.",
  sameAs: ["CKV_AWS_130", "VPCSubnetAutoAssignPublicIpDisabled"],
  absent: {
    alicloud: "a vSwitch there gives none: a machine asks for its own, which compute-no-public-address reads",
  },
  fact: subnetAddresses,
  judge: (fact) =>
    requireTrue(
      fact === UNKNOWN ? UNKNOWN : !fact,
      "whether it gives internet addresses",
      "gives machines internet addresses by themselves",
      "set mapPublicIpOnLaunch to false",
    ),
});

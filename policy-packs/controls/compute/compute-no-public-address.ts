import { control } from "../../control.ts";
import { publicAddress } from "../../facts/public-address.ts";
import { requireTrue } from "../../judgement.ts";
import { not } from "../../switches.ts";

export const computeNoPublicAddress = control({
  id: "compute-no-public-address",
  title: "Machines have no internet address of their own",
  clauses: ["8.3.2-a", "1.9.2-a"],
  mlps: "8.1.2.1",
  severity: "high",
  packs: { baseline: "mandatory" },
  why: "What has an address on the internet is knocked at all day; one forgotten port is enough. Behind a balancer only what is meant to be reached can be.",
  sameAs: [
    "CKV_AWS_88",
    "CKV_AWS_333",
    "CKV_AWS_389",
    "EC2InstanceNoPublicIp",
    "ec2_instance_public_ip",
    "ecs_service_no_assign_public_ip",
  ],
  fact: publicAddress,
  judge: (fact) =>
    requireTrue(
      not(fact.public),
      "whether it gets an internet address",
      "is given an internet address of its own",
      "reach it over a load balancer and leave by the NAT gateway",
    ),
});

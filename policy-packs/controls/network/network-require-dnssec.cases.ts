import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { networkRequireDnssec } from "./network-require-dnssec.ts";

const ZONE = "aws:route53/zone:Zone";
const sign = (hostedZoneId: unknown) => ({
  name: "sign",
  type: "aws:route53/hostedZoneDnsSec:HostedZoneDnsSec",
  props: { hostedZoneId },
});

export const cases: ControlCases = {
  control: networkRequireDnssec,
  aws: {
    pass: [
      example(ZONE, {}, sign(ref("subject"))),
      example(ZONE, {}, { ...sign(ref("subject")), type: "aws:route53/keySigningKey:KeySigningKey" }),
    ],
    fail: [example(ZONE, {}), example(ZONE, { vpcs: [] })],
    unknown: [example(ZONE, {}, sign(UNKNOWN))],
    silent: [
      example(ZONE, { vpcs: [{ vpcId: "vpc-1" }] }),
      example(
        ZONE,
        {},
        {
          name: "a",
          type: "aws:route53/zoneAssociation:ZoneAssociation",
          props: { zoneId: ref("subject"), vpcId: "vpc-1" },
        },
      ),
    ],
  },
};

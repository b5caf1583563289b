import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { networkNoDanglingRecord } from "./network-no-dangling-record.ts";

const RECORD = "aws:route53/record:Record";

export const cases: ControlCases = {
  control: networkNoDanglingRecord,
  aws: {
    pass: [
      example(RECORD, { type: "A", aliases: [{ name: "d.cloudfront.example" }] }),
      example(RECORD, { type: "A", records: [ref("ip")] }, { name: "ip", type: "aws:ec2/eip:Eip" }),
      example(
        RECORD,
        { type: "A", records: ["203.0.113.7"] },
        { name: "ip", type: "aws:ec2/eip:Eip", props: { publicIp: "203.0.113.7" } },
      ),
    ],
    fail: [
      example(RECORD, { type: "A", records: ["203.0.113.7"] }),
      example(RECORD, { type: "AAAA", records: ["2001:db8::7"] }),
      example(
        RECORD,
        { type: "A", records: ["203.0.113.7"] },
        { name: "ip", type: "aws:ec2/eip:Eip", props: { publicIp: "203.0.113.8" } },
      ),
      example(RECORD, { type: "A", records: [UNKNOWN, "203.0.113.7"] }),
    ],
    unknown: [
      example(RECORD, { type: UNKNOWN, records: ["203.0.113.7"] }),
      example(
        RECORD,
        { type: "A", records: ["203.0.113.7"] },
        { name: "ip", type: "aws:ec2/eip:Eip", props: { publicIp: UNKNOWN } },
      ),
    ],
    silent: [example(RECORD, { type: "CNAME", records: ["www.mall.example"] })],
  },
};

import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { dbRequireNamedClients } from "./db-require-named-clients.ts";

const RDS = "aws:rds/instance:Instance";
const ALI = "alicloud:rds/instance:Instance";
const group = (ingress: readonly object[]) => ({
  name: "sg",
  type: "aws:ec2/securityGroup:SecurityGroup",
  props: { ingress },
});
const from = (...cidrBlocks: readonly unknown[]) => ({
  protocol: "tcp",
  fromPort: 3306,
  toPort: 3306,
  cidrBlocks,
});
const behind = { vpcSecurityGroupIds: [ref("sg")] };
const rule = (type: string, cidrIpv4: unknown) => ({
  name: "rule",
  type: `aws:vpc/securityGroup${type}Rule:SecurityGroup${type}Rule`,
  props: { securityGroupId: ref("sg"), ipProtocol: "tcp", fromPort: 3306, toPort: 3306, cidrIpv4 },
});

export const cases: ControlCases = {
  control: dbRequireNamedClients,
  aws: {
    pass: [
      example(RDS, behind, group([from("10.16.0.0/24", "10.16.1.0/24")])),
      example(RDS, behind, group([from("0.0.0.0/0")])),
      example(
        RDS,
        behind,
        group([{ protocol: "tcp", fromPort: 3306, toPort: 3306, securityGroups: ["sg-web"] }]),
      ),
      example(
        RDS,
        behind,
        group([{ protocol: "tcp", fromPort: 3306, toPort: 3306, ipv6CidrBlocks: ["fd00:10::/64"] }]),
      ),
      example(RDS, behind, group([]), rule("Egress", "10.0.0.0/8")),
    ],
    fail: [
      example(RDS, behind, group([from("10.16.0.0/23")])),
      example(RDS, behind, group([]), rule("Ingress", "10.0.0.0/8")),
      example(
        RDS,
        behind,
        group([{ protocol: "tcp", fromPort: 3306, toPort: 3306, ipv6CidrBlocks: ["fd00:10::/63"] }]),
      ),
      example(
        "aws:elasticache/replicationGroup:ReplicationGroup",
        { securityGroupIds: [ref("sg")] },
        group([from("172.16.0.0/12")]),
      ),
    ],
    unknown: [
      example(RDS, behind, group([from(UNKNOWN)])),
      example(RDS, behind, group([]), rule("Ingress", UNKNOWN)),
    ],
    silent: [example(RDS, {}), example(RDS, { vpcSecurityGroupIds: ["sg-elsewhere"] })],
  },
  alicloud: {
    pass: [
      example(ALI, { securityIps: ["10.16.0.0/24", "10.16.1.7"] }),
      example(ALI, { securityIps: ["0.0.0.0/0"] }),
    ],
    fail: [
      example(ALI, { securityIps: ["10.16.0.0/23"] }),
      example(ALI, { securityIps: ["10.0.0.0/8", "10.16.1.7"] }),
      example("alicloud:redis/tairInstance:TairInstance", { securityIps: "10.16.1.7,192.168.0.0/16" }),
    ],
    unknown: [example(ALI, { securityIps: [UNKNOWN] })],
    silent: [example(ALI, {}), example(ALI, { securityIps: [] })],
  },
};

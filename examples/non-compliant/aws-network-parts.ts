import * as aws from "@pulumi/aws";
import { tags } from "./fault.ts";

export const VPC = "vpc-0abcdef1234567890";
export const GROUP = "sg-0abcdef1234567890";
export const SUBNET = "subnet-0abcdef1234567890";
export const EVERYBODY = "0.0.0.0/0";
/** What a rule that lets in the internet has to say: who needs it, and who answers for it. */
export const NOTE = "Planted; owner ops";

export type Beside = (subject: unknown, name: string, broken: boolean, opts: object) => void;

/** Somebody stands behind a group; the flaw leaves it guarding nothing. */
export function inUse(missing = false): Beside {
  return (group, name, broken, opts) => {
    if (broken && missing) return;
    const { id } = group as aws.ec2.SecurityGroup;
    new aws.ec2.NetworkInterface(
      `${name}-member`,
      { subnetId: SUBNET, securityGroups: [id], description: "Planted", tags },
      opts,
    );
  };
}

export const acl: aws.ec2.NetworkAclArgs = { vpcId: VPC, subnetIds: [SUBNET], tags };

/** An ACL that lets in one port, or all of them. */
export function aclOpen(port: number | "all"): Partial<aws.ec2.NetworkAclArgs> {
  const ports = port === "all" ? { fromPort: 0, toPort: 0 } : { fromPort: port, toPort: port };
  const protocol = port === "all" ? "-1" : "tcp";
  return { ingress: [{ ruleNo: 100, action: "allow", protocol, ...ports, cidrBlock: EVERYBODY }] };
}

/** The network that an account comes with records its traffic and lets nothing through, but for the flaw. */
export function shut(flaw?: "acl" | "flow-log" | "refused-only"): Beside {
  return (vpc, name, broken, opts) => {
    const { id, defaultNetworkAclId } = vpc as aws.ec2.DefaultVpc;
    const open = broken && flaw === "acl";
    new aws.ec2.DefaultNetworkAcl(
      `${name}-acl`,
      {
        defaultNetworkAclId,
        ingress: open
          ? [
              {
                ruleNo: 100,
                action: "allow",
                protocol: "tcp",
                fromPort: 443,
                toPort: 443,
                cidrBlock: "10.0.0.0/8",
              },
            ]
          : [],
        egress: [],
        tags,
      },
      opts,
    );
    if (broken && flaw === "flow-log") return;
    new aws.ec2.FlowLog(
      `${name}-log`,
      {
        vpcId: id,
        trafficType: broken && flaw === "refused-only" ? "REJECT" : "ALL",
        logDestinationType: "s3",
        logDestination: "arn:aws-cn:s3:::flow-logs",
        tags,
      },
      opts,
    );
  };
}

/** What both tunnels may agree on. */
export function tunnels(
  inputs: { readonly ciphers?: string[]; readonly hashes?: string[]; readonly versions?: string[] } = {},
): Partial<aws.ec2.VpnConnectionArgs> {
  const { ciphers = ["AES256-GCM-16"], hashes = ["SHA2-256"], versions = ["ikev2"] } = inputs;
  return {
    tunnel1IkeVersions: versions,
    tunnel1Phase1EncryptionAlgorithms: ciphers,
    tunnel1Phase2EncryptionAlgorithms: ciphers,
    tunnel1Phase1IntegrityAlgorithms: hashes,
    tunnel1Phase2IntegrityAlgorithms: hashes,
    tunnel2IkeVersions: versions,
    tunnel2Phase1EncryptionAlgorithms: ciphers,
    tunnel2Phase2EncryptionAlgorithms: ciphers,
    tunnel2Phase1IntegrityAlgorithms: hashes,
    tunnel2Phase2IntegrityAlgorithms: hashes,
  };
}

export const vpn: aws.ec2.VpnConnectionArgs = {
  customerGatewayId: "cgw-0abcdef1234567890",
  transitGatewayId: "tgw-0abcdef1234567890",
  type: "ipsec.1",
  ...tunnels(),
  tags,
};

const KEY = "arn:aws-cn:kms:cn-north-1:111122223333:key/11111111-2222-3333-4444-555555555555";
export const customerKey = { encryptionConfiguration: { type: "CUSTOMER_KMS", keyId: KEY } };

export const firewall: aws.networkfirewall.FirewallArgs = {
  firewallPolicyArn: "arn:aws-cn:network-firewall:cn-north-1:111122223333:firewall-policy/edge",
  vpcId: VPC,
  subnetMappings: [{ subnetId: SUBNET }],
  deleteProtection: true,
  ...customerKey,
  tags,
};

/** What a firewall sees goes to the log archive. */
export function firewallLog(missing = false): Beside {
  return (subject, name, broken, opts) => {
    if (broken && missing) return;
    const { arn } = subject as aws.networkfirewall.Firewall;
    new aws.networkfirewall.LoggingConfiguration(
      `${name}-log`,
      {
        firewallArn: arn,
        loggingConfiguration: {
          logDestinationConfigs: [
            { logDestination: { bucketName: "firewall-logs" }, logDestinationType: "S3", logType: "ALERT" },
          ],
        },
      },
      opts,
    );
  };
}

/** A public zone is signed and writes its questions down; the flaw leaves one of them out. */
export function zoneSettings(missing: "signing" | "log"): Beside {
  return (zone, name, broken, opts) => {
    const { zoneId } = zone as aws.route53.Zone;
    if (!(broken && missing === "signing")) {
      new aws.route53.HostedZoneDnsSec(`${name}-signing`, { hostedZoneId: zoneId }, opts);
    }
    if (broken && missing === "log") return;
    new aws.route53.QueryLog(
      `${name}-log`,
      { zoneId, cloudwatchLogGroupArn: "arn:aws-cn:logs:cn-north-1:111122223333:log-group:questions" },
      opts,
    );
  };
}

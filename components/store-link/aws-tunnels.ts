import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { CRYPTO } from "./limits.ts";

/** Both forms of AES-256: routers without GCM take the first. @clause 3.5.3-b */
const CIPHERS = ["AES256", "AES256-GCM-16"];

export interface AwsTunnel {
  /** The /30 inside it. */
  readonly inside: string;
  /** None where the other end shows a certificate. */
  readonly key: pulumi.Output<string> | undefined;
}

type TunnelArgs = Omit<aws.ec2.VpnConnectionArgs, "customerGatewayId" | "type">;

/** Both tunnels of a connection, told to take nothing weaker than {@link CRYPTO}: AWS would offer AES-128 and SHA-1. */
export function awsTunnels(
  [first, second]: readonly AwsTunnel[],
  logGroupArn: pulumi.Input<string>,
): TunnelArgs {
  const log = logOptions(logGroupArn);
  return {
    ...(first && { tunnel1InsideCidr: first.inside }),
    ...(first?.key && { tunnel1PresharedKey: first.key }),
    tunnel1IkeVersions: ["ikev2"],
    tunnel1Phase1EncryptionAlgorithms: CIPHERS,
    tunnel1Phase2EncryptionAlgorithms: CIPHERS,
    tunnel1Phase1IntegrityAlgorithms: [...CRYPTO.hashes],
    tunnel1Phase2IntegrityAlgorithms: [...CRYPTO.hashes],
    tunnel1Phase1DhGroupNumbers: [...CRYPTO.dhGroups.aws],
    tunnel1Phase2DhGroupNumbers: [...CRYPTO.dhGroups.aws],
    tunnel1Phase1LifetimeSeconds: CRYPTO.phase1Seconds,
    tunnel1Phase2LifetimeSeconds: CRYPTO.phase2Seconds,
    tunnel1DpdTimeoutAction: "restart",
    tunnel1DpdTimeoutSeconds: 30,
    tunnel1StartupAction: "add",
    tunnel1EnableTunnelLifecycleControl: true,
    tunnel1LogOptions: log,
    ...(second && { tunnel2InsideCidr: second.inside }),
    ...(second?.key && { tunnel2PresharedKey: second.key }),
    tunnel2IkeVersions: ["ikev2"],
    tunnel2Phase1EncryptionAlgorithms: CIPHERS,
    tunnel2Phase2EncryptionAlgorithms: CIPHERS,
    tunnel2Phase1IntegrityAlgorithms: [...CRYPTO.hashes],
    tunnel2Phase2IntegrityAlgorithms: [...CRYPTO.hashes],
    tunnel2Phase1DhGroupNumbers: [...CRYPTO.dhGroups.aws],
    tunnel2Phase2DhGroupNumbers: [...CRYPTO.dhGroups.aws],
    tunnel2Phase1LifetimeSeconds: CRYPTO.phase1Seconds,
    tunnel2Phase2LifetimeSeconds: CRYPTO.phase2Seconds,
    tunnel2DpdTimeoutAction: "restart",
    tunnel2DpdTimeoutSeconds: 30,
    tunnel2StartupAction: "add",
    tunnel2EnableTunnelLifecycleControl: true,
    tunnel2LogOptions: log,
  };
}

function logOptions(logGroupArn: pulumi.Input<string>) {
  return {
    cloudwatchLogOptions: {
      logEnabled: true,
      logGroupArn,
      logOutputFormat: "json",
      bgpLogEnabled: true,
      bgpLogGroupArn: logGroupArn,
      bgpLogOutputFormat: "json",
    },
  };
}

import { beforeAll, describe, expect, it } from "vitest";
import { type Recording, recordComponent } from "../testing.ts";
import { readmeSnippet, typesMade } from "../workload/readme.ts";
import { TAGS } from "../workload/testing.ts";
import { AlicloudCloudLink, AlicloudLinkGateway } from "./alicloud.ts";
import { AwsCloudLink } from "./aws.ts";
import { cases } from "./cloud-link.cases.ts";
import { alicloudLinkArgs, awsLinkArgs, cloudLinkArgs } from "./testing.ts";

const ARGS = cloudLinkArgs("ap-southeast-1", "ap-southeast-1");
const all = ({ resources }: Recording, type: string) =>
  resources.filter((each) => each.type.endsWith(`:${type}`));
const inputs = (run: Recording, type: string, name: string) => {
  const found = all(run, type).find((each) => each.name === name);
  if (found === undefined) throw new Error(`no ${type} ${name}`);
  return found.inputs;
};

it("keeps its type tokens: they are in every state file", async () => {
  const tokens = new Set<string>();
  for (const each of cases) {
    const { resources } = await recordComponent((transform) =>
      each.build("sut", { transformations: [transform] }, {}),
    );
    for (const { type } of resources.filter((one) => one.type.startsWith("atrium:"))) tokens.add(type);
  }
  expect([...tokens].sort()).toEqual([
    "atrium:cloud-link:AlicloudCloudLink",
    "atrium:cloud-link:AlicloudLinkGateway",
    "atrium:cloud-link:AwsCloudLink",
  ]);
});

describe("AWS's side", () => {
  let run: Recording;
  let link: AwsCloudLink;
  beforeAll(async () => {
    run = await recordComponent((transform) => {
      link = new AwsCloudLink("link", awsLinkArgs(ARGS), { transformations: [transform] });
      return link;
    });
  });

  it("makes a connection to each address of the other gateway, each with its own key", () => {
    const addresses = all(run, "CustomerGateway").map(({ inputs: given }) => [given.ipAddress, given.bgpAsn]);
    expect(addresses).toEqual([
      ["198.51.100.1", "65020"],
      ["198.51.100.2", "65020"],
    ]);
    expect(inputs(run, "VpnConnection", "link-a")).toMatchObject({
      tunnel1InsideCidr: "169.254.4.8/30",
      tunnel1Phase1EncryptionAlgorithms: ["AES256", "AES256-GCM-16"],
      tunnel2Phase2EncryptionAlgorithms: ["AES256", "AES256-GCM-16"],
      tunnel1IkeVersions: ["ikev2"],
    });
    expect(all(run, "RandomPassword")).toHaveLength(4);
  });

  it("watches the tunnels that are used, and not the spare ones", () => {
    expect(Object.values(link.alarmTargets).map(({ kind }) => kind)).toEqual(["tunnel-down", "tunnel-down"]);
  });

  it("answers for names at the addresses that the other side is told, and asks for the other's", () => {
    expect(inputs(run, "ResolverEndpoint", "link-answers")).toMatchObject({
      direction: "INBOUND",
      ipAddresses: [
        { subnetId: "subnet-1", ip: "10.64.0.10" },
        { subnetId: "subnet-2", ip: "10.64.1.10" },
      ],
    });
    expect(inputs(run, "ResolverRule", "link-ali-mall-internal")).toMatchObject({
      ruleType: "FORWARD",
      domainName: "ali.mall.internal",
      targetIps: [
        { ip: "100.100.2.136", port: 53 },
        { ip: "100.100.2.138", port: 53 },
      ],
    });
  });

  it("opens nothing but port 53, and that to the other side alone", () => {
    const opened = all(run, "SecurityGroupIngressRule").map(({ inputs: given }) => [
      given.cidrIpv4,
      given.fromPort,
      given.toPort,
    ]);
    expect(opened).toEqual([
      ["10.128.0.0/16", 53, 53],
      ["10.128.0.0/16", 53, 53],
    ]);
  });

  it("knows the way to where Alibaba Cloud answers, which BGP does not tell", () => {
    expect(inputs(run, "Route", "link-names-main")).toMatchObject({
      destinationCidrBlock: "100.100.2.128/25",
    });
  });
});

it("makes a table of the networks that Alibaba Cloud may reach, where none stands yet", async () => {
  const args = awsLinkArgs(
    cloudLinkArgs("ap-southeast-1", "ap-southeast-1", {
      aws: { hub: { id: "tgw-1", attachments: { main: "attachment-main" } } },
    }),
  );
  const run = await recordComponent(
    (transform) => new AwsCloudLink("link", args, { transformations: [transform] }),
  );
  const read = all(run, "RouteTableAssociation").map(({ inputs: given }) => given.transitGatewayRouteTableId);
  expect(new Set(read).size).toBe(1);
  expect(inputs(run, "RouteTablePropagation", "link-link-main")).toMatchObject({
    transitGatewayAttachmentId: "attachment-main",
    transitGatewayRouteTableId: read[0],
  });
});

describe("Alibaba Cloud's side", () => {
  it("tells tables of single tiers the way to AWS, which BGP writes into the system table alone", async () => {
    const { network } = ARGS.alicloud;
    const args = alicloudLinkArgs({
      ...ARGS,
      alicloud: { ...ARGS.alicloud, network: { ...network, routeTables: { app: "vtb-app" } } },
    });
    const run = await recordComponent(
      (transform) => new AlicloudCloudLink("link", args, { transformations: [transform] }),
    );
    expect(inputs(run, "RouteEntry", "link-app-10-64-0-0-16")).toMatchObject({
      routeTableId: "vtb-app",
      destinationCidrblock: "10.64.0.0/16",
      nexthopType: "VpnGateway",
      nexthopId: "vpn-1",
    });
  });

  it("has a gateway in two zones that AWS can be told the addresses of", async () => {
    const run = await recordComponent(
      (transform) => new AlicloudLinkGateway("link", ARGS, { transformations: [transform] }),
    );
    expect(inputs(run, "Gateway", "link-gateway")).toMatchObject({
      vswitchId: "vsw-a",
      disasterRecoveryVswitchId: "vsw-b",
      autoPropagate: true,
      enableSsl: false,
    });
  });

  it("ends both tunnels with AWS's keys, by AES-256, SHA-256 and group 14", async () => {
    const run = await recordComponent(
      (transform) => new AlicloudCloudLink("link", alicloudLinkArgs(ARGS), { transformations: [transform] }),
    );
    const { tunnelOptionsSpecifications } = inputs(run, "Connection", "link-connection");
    // Keys are among them, so the engine gets all of it as a secret.
    const { value } = tunnelOptionsSpecifications as { value: readonly object[] };
    expect(value).toMatchObject([
      {
        role: "master",
        tunnelBgpConfig: { localAsn: "65020", localBgpIp: "169.254.4.10", tunnelCidr: "169.254.4.8/30" },
        tunnelIkeConfig: { psk: "key-1", ikeVersion: "ikev2", ikeEncAlg: "aes256", ikePfs: "group14" },
        tunnelIpsecConfig: { ipsecEncAlg: "aes256", ipsecAuthAlg: "sha256", ipsecPfs: "group14" },
      },
      { role: "slave", tunnelIkeConfig: { psk: "key-2" }, tunnelBgpConfig: { localBgpIp: "169.254.4.18" } },
    ]);
    expect(inputs(run, "Rule", "link-aws-mall-internal")).toMatchObject({
      zoneName: "aws.mall.internal",
      forwardIps: [
        { ip: "10.64.0.10", port: 53 },
        { ip: "10.64.1.10", port: 53 },
      ],
    });
  });
});

it("runs as its README has it", async () => {
  const run = readmeSnippet(new URL("./README.md", import.meta.url), {
    AlicloudCloudLink,
    AlicloudLinkGateway,
    AwsCloudLink,
    tags: TAGS,
  });
  expect(await typesMade(run)).toEqual(
    expect.arrayContaining(["alicloud:vpn/connection:Connection", "aws:route53/resolverRule:ResolverRule"]),
  );
});

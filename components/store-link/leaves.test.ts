import { beforeAll, describe, expect, it } from "vitest";
import { AwsKeys } from "../keys/index.ts";
import { type Recording, recordComponent } from "../testing.ts";
import { readmeSnippet, typesMade } from "../workload/readme.ts";
import { TAGS } from "../workload/testing.ts";
import { AlicloudStoreLink } from "./alicloud.ts";
import { AwsStoreLink } from "./aws.ts";
import { pinStores } from "./hubs.ts";
import { renderRouter } from "./router/render.ts";
import { cases } from "./store-link.cases.ts";
import { alicloudStoreLinkArgs, nationalArgs, storeLinkArgs } from "./testing.ts";

const all = ({ resources }: Recording, type: string) =>
  resources.filter((each) => each.type.endsWith(`:${type}`));
const inputs = (run: Recording, type: string, name: string) => {
  const found = all(run, type).find((each) => each.name === name);
  if (found === undefined) throw new Error(`no ${type} ${name}`);
  return found.inputs as Readonly<Record<string, never>>;
};
const value = <T>(output: { apply: (use: (value: T) => void) => unknown }) =>
  new Promise<T>((resolve) => output.apply(resolve));

it("keeps its type tokens: they are in every state file", async () => {
  const tokens = new Set<string>();
  for (const each of cases) {
    const { resources } = await recordComponent((transform) =>
      each.build("sut", { transformations: [transform] }, {}),
    );
    for (const { type } of resources.filter((one) => one.type.startsWith("atrium:"))) tokens.add(type);
  }
  expect([...tokens].sort()).toEqual([
    "atrium:store-link:AlicloudStoreLink",
    "atrium:store-link:AwsStoreLink",
  ]);
});

describe("on AWS", () => {
  let run: Recording;
  let link: AwsStoreLink;
  beforeAll(async () => {
    run = await recordComponent((transform) => {
      link = new AwsStoreLink("hub", storeLinkArgs("ap-southeast-1"), { transformations: [transform] });
      return link;
    });
  });

  it("joins nothing by default", () => {
    expect(inputs(run, "TransitGateway", "hub-hub")).toMatchObject({
      defaultRouteTableAssociation: "disable",
      defaultRouteTablePropagation: "disable",
      autoAcceptSharedAttachments: "disable",
    });
  });

  it("offers AES-256, SHA-2 and groups from 14 on, in both phases of both tunnels, and IKEv2 alone", () => {
    for (const { inputs: given } of all(run, "VpnConnection")) {
      for (const [key, offered] of Object.entries(given)) {
        if (key.endsWith("EncryptionAlgorithms"))
          expect([key, offered]).toEqual([key, ["AES256", "AES256-GCM-16"]]);
        if (key.endsWith("IntegrityAlgorithms"))
          expect([key, offered]).toEqual([key, ["SHA2-256", "SHA2-384", "SHA2-512"]]);
        if (key.endsWith("DhGroupNumbers")) expect([key, offered]).toEqual([key, [14, 19, 20]]);
        if (key.endsWith("IkeVersions")) expect([key, offered]).toEqual([key, ["ikev2"]]);
      }
      const named = Object.keys(given).filter((key) =>
        /^tunnel[12].*(Algorithms|Numbers|Versions)$/.test(key),
      );
      expect(named).toHaveLength(14);
      expect(given).toMatchObject({ staticRoutesOnly: false, tunnel1DpdTimeoutAction: "restart" });
      expect(given).toHaveProperty("tunnel2LogOptions.cloudwatchLogOptions.bgpLogEnabled", true);
    }
    expect(all(run, "VpnConnection")).toHaveLength(16);
  });

  it("lets no attachment of offices or devices teach the payment network its prefixes", () => {
    const taught = all(run, "RouteTablePropagation").map(({ name }) => name);
    expect(taught.filter((name) => name.endsWith("-payment") && /business|devices/.test(name))).toEqual([]);
    expect(taught).toContain("hub-sg-001-payment-main-payment");
    expect(taught).toContain("hub-sg-001-business-backup-main");
  });

  it("gives every attachment exactly one table", () => {
    const attached = all(run, "RouteTableAssociation").map(({ name }) => name.replace(/^hub-/, ""));
    expect(new Set(attached).size).toBe(attached.length);
    expect(attached).toHaveLength(16 + 2);
  });

  it("keeps keys as secrets: of 41 signs that start with a letter, one a tunnel, in one secret a store", async () => {
    const shapes = all(run, "RandomPassword").map(({ inputs: given }) => given);
    expect(shapes).toHaveLength(32);
    expect(shapes.every(({ length, special }) => length === 40 && special === false)).toBe(true);
    expect(inputs(run, "Secret", "hub-sg-001")).toMatchObject({
      kmsKeyId: "key-arn",
      name: "atrium/hub/sg-001",
    });
    const { secretString } = inputs(run, "SecretVersion", "hub-sg-001");
    const { value: text } = secretString as unknown as { value: string };
    expect(Object.keys(JSON.parse(text))).toHaveLength(16);
  });

  it("gives a plan of the router that holds none of them", async () => {
    const plan = await value(link.routers["sg-001"] as never);
    expect(JSON.stringify(plan)).not.toMatch(/"k[A-Za-z0-9]{40}"/);
    expect(renderRouter(plan as never)).toContain("{{psk:atrium/hub/sg-001#payment-main-1}}");
  });

  it("watches each tunnel, and delay and loss of each store", () => {
    const kinds = Object.values(link.alarmTargets).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "tunnel-down")).toHaveLength(32);
    expect(kinds.filter((kind) => kind === "store-delay")).toHaveLength(2);
    expect(inputs(run, "Probe", "hub-sg-001")).toMatchObject({ destination: "10.64.18.1", protocol: "ICMP" });
    expect(String(inputs(run, "Probe", "hub-sg-001").sourceArn)).toMatch(/:subnet\/subnet-1$/);
  });

  it("lets the log delivery write before a tunnel wants to log", () => {
    const policy = "aws:cloudwatch/logResourcePolicy:LogResourcePolicy hub-tunnels";
    for (const { dependsOn } of all(run, "VpnConnection")) expect(dependsOn).toContain(policy);
  });

  it("routes networks to the hub only once they are attached to it", () => {
    const [route] = all(run, "Route").filter(({ type }) => type === "aws:ec2/route:Route");
    expect(route?.dependsOn).toEqual(["aws:ec2transitgateway/vpcAttachment:VpcAttachment hub-main"]);
    expect(route?.inputs).toMatchObject({ destinationCidrBlock: "10.64.0.0/10", routeTableId: "rtb-app" });
  });
});

describe("on Alibaba Cloud", () => {
  let run: Recording;
  beforeAll(async () => {
    run = await recordComponent(
      (transform) =>
        new AlicloudStoreLink(
          "hub",
          { ...alicloudStoreLinkArgs("cn-shanghai"), ...nationalArgs() },
          { transformations: [transform] },
        ),
    );
  });

  it("makes two tunnels a connection, by AES-256, SHA-256 and group 14, with BGP", () => {
    const made = all(run, "GatewayVpnAttachment");
    expect(made).toHaveLength(8);
    for (const { inputs: given } of made) {
      // Keys are among them, so the engine gets all of it as a secret.
      const { value: tunnels } = given.tunnelOptionsSpecifications as { value: readonly object[] };
      expect(tunnels).toHaveLength(2);
      for (const tunnel of tunnels) {
        expect(tunnel).toMatchObject({
          enableDpd: true,
          tunnelIkeConfig: {
            ikeVersion: "ikev2",
            ikeEncAlg: "aes256",
            ikeAuthAlg: "sha256",
            ikePfs: "group14",
          },
          tunnelIpsecConfig: { ipsecEncAlg: "aes256", ipsecAuthAlg: "sha256", ipsecPfs: "group14" },
        });
      }
      expect(given.enableTunnelsBgp).toBe(true);
    }
  });

  it("ends tunnels by SM4 at a gateway of the national standard, joined to its segment alone", () => {
    expect(inputs(run, "Gateway", "hub-national-business")).toMatchObject({
      vpnType: "NationalStandard",
      disasterRecoveryVswitchId: "vsw-n2",
    });
    const { templateBody } = inputs(run, "Stack", "hub-national-business-sh-001");
    const { Resources } = JSON.parse(String(templateBody));
    expect(Resources.main.Properties.IkeConfig).toMatchObject({ IkeEncAlg: "sm4", IkeAuthAlg: "sm3" });
    expect([
      Resources.mainTo10x64x18x0x23.Properties.Weight,
      Resources.backupTo10x64x18x0x23.Properties.Weight,
    ]).toEqual([100, 0]);
    expect(all(run, "GatewayVpnAttachment").filter(({ name }) => name.includes("sh-001"))).toEqual([]);
    const taught = all(run, "TransitRouterRouteEntry").filter(({ name }) => name.includes("sh-001"));
    expect(taught.map(({ name }) => name)).toEqual(["hub-to-main-sh-001-10-64-18-0-23"]);
  });

  it("names a new version of a secret when its tunnels change", async () => {
    const version = async (more: object) => {
      const again = await recordComponent(
        (transform) =>
          new AlicloudStoreLink("hub", alicloudStoreLinkArgs("cn-shanghai", more), {
            transformations: [transform],
          }),
      );
      return inputs(again, "Secret", "hub-sh-001").versionId;
    };
    const segments = { payment: { slot: 0, zones: ["payment"] } };
    const [before, same, fewer, later] = [
      await version({}),
      await version({}),
      await version({
        segments,
        probes: undefined,
        networks: { payment: alicloudStoreLinkArgs("cn-shanghai").networks.payment },
      }),
      await version({ keysSince: "2026-12-01" }),
    ];
    expect(before).toEqual(same);
    expect(new Set([before, fewer, later]).size).toBe(3);
  });

  it("pings each store's main line", () => {
    expect(inputs(run, "SiteMonitor", "hub-sh-002")).toMatchObject({
      taskName: "store_sh_002",
      taskType: "PING",
      address: "8.8.0.2",
    });
  });
});

it("runs as its README has it", async () => {
  const run = readmeSnippet(new URL("./README.md", import.meta.url), {
    AwsKeys,
    AwsStoreLink,
    pinStores,
    renderRouter,
    tags: TAGS,
    administrators: { people: [ADMINISTRATOR], pipelines: [DEPLOYER] },
  });
  expect(await typesMade(run)).toEqual(
    expect.arrayContaining([
      "aws:ec2/vpnConnection:VpnConnection",
      "aws:ec2transitgateway/routeTable:RouteTable",
    ]),
  );
});

const ADMINISTRATOR = "arn:aws:iam::111122223333:role/security";
const DEPLOYER = "arn:aws:iam::111122223333:role/platform";

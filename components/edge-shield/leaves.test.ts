import { beforeAll, describe, expect, it } from "vitest";
import { type Recording, recordComponent } from "../testing.ts";
import { readmeSnippet, typesMade } from "../workload/readme.ts";
import { keyFor, TAGS } from "../workload/testing.ts";
import { AlicloudEdgeShield } from "./alicloud.ts";
import { AwsEdgeShield } from "./aws.ts";
import { cases } from "./edge-shield.cases.ts";
import { ALICLOUD_NETWORK, alicloudEdgeShieldArgs, edgeShieldArgs, NETWORK } from "./testing.ts";

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
    "atrium:edge-shield:AlicloudEdgeShield",
    "atrium:edge-shield:AwsEdgeShield",
  ]);
});

describe("on AWS", () => {
  let run: Recording;
  let shield: AwsEdgeShield;
  beforeAll(async () => {
    run = await recordComponent((transform) => {
      shield = new AwsEdgeShield(
        "shop",
        edgeShieldArgs("ap-southeast-1", { network: NETWORK, ddos: "advanced" }),
        { transformations: [transform] },
      );
      return shield;
    });
  });

  it("writes the log of each firewall, encrypted, without what one could sign in with", () => {
    expect(all(run, "WebAclLoggingConfiguration")).toHaveLength(2);
    expect(inputs(run, "WebAclLoggingConfiguration", "shop-network")).toMatchObject({
      region: "us-east-1",
      redactedFields: [{ singleHeader: { name: "authorization" } }, { singleHeader: { name: "cookie" } }],
    });
    for (const { inputs: given } of all(run, "LogGroup")) {
      expect(given).toMatchObject({
        kmsKeyId: "key-arn",
        retentionInDays: 365,
        deletionProtectionEnabled: true,
      });
    }
  });

  it("lets firewalls write before they are told to", () => {
    for (const { name, dependsOn } of all(run, "WebAclLoggingConfiguration")) {
      expect([name, dependsOn.length]).toEqual([name, 2]);
    }
  });

  it("has a firewall of its own before the network, where CloudFront looks for it", () => {
    expect(inputs(run, "WebAcl", "shop-network")).toMatchObject({ scope: "CLOUDFRONT", region: "us-east-1" });
    expect(inputs(run, "WebAcl", "shop-region")).toMatchObject({
      scope: "REGIONAL",
      region: "ap-southeast-1",
    });
  });

  it("has a network that speaks TLS 1.2 on both sides, with HSTS", () => {
    expect(inputs(run, "Distribution", "shop-network")).toMatchObject({
      viewerCertificate: { minimumProtocolVersion: "TLSv1.2_2021" },
      origins: [
        { customOriginConfig: { originProtocolPolicy: "https-only", originSslProtocols: ["TLSv1.2"] } },
      ],
      defaultCacheBehavior: { viewerProtocolPolicy: "redirect-to-https" },
    });
    expect(inputs(run, "ResponseHeadersPolicy", "shop-headers").securityHeadersConfig).toMatchObject({
      strictTransportSecurity: { accessControlMaxAgeSec: 31_536_000, includeSubdomains: true, preload: true },
    });
  });

  it("keeps near customers nothing but what is named", () => {
    const { defaultCacheBehavior, orderedCacheBehaviors } = inputs(run, "Distribution", "shop-network");
    expect(defaultCacheBehavior).toMatchObject({ cachePolicyId: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad" });
    expect(orderedCacheBehaviors).toMatchObject([{ pathPattern: "/static/*" }]);
  });

  it("gives entrances the firewall and the header that they know the network by", () => {
    expect(shield.edge).toMatchObject({ provider: "aws", region: "ap-southeast-1", ddos: "advanced" });
    expect(shield.edge.origin?.header).toBe("X-Atrium-Origin");
    expect(inputs(run, "Distribution", "shop-network").origins).toMatchObject([
      { customHeaders: [{ name: "X-Atrium-Origin" }] },
    ]);
  });

  it("writes the network's requests down", () => {
    expect(inputs(run, "LogDeliverySource", "shop-network-access")).toMatchObject({
      logType: "ACCESS_LOGS",
      region: "us-east-1",
    });
    expect(all(run, "LogDelivery")).toHaveLength(1);
  });

  it("is a firewall alone where no network is asked for", async () => {
    const plain = await recordComponent(
      (transform) =>
        new AwsEdgeShield("shop", edgeShieldArgs("ap-southeast-1"), { transformations: [transform] }),
    );
    expect(all(plain, "Distribution")).toEqual([]);
    expect(all(plain, "RandomPassword")).toEqual([]);
    expect(all(plain, "WebAcl")).toHaveLength(1);
  });
});

describe("on Alibaba Cloud", () => {
  let run: Recording;
  beforeAll(async () => {
    run = await recordComponent(
      (transform) =>
        new AlicloudEdgeShield("shop", alicloudEdgeShieldArgs("cn-shanghai", { network: ALICLOUD_NETWORK }), {
          transformations: [transform],
        }),
    );
  });

  it("has default templates: a balancer that comes later is under them without being told", () => {
    for (const { inputs: given } of all(run, "DefenseTemplate")) {
      expect(given).toMatchObject({ templateType: "user_default", status: "1" });
    }
  });

  it("has a network of HTTPS alone, for each name", () => {
    const of = (name: string) =>
      all(run, "DomainConfig").filter(({ inputs: given }) => given.functionName === name);
    for (const name of ["https_force", "https_tls_version", "HSTS", "forward_scheme", "set_req_header"]) {
      expect([name, of(name).length]).toEqual([name, 2]);
    }
    const [tls] = of("https_tls_version");
    expect(tls?.inputs.functionArgs).toEqual([
      { argName: "tls10", argValue: "off" },
      { argName: "tls11", argValue: "off" },
      { argName: "tls12", argValue: "on" },
      { argName: "tls13", argValue: "on" },
    ]);
    expect(all(run, "RealTimeLogDelivery")).toHaveLength(2);
  });

  it("protects fixed addresses by an instance that is bought, and keeps hold of it", async () => {
    const found = cases.find(({ title }) => title.includes("protection bought"));
    const made = await recordComponent((transform) => {
      if (found === undefined) throw new Error("no such case");
      return found.build("shop", { transformations: [transform] }, {});
    });
    const [instance] = all(made, "DdosBgpInstance");
    expect(instance).toMatchObject({ protect: true, inputs: { period: 12, normalBandwidth: 200 } });
    expect(all(made, "BgpIp").map(({ name, inputs: given }) => [name, given.ip, given.instanceId])).toEqual([
      ["shop-origin-tills", "8.8.8.8", "shop-origin-id"],
      ["shop-origin-shop", "47.100.0.1", "shop-origin-id"],
    ]);
  });

  it("takes an instance that was bought instead of opening one", async () => {
    const bought = await recordComponent(
      (transform) =>
        new AlicloudEdgeShield("shop", alicloudEdgeShieldArgs("cn-shanghai", { instance: "waf_v3-1" }), {
          transformations: [transform],
        }),
    );
    expect(all(bought, "Instance")).toEqual([]);
    for (const { inputs: given } of all(bought, "DefenseRule")) expect(given.instanceId).toBe("waf_v3-1");
  });
});

it("is as its README shows it", async () => {
  const run = readmeSnippet(new URL("./README.md", import.meta.url), {
    AwsEdgeShield,
    tags: TAGS,
    keys: { keys: { logs: keyFor("logs") } },
    virginia: { keys: { logs: keyFor("logs") } },
    certificateArn: "certificate-arn",
  });
  expect(await typesMade(run)).toEqual(
    expect.arrayContaining(["aws:wafv2/webAcl:WebAcl", "aws:cloudfront/distribution:Distribution"]),
  );
});

import * as alicloud from "@pulumi/alicloud";
import { beforeAll, describe, expect, it } from "vitest";
import { type Recording, recordComponent } from "../testing.ts";
import { AlicloudIot } from "./alicloud.ts";
import { AwsIot } from "./aws.ts";
import { alicloudIotArgs, awsIotArgs } from "./testing.ts";

const all = ({ resources }: Recording, type: string) =>
  resources.filter((each) => each.type.endsWith(`:${type}`));
const found = (run: Recording, type: string, name: string) => {
  const one = all(run, type).find((each) => each.name === name);
  if (one === undefined) throw new Error(`no ${type} ${name}`);
  return one;
};

describe("on AWS", () => {
  let run: Recording;
  beforeAll(async () => {
    run = await recordComponent(
      (transform) => new AwsIot("mall", awsIotArgs("ap-southeast-1"), { transformations: [transform] }),
    );
  });

  it("lets devices in by an address of the network, with TLS alone", () => {
    expect(found(run, "VpcEndpoint", "mall-entrance").inputs).toMatchObject({
      serviceName: "com.amazonaws.ap-southeast-1.iot.data",
      vpcEndpointType: "Interface",
    });
    expect(
      all(run, "SecurityGroupIngressRule").map(({ inputs }) => [inputs.fromPort, inputs.cidrIpv4]),
    ).toEqual([[8883, "10.12.0.0/14"]]);
    expect(found(run, "DomainConfiguration", "mall-tls").inputs).toMatchObject({
      authenticationType: "AWS_X509",
      applicationProtocol: "SECURE_MQTT",
    });
  });

  it("makes no certificate that devices would share", () => {
    expect(all(run, "Certificate")).toEqual([]);
    expect(all(run, "ProvisioningTemplate").map(({ inputs }) => inputs.type)).toEqual(
      Array(4).fill("FLEET_PROVISIONING"),
    );
  });

  it("has rules that write down what they could not do, once their role may", () => {
    for (const { inputs, dependsOn } of all(run, "TopicRule")) {
      expect(inputs.errorAction).toMatchObject({ cloudwatchLogs: { logGroupName: "/atrium/mall/rules" } });
      expect(dependsOn).toEqual(["aws:iam/rolePolicy:RolePolicy mall-rules"]);
      expect(inputs.name).toMatch(/^[A-Za-z0-9_]+$/);
    }
  });

  it("counts into one namespace and may count into no other", () => {
    const { policy } = found(run, "RolePolicy", "mall-rules").inputs;
    const [count] = JSON.parse(String(policy)).Statement;
    expect(count.Condition).toEqual({ StringEquals: { "cloudwatch:namespace": "Atrium/IoT" } });
    const spaces = all(run, "TopicRule").map(
      ({ inputs }) => (inputs.cloudwatchMetrics as { metricNamespace: string }[])[0]?.metricNamespace,
    );
    expect(new Set(spaces)).toEqual(new Set(["Atrium/IoT"]));
  });

  it("has the log of the service before it writes, and encrypts it", () => {
    expect(found(run, "LoggingOptions", "mall-service").dependsOn).toContain(
      "aws:cloudwatch/logGroup:LogGroup mall-service",
    );
    expect(found(run, "LogGroup", "mall-service").inputs).toMatchObject({
      name: "AWSIotLogsV2",
      kmsKeyId: "key-arn",
    });
  });
});

describe("on Alibaba Cloud", () => {
  let run: Recording;
  beforeAll(async () => {
    run = await recordComponent((transform) => {
      const provider = new alicloud.Provider("regional", { region: "cn-shanghai" });
      return new AlicloudIot("mall", alicloudIotArgs("cn-shanghai"), {
        transformations: [transform],
        provider,
      });
    });
  });

  it("asks every device for a certificate, inside the network", () => {
    expect(found(run, "LoadBalancer", "mall-entrance").inputs).toMatchObject({
      addressType: "Intranet",
      deletionProtectionEnabled: true,
    });
    expect(all(run, "Listener").map(({ inputs }) => inputs)).toMatchObject([
      {
        listenerPort: 8883,
        listenerProtocol: "TCPSSL",
        caEnabled: true,
        caCertificateIds: ["ca-1"],
        securityPolicyId: "tls_cipher_policy_1_2_strict",
      },
    ]);
  });

  it("hands on to every broker", () => {
    expect(
      all(run, "ServerGroupServerAttachment").map(({ inputs }) => [inputs.serverId, inputs.port]),
    ).toEqual([
      ["i-1", 1883],
      ["i-2", 1883],
    ]);
  });

  it("has seven alerts that name the route, once the store can be searched", () => {
    const alerts = all(run, "Alert");
    expect(alerts).toHaveLength(7);
    for (const { inputs, dependsOn } of alerts) {
      expect(JSON.stringify(inputs.configuration)).toContain('"actionPolicyId":"policy"');
      expect(dependsOn).toContain("alicloud:log/storeIndex:StoreIndex mall-devices");
    }
  });

  it("lets brokers write what devices tell, and nothing else", () => {
    const { policyDocument } = found(run, "Policy", "mall-brokers").inputs;
    expect(JSON.parse(String(policyDocument)).Statement[0].Action).toEqual(["log:PostLogStoreLogs"]);
  });
});

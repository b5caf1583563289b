import { describe, expect, it } from "vitest";
import { describeAlarm } from "./description.ts";
import { openEnvelope } from "./envelope.ts";
import { streamMessages } from "./function-compute.ts";

const NOW = Date.parse("2026-11-23T04:00:00Z");
const read = (content: unknown) => openEnvelope("k", JSON.stringify(content), "m1", NOW).alert;
const sns = (message: unknown, subject?: string) =>
  read({
    Type: "Notification",
    MessageId: "sns-1",
    TopicArn: "topic",
    ...(subject !== undefined && { Subject: subject }),
    Message: typeof message === "string" ? message : JSON.stringify(message),
  });

const DESCRIPTION = describeAlarm(
  {
    severity: "critical",
    responseMinutes: 15,
    clause: "1.9.4-a",
    title: "Security group opened",
    titleZh: "安全组放通",
    text: "Somebody opened a group.",
    runbook: "https://wiki.example/sg",
  },
  1024,
);

describe("AWS", () => {
  it("an alarm of CloudWatch carries what its description says", () => {
    const alarm = {
      AlarmName: "pos-cpu",
      AlarmDescription: DESCRIPTION,
      AWSAccountId: "111122223333",
      NewStateValue: "ALARM",
      NewStateReason: "Threshold Crossed: 5 datapoints",
      StateChangeTime: "2026-11-23T03:59:00.000+0000",
      Region: "Asia Pacific (Tokyo)",
      AlarmArn: "alarm-arn",
      Trigger: { MetricName: "CPUUtilization", Dimensions: [{ name: "InstanceId", value: "i-1" }] },
    };
    expect(sns(alarm)).toMatchObject({
      id: "alarm-arn@2026-11-23T03:59:00.000Z#alarm",
      severity: "critical",
      state: "alarm",
      title: "Security group opened",
      titleZh: "安全组放通",
      response: "15 min",
      clause: "1.9.4-a",
      resource: "InstanceId=i-1",
      runbook: "https://wiki.example/sg",
    });
    expect(sns({ ...alarm, NewStateValue: "INSUFFICIENT_DATA" }).state).toBe("no-data");
    expect(sns({ ...alarm, NewStateValue: "OK" }).id).not.toBe(sns(alarm).id);
  });

  it("an event of CloudTrail tells who did what from where, with the severity of the rule that caught it", () => {
    const event = {
      id: "event-1",
      "detail-type": "AWS API Call via CloudTrail",
      source: "aws.ec2",
      account: "111122223333",
      time: "2026-11-23T03:00:00Z",
      region: "ap-northeast-1",
      resources: [],
      detail: {
        eventName: "AuthorizeSecurityGroupIngress",
        awsRegion: "ap-northeast-1",
        sourceIPAddress: "203.0.113.7",
        userIdentity: { type: "AssumedRole", arn: "role/ops" },
        requestParameters: { groupId: "sg-1" },
      },
    };
    expect(sns({ atrium: "atrium/event/v1", description: DESCRIPTION, event })).toMatchObject({
      id: "event-1",
      severity: "critical",
      title: "Security group opened",
      resource: "sg-1",
      text: 'Somebody opened a group.\nAuthorizeSecurityGroupIngress by role/ops from 203.0.113.7 in ap-northeast-1\n{"groupId":"sg-1"}',
    });
    expect(sns(event)).toMatchObject({ severity: "high", title: "AuthorizeSecurityGroupIngress" });
  });

  it.each([
    [{ severity: 9.1, title: "Crypto" }, "critical"],
    [{ severity: 5 }, "medium"],
    [{ severity: 2 }, "low"],
    [{ findings: [{ Severity: { Label: "INFORMATIONAL" } }] }, "low"],
    [{ findings: [{ Severity: { Label: "CRITICAL" } }] }, "critical"],
  ])("a finding %j is %s", (detail, severity) => {
    expect(sns({ "detail-type": "Finding", source: "aws.guardduty", detail }).severity).toBe(severity);
  });

  it("plain text of Budgets or Backup is told as it stands, and does not wait for the morning", () => {
    expect(sns("AWS Budget Notification\nExceeded 80%", "AWS Budgets: mall")).toMatchObject({
      id: "sns-1",
      severity: "high",
      title: "AWS Budgets: mall",
      text: "AWS Budget Notification\nExceeded 80%",
    });
  });
});

describe("Alibaba Cloud", () => {
  it("an alarm of CloudMonitor", () => {
    expect(
      read({
        alertName: "pos-cpu",
        alertState: "ALERT",
        triggerLevel: "CRITICAL",
        curValue: "93",
        expression: "$Average>85",
        instanceName: "pos-1",
        metricName: "CPUUtilization",
        ruleId: "r1",
        timestamp: 1_795_400_000_000,
        userId: "1000000000000001",
      }),
    ).toMatchObject({ severity: "critical", state: "alarm", resource: "pos-1", text: "$Average>85 = 93" });
  });

  it("an event of a product, from a queue that keeps Base64", () => {
    const body = Buffer.from(
      JSON.stringify({
        product: "hbr",
        name: "Backup:Failed",
        level: "CRITICAL",
        id: "e1",
        content: { vault: "v" },
      }),
    ).toString("base64");
    expect(openEnvelope("k", body, "m1", NOW).alert).toMatchObject({
      id: "e1",
      severity: "critical",
      title: "hbr Backup:Failed",
      text: '{"vault":"v"}',
    });
  });

  it("a rule of Log Service with our description in its annotations", () => {
    expect(
      read({
        alert_id: "root-sign-in",
        alert_name: "root-sign-in",
        alert_instance_id: "i-1",
        severity: 10,
        status: "firing",
        fire_time: 1_795_400_000,
        annotations: { description: DESCRIPTION },
        labels: { user: "root" },
        fire_results: [{ ip: "203.0.113.7" }],
      }),
    ).toMatchObject({ severity: "critical", clause: "1.9.4-a", resource: "root" });
  });

  it("reads a stream's batch whichever way it was told to push", () => {
    const message = { alertName: "a", alertState: "OK" };
    const event = {
      id: "ce-1",
      specversion: "1.0",
      data: { messageId: "m-1", messageBody: JSON.stringify(message) },
    };
    expect(streamMessages(JSON.stringify([event, JSON.stringify(event)]), "f")).toEqual([
      { key: "m-1", body: JSON.stringify(message) },
      { key: "m-1", body: JSON.stringify(message) },
    ]);
    expect(streamMessages(JSON.stringify([message]), "f")).toEqual([
      { key: "f-0", body: JSON.stringify(message) },
    ]);
    expect(streamMessages("plain text", "f")).toEqual([{ key: "f-0", body: "plain text" }]);
  });
});

it.each(["", "{", "null", "[]", "123", '"text"', "\u0000"])("whatever it is, %j becomes an alert", (body) => {
  const { alert } = openEnvelope("k", body, "m1", NOW);
  expect(alert).toMatchObject({ id: "m1", severity: "high", state: "alarm", source: "unknown" });
  expect(alert.title.length).toBeGreaterThan(0);
});

it("keeps an alert small enough for a queue, whatever a service wrote", () => {
  const huge = "警".repeat(100_000);
  const alert = read({
    product: huge,
    name: huge,
    id: huge,
    content: huge,
    instanceName: huge,
    userId: huge,
  });
  expect(Buffer.byteLength(JSON.stringify(alert))).toBeLessThan(24_000);
});

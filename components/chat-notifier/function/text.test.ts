import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SEVERITIES } from "./alert.ts";
import { vendorOf } from "./channel.ts";
import { describeAlarm, readDescription } from "./description.ts";
import { block, title } from "./message.ts";
import { Pace } from "./pace.ts";
import { pack } from "./pack.ts";
import { tellAt } from "./quiet.ts";
import { redact } from "./redact.ts";
import { converge } from "./storm.ts";
import { alert } from "./testing.ts";

describe("redaction", () => {
  it.each([
    ["password=hunter2x rest", "password=[secret] rest"],
    ['{"Password":"s3cretvalue","user":"li"}', '{"Password":"[secret]","user":"li"}'],
    ["密码：abc12345，用户 li", "密码：[secret]，用户 li"],
    ["key AKIAIOSFODNN7EXAMPLE used", "key [access key] used"],
    ["LTAI5tExampleKey0001 used", "[access key] used"],
    ["STS.NUabcdefghijklmnop used", "[access key] used"],
    ["Authorization: Bearer abcdef.ghijkl-123", "Authorization: [secret] [token]"],
    ["https://oapi.dingtalk.com/robot/send?access_token=abc", "[webhook]"],
    ["see https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1 now", "see [webhook] now"],
    ["https://open.feishu.cn/open-apis/bot/v2/hook/xyz", "[webhook]"],
    ["postgres://app:pa55word@db.internal/orders", "postgres://app:[password]@db.internal/orders"],
    ["https://x.example/a?token=abcd&page=2", "https://x.example/a?token=[secret]&page=2"],
    ["card 4111 1111 1111 1111 declined", "card [card number] declined"],
    ["card 6222021234567890128 declined", "card [card number] declined"],
    ['{"password":"a,b;c","user":"li"}', '{"password":"[secret]","user":"li"}'],
    ['{"password":"with \\"quotes\\" in","user":"li"}', '{"password":"[secret]","user":"li"}'],
    [
      '{"body":"{\\"secretString\\":\\"a, b\\",\\"n\\":1}"}',
      '{"body":"{\\"secretString\\":\\"[secret]\\",\\"n\\":1}"}',
    ],
    ["DB_PASSWORD='p@ss word' psql", "DB_PASSWORD='[secret]' psql"],
    ["mysql --password hunter22 -u root", "mysql --password [secret] -u root"],
    ["密码是 abc123", "密码是 [secret]"],
    ["Cookie: session=abcdef; theme=dark", "Cookie: [cookie]"],
    [
      "https://b.example/a?OSSAccessKeyId=LTAI5tabcdefghijkl&Signature=abc%3D",
      "https://b.example/a?OSSAccessKeyId=[access key]&Signature=[secret]",
    ],
    ["会员 11010519491231002X 投诉", "会员 [identity number] 投诉"],
    ["-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----", "[private key]"],
    ["eyJhbGciOiJIUzI1.eyJzdWIiOiIxMjM0.abc-DEF", "[token]"],
  ])("%s", (written, shown) => {
    expect(redact(written)).toBe(shown);
  });

  it.each([
    "arn:aws:iam::111122223333:role/ops",
    "acs:ram::5111111111111118:role/ops",
    "i-0123456789abcdef0 CPU 93.5 % at 2026-11-23T04:00:00.000Z",
    "10.8.16.0/20 opened on port 3306",
    "PasswordReuse policy changed",
    "order 6222021234567890129",
    "batch 110105194912310021",
    "token rotation is on",
    "no password is set",
    "order 1234567890123",
  ])("leaves %s as it is", (written) => {
    expect(redact(written)).toBe(written);
  });

  it("takes out a card number however it is grouped", () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 13, maxLength: 13 });
    fc.assert(
      fc.property(digits, fc.constantFrom("", " ", "-"), (rest, gap) => {
        const body = [4, 1, ...rest];
        const sum = [...body].reverse().reduce((total, digit, index) => {
          const twice = digit * 2;
          return total + (index % 2 === 0 ? (twice > 9 ? twice - 9 : twice) : digit);
        }, 0);
        const card = [...body, (10 - (sum % 10)) % 10].join("").replace(/(\d{4})(?=\d)/g, `$1${gap}`);
        expect(redact(`paid with ${card} today`)).toBe("paid with [card number] today");
      }),
    );
  });
});

describe("a description", () => {
  const text = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 60 })
    .map((one) => one.replace(/[\n[\]/]|§/g, "") || "x");

  it("comes back from an alarm's description field as it went in", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SEVERITIES),
        fc.integer({ min: 1, max: 119 }),
        text,
        text,
        (severity, minutes, name, body) => {
          const of = {
            severity,
            responseMinutes: minutes,
            clause: "1.1.4-c",
            title: name.trim() || "x",
            titleZh: "登录失败",
            text: body.trim() || "y",
            runbook: "https://wiki.example/r",
            system: "pos",
          };
          expect(readDescription(describeAlarm(of, 1024))).toEqual({
            severity,
            response: `${minutes} min`,
            clause: "1.1.4-c",
            title: of.title,
            titleZh: "登录失败",
            text: of.text,
            runbook: of.runbook,
            system: "pos",
          });
        },
      ),
    );
  });

  it("never outgrows the field", () => {
    const of = {
      severity: "low",
      responseMinutes: 240,
      clause: "2.3.1-b",
      title: "t",
      titleZh: "题",
      text: "x".repeat(5000),
    } as const;
    const written = describeAlarm({ ...of, runbook: "https://wiki.example/r" }, 1024);
    expect(written.length).toBeLessThanOrEqual(1024);
    expect(readDescription(written)).toMatchObject({ response: "4 h", runbook: "https://wiki.example/r" });
  });

  it("of somebody else's alarm is its text", () => {
    expect(readDescription("CPU is high")).toEqual({ text: "CPU is high" });
  });
});

describe("a message", () => {
  it("speaks Chinese or English", () => {
    const one = alert("a", {
      severity: "critical",
      title: "Root signed in",
      titleZh: "根用户登录",
      response: "5 min",
      clause: "8.3.4-b",
      system: "pos",
      runbook: "https://wiki.example/root",
    });
    const [group] = converge([one]);
    if (group === undefined) throw new Error("no group");
    expect(title([group], "zh")).toBe("[紧急] 根用户登录");
    expect(block(group, "zh")).toContain("响应时限: 5 min");
    expect(block(group, "en")).toBe(
      [
        "**[CRITICAL] Root signed in**",
        "Source: test",
        "System: pos",
        "Time: 2026-11-23T04:00:00.000Z",
        "Respond within: 5 min",
        "Clause: 8.3.4-b",
        "something happened",
        "[Runbook](https://wiki.example/root)",
      ].join("\n"),
    );
  });

  it("tells a storm once, with how many and whose", () => {
    const storm = Array.from({ length: 8 }, (_, index) =>
      alert(`${index}`, { title: "CPU", resource: `host-${index}` }),
    );
    const [group, ...others] = converge(storm);
    expect(others).toEqual([]);
    const text = block(group ?? { first: alert("x"), alerts: [] }, "en");
    expect(text).toContain("**[HIGH] CPU** ×8");
    expect(text).toContain("Resource: host-0, host-1, host-2, host-3, host-4 and 3 more");
  });

  it("makes no link and calls nobody that an attacker wrote into it", () => {
    const [group] = converge([
      alert("a", {
        title: '[click](http://evil.example) <at user_id="all">',
        text: "<@everyone> **x**\n### heading",
        runbook: "javascript:alert(1)",
      }),
    ]);
    const text = block(group ?? { first: alert("x"), alerts: [] }, "en");
    expect(text).not.toMatch(/\]\(|<|\n#/);
    expect(text).not.toContain("javascript:");
  });

  it("fits each robot however much is written into an alert, and keeps every alert", () => {
    const wild = fc.record({
      title: fc.string({ unit: "binary", maxLength: 300 }),
      text: fc.oneof(
        fc.string({ unit: "binary", maxLength: 500 }),
        fc.constant('\u0000"\\'.repeat(2000)),
        fc.constant("警".repeat(6000)),
      ),
      resource: fc.string({ unit: "grapheme", maxLength: 400 }),
    });
    fc.assert(
      fc.property(
        fc.array(wild, { minLength: 1, maxLength: 12 }),
        fc.constantFrom("dingtalk", "wecom", "feishu", "webhook"),
        (written, kind) => {
          const vendor = vendorOf(kind);
          const alerts = written.map((each, index) => alert(`${index}`, each));
          const messages = pack(converge(alerts), vendor, "zh");
          for (const message of messages) {
            expect(Buffer.byteLength(JSON.stringify(vendor.body(message, "zh")))).toBeLessThanOrEqual(
              vendor.maxBytes,
            );
          }
          const told = messages.flat().flatMap((group) => group.alerts.map(({ id }) => id));
          expect(told.sort()).toEqual(alerts.map(({ id }) => id).sort());
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("pace", () => {
  it("never lets more through in any window than the limits allow", () => {
    const steps = fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(steps, (waits) => {
        const limits = [
          { count: 9, ms: 60_000 },
          { count: 2, ms: 1000 },
        ];
        const pace = new Pace(limits, 1);
        const sent: number[] = [];
        let now = 0;
        for (const wait of waits) {
          now = pace.next(now + wait);
          pace.sent(now);
          sent.push(now);
        }
        for (const { count, ms } of limits)
          for (const time of sent)
            expect(sent.filter((other) => other >= time && other < time + ms).length).toBeLessThanOrEqual(
              count,
            );
      }),
    );
  });
});

describe("quiet hours", () => {
  const quiet = { start: 22 * 60, end: 7 * 60, offset: 480, below: "high" } as const;
  const at = (clock: string) => Date.parse(`2026-11-23T${clock}:00+08:00`);

  it.each([
    ["21:59", "low", "21:59"],
    ["22:00", "low", "31:00"],
    ["23:59", "medium", "31:00"],
    ["03:00", "low", "07:00"],
    ["06:59", "low", "07:00"],
    ["07:00", "low", "07:00"],
    ["03:00", "high", "03:00"],
    ["03:00", "critical", "03:00"],
  ] as const)("at %s an alert of severity %s is told at %s", (now, severity, told) => {
    const hours = Number(told.slice(0, 2));
    const expected = hours < 24 ? at(told) : at(`0${hours - 24}:00`) + 24 * 3_600_000;
    expect(tellAt(alert("a", { severity }), quiet, at(now))).toBe(expected);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Registered } from "../testing.ts";
import { type AwsDocument, documentsOf, templateOf } from "./fixtures/aws-documents.ts";
import { OPERATIONS } from "./fixtures/aws-operations.ts";
import { recordCases } from "./fixtures/recorded.ts";
import { program, python, skipped, use } from "./testing.ts";

interface Task {
  readonly where: string;
  readonly inputs: unknown;
  readonly type: string;
}

interface Read {
  readonly faults: readonly string[];
  /** Inputs that the call does not know: the provider's own, or those of another call. */
  readonly unread: readonly string[];
  /** Values that were compared. */
  readonly read: number;
}

const botocore = python("botocore");
const lint = program("cfn-lint");
const SCRIPT = new URL("fixtures/aws_model.py", import.meta.url).pathname;

function read(tasks: readonly Task[]): Read {
  const input = JSON.stringify(tasks.map(({ type, ...task }) => ({ ...task, ...OPERATIONS[type] })));
  const { code, text } = use(botocore)([SCRIPT], { input });
  if (code !== 0) throw new Error(text);
  return JSON.parse(text) as Read;
}

/** What a test makes up in the place of a cloud's answer is no value; the region is not part of the call. */
function task(where: string, { type, inputs: { region: _, ...inputs } }: Registered): Task {
  return { where, type, inputs: known(inputs) };
}

const WEB_ACL = "aws:wafv2/webAcl:WebAcl";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const WINDOW = "aws:ssm/maintenanceWindow:MaintenanceWindow";
const RATE = {
  name: "a",
  priority: 1,
  visibilityConfig: { sampledRequestsEnabled: true, cloudwatchMetricsEnabled: true, metricName: "a" },
  statement: { rateBasedStatement: { limit: 1, aggregateKeyType: "IP" } },
};

const UNKNOWN = { unknown: true };
const MADE_UP = /^(?:sut[\w-]*-id|[\w-]+-arn|key-id|g-\w+|vpc-\w+|subnet-\w+|role|arn)$/;

function known(value: unknown): unknown {
  if (typeof value === "string") return MADE_UP.test(value) ? UNKNOWN : value;
  if (Array.isArray(value)) return value.map(known);
  if (typeof value !== "object" || value === null) return value;
  if ("4dabf18193072939515e22adb298388d" in value) return "value" in value ? known(value.value) : UNKNOWN;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, known(inner)]));
}

/** Recorded once, and only where somebody reads it. */
const cases = botocore.reason === "" || lint.reason === "" ? await recordCases("aws") : [];

describe.skipIf(botocore.reason !== "")(`AWS's description of its calls${skipped(botocore)}`, () => {
  const tasks: readonly Task[] = cases.flatMap(({ title, resources }) =>
    resources
      .filter(({ type }) => type in OPERATIONS)
      .map((each) => task(`${title}, ${each.type.split(":").at(-1)} ${each.name}`, each)),
  );

  it("knows no call that nothing here makes", () => {
    const made = new Set(tasks.map(({ type }) => type));
    expect(Object.keys(OPERATIONS).filter((type) => !made.has(type))).toEqual([]);
  });

  it("finds nothing wrong with what the components send", () => {
    const { faults, read: count } = read(tasks);
    expect(faults).toEqual([]);
    expect(count).toBeGreaterThan(5000);
  });

  it("knows every input of the rules of a firewall", () => {
    const own = tasks.filter(({ type }) => type === WEB_ACL);
    expect(own.length).toBeGreaterThan(2);
    expect(read(own).unread).toEqual([]);
  });

  const PLANTED = [
    ["a sign too many in a name", WEB_ACL, { name: "a b" }, "Name is 'a b'"],
    ["a scope that there is not", WEB_ACL, { scope: "WORLD" }, "Scope is 'WORLD'"],
    ["a rule without a name", WEB_ACL, { rules: [{ priority: 1 }] }, "Rules[] lacks Name"],
    ["a rate below the least", WEB_ACL, { rules: [RATE] }, "Limit is 1 in all"],
    ["a text for a number", WEB_ACL, { rules: [{ ...RATE, priority: "first" }] }, "Priority is no number"],
    ["an alarm of no statistic", ALARM, { statistic: "Mean" }, "Statistic is 'Mean'"],
    ["a window that is too long", WINDOW, { duration: 25 }, "Duration is 25"],
    ["a role's name of 65 letters", "aws:iam/role:Role", { name: "a".repeat(65) }, "RoleName is 65 signs"],
  ] as const;

  it("finds each of some planted mistakes", () => {
    const torn = PLANTED.map(([title, type, edit]) => {
      const one = tasks.find((each) => each.type === type);
      return { type, where: title, inputs: { ...(one?.inputs as object), ...edit } };
    });
    const { faults } = read(torn);
    for (const [title, , , fault] of PLANTED) {
      expect(faults.filter((each) => each.startsWith(`${title}: `)).join("\n")).toContain(fault);
    }
  });
});

/** It reads hundreds of documents in some seconds, on a machine that does nothing else. */
const PATIENT = { timeout: 600_000 };

describe.skipIf(lint.reason !== "")(`cfn-lint, which reads documents${skipped(lint)}`, PATIENT, () => {
  const documents = cases.flatMap(documentsOf);

  /** A template holds 500 resources. */
  const MOST = 400;

  function linted(template: string): readonly Found[] {
    const folder = mkdtempSync(join(tmpdir(), "atrium-documents-"));
    try {
      const path = join(folder, "template.yaml");
      writeFileSync(path, template);
      return JSON.parse(use(lint)(["--format", "json", "--regions", "us-east-1", "--template", path]).text);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  /** Faults of documents, each with whose it is. */
  function faultsOf(all: readonly AwsDocument[]): readonly string[] {
    if (all.length > MOST) return [...faultsOf(all.slice(0, MOST)), ...faultsOf(all.slice(MOST))];
    return linted(JSON.stringify(templateOf(all))).map(({ Rule, Message, Location: { Path } }) => {
      const at = all[Number(String(Path?.[1]).replace("D", ""))];
      return `${at?.where} ${Path?.slice(3).join(".")}: ${Message} (${Rule.Id})`;
    });
  }

  it("takes the packs of rules of AWS Config, which are templates themselves", () => {
    const packs = cases.flatMap(({ resources }) =>
      resources.flatMap(({ type, inputs: { templateBody } }) =>
        type === "aws:cfg/conformancePack:ConformancePack" ? [String(templateBody)] : [],
      ),
    );
    expect(packs.length).toBeGreaterThan(1);
    for (const text of new Set(packs)) expect(linted(text)).toEqual([]);
    expect(linted(packs[0]?.replace("SourceIdentifier", "SourceIdentity") ?? "")).not.toEqual([]);
  });

  it("finds every document of every component sound", () => {
    expect(documents.length).toBeGreaterThan(400);
    expect(new Set(documents.map(({ kind }) => kind)).size).toBeGreaterThan(9);
    expect(faultsOf(documents)).toEqual([]);
  });

  const PLANTED = [
    ["an effect that there is not", "AWS::IAM::ManagedPolicy", /"Allow"/, '"Permit"'],
    [
      "a service that there is not",
      "AWS::IAM::ManagedPolicy",
      /"Action":\["[a-z0-9-]+:/,
      '"Action":["no such:',
    ],
    ["a bucket policy that names nobody", "AWS::S3::BucketPolicy", /"Principal"/g, '"Principle"'],
    ["a key policy of no version", "AWS::KMS::Key", /2012-10-17/, "2012-10-18"],
    ["an automation of no schema", "AWS::SSM::Document", /"schemaVersion":"[\d.]+"/, '"schemaVersion":"9.9"'],
  ] as const;

  it("finds each of some planted mistakes", () => {
    const torn = PLANTED.map(([where, kind, right, wrong]) => {
      const one = documents.find((each) => each.kind === kind && each.text.search(right) >= 0);
      if (one === undefined) throw new Error(`no ${kind} like ${right}`);
      return { ...one, where, text: one.text.replace(right, wrong) };
    });
    const faults = faultsOf(torn);
    const found = PLANTED.map(([where]) => where).filter((where) =>
      faults.some((each) => each.startsWith(`${where} `)),
    );
    expect(found).toEqual(PLANTED.map(([where]) => where));
  });
});

interface Found {
  readonly Rule: { readonly Id: string };
  readonly Message: string;
  readonly Location: { readonly Path: readonly (string | number)[] | null };
}

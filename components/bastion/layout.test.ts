import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BadInput } from "../../ipam/index.ts";
import type { BastionAccessArgs } from "./contract.ts";
import { faultCases } from "./faults.cases.ts";
import { layoutAlicloudBastion, layoutAwsBastion } from "./layout.ts";
import { SHARED_NAMES } from "./limits.ts";
import { alicloudBastionArgs, awsBastionArgs } from "./testing.ts";

const aws = (more: Partial<BastionAccessArgs> = {}) =>
  layoutAwsBastion("door", awsBastionArgs("ap-southeast-1", more));

function codes(cloud: "aws" | "alicloud", more: Partial<BastionAccessArgs>): readonly (string | undefined)[] {
  try {
    if (cloud === "aws") aws(more);
    else layoutAlicloudBastion("door", alicloudBastionArgs("cn-shanghai", more));
  } catch (error) {
    if (error instanceof BadInput) return [...new Set(error.diagnostics.map(({ code }) => code))];
    throw error;
  }
  return [];
}

describe("a bastion that", () => {
  it.each(faultCases)("$title is refused on $cloud: $code", ({ cloud, args, code, twin }) => {
    expect(codes(cloud, args)).toEqual([code]);
    expect(codes(cloud, twin)).toEqual([]);
  });

  it("has many faults is told all of them at once", () => {
    const found = codes("aws", {
      account: "1",
      people: { root: { identity: "x" } },
      idleMinutes: 0,
      recordDays: 1,
    });
    expect(found).toEqual([
      "placement.account",
      "bastion.shared",
      "bastion.unknown",
      "bastion.idle",
      "bastion.record-days",
    ]);
  });
});

it("takes personal names for personal, and others for shared", () => {
  for (const shared of ["root", "admin2", "dba", "ops_1", "operator-01", "guest"])
    expect([shared, SHARED_NAMES.test(shared)]).toEqual([shared, true]);
  for (const own of ["li_na", "admira_khan", "dba_wang", "opal", "rooter", "testa_rossi"])
    expect([own, SHARED_NAMES.test(own)]).toEqual([own, false]);
});

describe("what a person may do on AWS", () => {
  const statements = (person: string, more: Partial<BastionAccessArgs> = {}) =>
    aws(more)
      .people.find(({ key }) => key === person)
      ?.document(undefined).Statement ?? [];

  it("is to enter by our documents, after a second factor, and to end their own sessions", () => {
    const starts = statements("li_na").filter(({ Action }) => Action === "ssm:StartSession");
    expect(starts.map(({ Resource }) => String(Resource).replace(/.*:/, ""))).toEqual([
      "instance/*",
      "document/atrium-door-shell",
    ]);
    for (const { Condition } of starts) {
      expect(Condition?.Bool).toEqual({ "aws:MultiFactorAuthPresent": "true" });
    }
    expect(starts[0]?.Condition).toMatchObject({
      StringEquals: { "ssm:resourceTag/system": "pos" },
      BoolIfExists: { "ssm:SessionDocumentAccessCheck": "true" },
    });
    const own = statements("li_na").find(({ Sid }) => Sid === "OwnSessions");
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of IAM
    expect(own?.Resource).toContain("session/${aws:userid}-*");
  });

  it("is to reach their database and no machine, where they have no door", () => {
    const documents = statements("wang_wei").map(({ Resource }) => String(Resource));
    expect(documents.filter((each) => each.includes(":document/"))).toEqual([
      expect.stringMatching(/document\/atrium-door-db-orders$/),
    ]);
    expect(statements("wang_wei")[0]?.Condition?.StringEquals).toEqual({
      "ssm:resourceTag/bastion-role": "database-jump",
    });
  });

  it("never names a machine without a tag, whatever doors there are", () => {
    const value = fc.constantFrom("pos", "erp", "crm");
    fc.assert(
      fc.property(fc.uniqueArray(value, { minLength: 1 }), (systems) => {
        const doors = Object.fromEntries(
          systems.map((system) => [
            system,
            {
              reason: "work",
              owner: "it",
              people: ["li_na"],
              hosts: { tag: { key: "system", value: system } },
            },
          ]),
        );
        const machines = statements("li_na", { doors }).filter(
          ({ Action, Resource }) => Action === "ssm:StartSession" && String(Resource).endsWith("instance/*"),
        );
        const tags = machines.map(({ Condition }) => Condition?.StringEquals?.["ssm:resourceTag/system"]);
        expect(tags).toEqual(systems);
      }),
    );
  });
});

it("lets both ends of a session use its key, each for its own part", () => {
  const { people, hostPolicy } = aws({ sessionKey: { arn: "k", id: "k", serves: [] } });
  const uses = (statements: readonly { readonly Action?: unknown; readonly Resource?: unknown }[] = []) =>
    statements.filter(({ Resource }) => Resource === "key-arn").map(({ Action }) => Action);
  expect(uses(people[0]?.document("key-arn").Statement)).toEqual(["kms:GenerateDataKey"]);
  expect(uses(hostPolicy.document("key-arn").Statement)).toEqual(["kms:Decrypt"]);
  expect(uses(hostPolicy.document(undefined).Statement)).toEqual([]);
});

describe("documents of sessions", () => {
  it("record every line as it is typed, encrypted, and end what idles", () => {
    const shell = JSON.parse(aws({ idleMinutes: 10 }).documents[0]?.content("", "key-arn") ?? "{}");
    expect(shell).toMatchObject({
      schemaVersion: "1.0",
      sessionType: "Standard_Stream",
      inputs: {
        cloudWatchLogGroupName: "/atrium/door/sessions",
        cloudWatchEncryptionEnabled: true,
        cloudWatchStreamingEnabled: true,
        kmsKeyId: "key-arn",
        idleSessionTimeout: "10",
        maxSessionDuration: "120",
      },
    });
  });

  it("hold address and port of a database, so that nobody chooses another", () => {
    const way = JSON.parse(aws().documents[1]?.content("orders.db.mall.internal", undefined) ?? "{}");
    expect(way.properties).toEqual({
      type: "LocalPortForwarding",
      host: "orders.db.mall.internal",
      portNumber: "5432",
      localPortNumber: "{{ localPortNumber }}",
    });
    expect(Object.keys(way.parameters)).toEqual(["localPortNumber"]);
  });
});

it("makes no machine where nobody administers a database", () => {
  expect(aws({ databases: {} }).jump).toBeUndefined();
  expect(aws().jump?.reaches.map(({ port }) => port)).toContain(5432);
});

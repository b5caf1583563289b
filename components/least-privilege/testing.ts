import { runSimulation, type Simulation } from "@cloud-copilot/iam-simulate";
import { dnsSuffix } from "../partition/aws.ts";
import type { PlannedPolicy } from "../policy-document.ts";
import { evaluateRam } from "./ram.ts";
import type { RequestRow } from "./requests.ts";

/** A request as both simulators take it. */
export interface Asked {
  readonly principal: string;
  /** ARN whose policies of kind `identity` and `boundary` count. */
  readonly holder: string | undefined;
  /** Policies that somebody attached by hand. */
  readonly attached: readonly PlannedPolicy[];
  readonly action: string;
  readonly resource: string;
  readonly account: string;
  readonly context: Readonly<Record<string, string>>;
  /** Whether the guardrails bind the one who asks: services and other organisations are not bound. */
  readonly bound: boolean;
}

/** Everything that was planned, over which a table is asked. */
export interface World {
  readonly policies: readonly PlannedPolicy[];
  readonly guardrails: readonly PlannedPolicy[];
}

const EVERYTHING = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
};

/** The policies that decide about a request. */
function deciding({ policies, guardrails }: World, asked: Asked) {
  const of = (kind: PlannedPolicy["kind"]) => policies.filter((each) => each.kind === kind);
  const held = (kind: PlannedPolicy["kind"]) =>
    of(kind).filter(({ principal }) => principal !== undefined && principal === asked.holder);
  const there = [...of("resource"), ...of("trust")].find(
    ({ resource = "" }) => resource === asked.resource || asked.resource.startsWith(`${resource}/`),
  );
  return {
    identity: [...held("identity"), ...asked.attached],
    boundary: held("boundary"),
    resource: there?.document,
    guardrails: asked.bound ? guardrails : undefined,
  };
}

/**
 * The simulator leaves out of a request what it does not know, among them the claims of most issuers and every
 * name of an encryption context. These are asked under names that it knows, there as in the policies.
 */
function inKnownKeys<T>(value: T): T {
  const text = JSON.stringify(value)
    .replaceAll(/"[a-z.]+(?:\/[a-z]+)*:(sub|aud)"/g, `"${KNOWN_ISSUER}:$1"`)
    .replaceAll('"kms:EncryptionContext:', '"aws:PrincipalTag/context-');
  return JSON.parse(text) as T;
}

const KNOWN_ISSUER = "cognito-identity.amazonaws.com";

export async function askAws(world: World, asked: Asked): Promise<RequestRow["verdict"]> {
  const { identity, boundary, resource, guardrails } = deciding(world, asked);
  const named = (policies: readonly PlannedPolicy[]) =>
    policies.map(({ key, document }) => ({ name: key, policy: document }));
  const simulation: Simulation = {
    request: {
      principal: asked.principal,
      action: asked.action,
      resource: { resource: asked.resource, accountId: asked.account },
      contextVariables: { ...asked.context },
    },
    identityPolicies: named(identity),
    serviceControlPolicies:
      guardrails === undefined
        ? []
        : [
            {
              orgIdentifier: "r-root",
              policies: [{ name: "FullAWSAccess", policy: EVERYTHING }, ...named(guardrails)],
            },
          ],
    resourceControlPolicies: [],
    ...(resource === undefined ? {} : { resourcePolicy: resource }),
    ...(boundary.length === 0 ? {} : { permissionBoundaryPolicies: named(boundary) }),
  };
  const result = await runSimulation(knownPrincipals(inKnownKeys(simulation)), {});
  if (result.resultType === "error") throw new Error(JSON.stringify(result.errors));
  const results = result.resultType === "single" ? [result.result] : result.results;
  // A key that the action does not know would make a condition on it say nothing.
  const unknown = results.flatMap(({ ignoredContextKeys = [] }) => ignoredContextKeys);
  if (unknown.length > 0) throw new Error(`${asked.action} knows no ${unknown.join(", ")}`);
  return result.overallResult === "Allowed" ? "allowed" : "denied";
}

export function askAlicloud(world: World, asked: Asked): RequestRow["verdict"] {
  const { identity, resource, boundary, guardrails } = deciding(world, asked);
  const documents = (policies: readonly PlannedPolicy[]) => policies.map(({ document }) => document);
  const { principal, action, context, account: owner } = asked;
  return evaluateRam(
    { principal, action, resource: asked.resource, owner, context },
    {
      // RAM has no boundary: the guard is one more policy of the role.
      identity: documents([...identity, ...boundary]),
      ...(guardrails === undefined ? {} : { control: documents(guardrails) }),
      ...(resource === undefined ? {} : { resource }),
    },
  );
}

/** The simulator knows services by the suffix of the first partition alone. */
export function knownPrincipals<T>(value: T): T {
  const suffixes = [dnsSuffix("aws-cn"), dnsSuffix("aws")] as const;
  return JSON.parse(JSON.stringify(value).replaceAll(`${suffixes[0]}"`, `${suffixes[1]}"`)) as T;
}

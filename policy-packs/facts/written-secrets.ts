import { type ResourceFact, UNKNOWN } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { at, entries, text } from "../reading.ts";

/** Where an input holds what looks like a credential. The credential itself is never kept. */
export interface WrittenSecrets {
  readonly found: readonly { readonly input: string; readonly kind: string }[];
  readonly openEnded: boolean;
}

/** Shapes that nothing but a credential has. */
const SHAPES: readonly (readonly [kind: string, shape: RegExp])[] = [
  ["an AWS access key", /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/],
  ["an Alibaba Cloud access key", /\bLTAI[0-9A-Za-z]{12,26}\b/],
  ["a private key", /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/],
  [
    "a password",
    /(?:password|passwd|secret[_-]?access[_-]?key|access[_-]?key[_-]?secret|db[_-]?pass)["']?\s*[:=]\s*["']?[^\s"'${<]{6,}/i,
  ],
];

export const writtenSecrets: ResourceFact<WrittenSecrets> = resourceFact("written-secrets", {
  "aws:ec2/instance:Instance": inputs("userData", "userDataBase64"),
  "aws:ec2/launchTemplate:LaunchTemplate": inputs("userData"),
  "aws:ec2/launchConfiguration:LaunchConfiguration": inputs("userData", "userDataBase64"),
  "aws:lambda/function:Function": variables("environment", "variables"),
  "aws:ecs/taskDefinition:TaskDefinition": inputs("containerDefinitions"),
  "alicloud:ecs/instance:Instance": inputs("userData"),
  "alicloud:ecs/ecsLaunchTemplate:EcsLaunchTemplate": inputs("userData"),
  "alicloud:ess/scalingConfiguration:ScalingConfiguration": inputs("userData"),
  "alicloud:cs/nodePool:NodePool": inputs("userData"),
  "alicloud:fc/v3Function:V3Function": variables("environmentVariables"),
});

function inputs(...names: readonly string[]) {
  return (props: unknown): WrittenSecrets | undefined => {
    const written = names.filter((name) => at(props, name) !== undefined);
    if (written.length === 0) return undefined;
    return gather(written.map((name) => [name, at(props, name)] as const));
  };
}

function variables(...path: readonly string[]) {
  return (props: unknown): WrittenSecrets | undefined => {
    if (at(props, ...path) === undefined) return undefined;
    const found = entries(props, ...path);
    if (found === UNKNOWN) return { found: [], openEnded: true };
    // A variable's name and value together read like a line of a configuration file.
    return gather(
      found.map(([name, value]) => [name, value === UNKNOWN ? UNKNOWN : `${name}=${text(value) as string}`]),
    );
  };
}

function gather(values: readonly (readonly [input: string, value: unknown])[]): WrittenSecrets {
  return {
    found: values.flatMap(([input, value]) => {
      const written = text(value);
      if (typeof written !== "string") return [];
      return SHAPES.filter(([, shape]) => shape.test(written) || shape.test(decoded(written))).map(
        ([kind]) => ({
          input,
          kind,
        }),
      );
    }),
    openEnded: values.some(([, value]) => value === UNKNOWN),
  };
}

/** User data is often given in base64. */
function decoded(written: string): string {
  return /^[A-Za-z0-9+/\s]+=*$/.test(written) ? Buffer.from(written, "base64").toString("utf8") : "";
}

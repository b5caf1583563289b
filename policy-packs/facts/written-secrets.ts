import { type ResourceFact, UNKNOWN } from "../control.ts";
import { credentialsIn } from "../credentials.ts";
import { resourceFact } from "../fact.ts";
import { at, entries, list, type Read, text } from "../reading.ts";

/** Where an input holds what looks like a credential. */
export interface WrittenSecrets {
  readonly found: readonly { readonly input: string; readonly kind: string }[];
  /** Is there more that only a deployment knows? */
  readonly openEnded: boolean;
}

type Named = readonly [input: string, value: unknown];

/** Scripts that a machine runs when it starts. */
export const userData: ResourceFact<WrittenSecrets> = resourceFact("user-data", {
  "aws:ec2/instance:Instance": inputs("userData", "userDataBase64"),
  "aws:ec2/launchTemplate:LaunchTemplate": inputs("userData"),
  "aws:ec2/launchConfiguration:LaunchConfiguration": inputs("userData", "userDataBase64"),
  "aws:ec2/spotInstanceRequest:SpotInstanceRequest": inputs("userData", "userDataBase64"),
  "aws:lightsail/instance:Instance": inputs("userData"),
  "alicloud:ecs/instance:Instance": inputs("userData"),
  "alicloud:ecs/ecsLaunchTemplate:EcsLaunchTemplate": inputs("userData", "userdata"),
  "alicloud:ess/scalingConfiguration:ScalingConfiguration": inputs("userData"),
  "alicloud:cs/kubernetes:Kubernetes": inputs("userData"),
  "alicloud:cs/nodePool:NodePool": inputs("userData"),
});

/** Variables of functions, containers and builds, which everybody reads who may look at the workload. */
export const variables: ResourceFact<WrittenSecrets> = resourceFact("variables", {
  "aws:lambda/function:Function": (props) => gather(map(props, "environment", "variables")),
  "aws:ecs/taskDefinition:TaskDefinition": (props) => gather(definitions(props, "containerDefinitions")),
  "aws:batch/jobDefinition:JobDefinition": (props) => gather(definitions(props, "containerProperties")),
  "aws:codebuild/project:Project": (props) =>
    gather(
      pairs(at(props, "environment", "environmentVariables"), "name").filter(
        ([, , block]) => (text(block, "type") ?? "PLAINTEXT") === "PLAINTEXT",
      ),
    ),
  "aws:apprunner/service:Service": (props) =>
    gather(
      map(
        props,
        "sourceConfiguration",
        "imageRepository",
        "imageConfiguration",
        "runtimeEnvironmentVariables",
      ),
    ),
  "aws:amplify/app:App": (props) => gather(map(props, "environmentVariables")),
  "aws:glue/job:Job": (props) => gather(map(props, "defaultArguments")),
  "alicloud:fc/v3Function:V3Function": (props) => gather(map(props, "environmentVariables")),
  "alicloud:fc/v2function:V2Function": (props) => gather(map(props, "environmentVariables")),
  "alicloud:fc/function:Function": (props) => gather(map(props, "environmentVariables")),
  "alicloud:eci/containerGroup:ContainerGroup": (props) => gather(containers(props)),
  "alicloud:ess/eciScalingConfiguration:EciScalingConfiguration": (props) => gather(containers(props)),
  "alicloud:sae/application:Application": (props) => gather(definitions(props, "envs")),
});

/** Settings kept as plain text. */
export const plainSettings: ResourceFact<WrittenSecrets> = resourceFact("plain-settings", {
  "aws:ssm/parameter:Parameter": (props) =>
    unlessSecure(text(props, "type"), named(props, ["value", "insecureValue"], "name")),
  "aws:appconfig/hostedConfigurationVersion:HostedConfigurationVersion": inputs("content"),
  "aws:glue/connection:Connection": (props) => gather(map(props, "connectionProperties")),
  "alicloud:oos/parameter:Parameter": (props) => named(props, ["value"], "parameterName"),
  "alicloud:mse/nacosConfig:NacosConfig": inputs("content"),
});

/** Keys in the program that tells a provider who it is. */
export const providerKeys: ResourceFact<WrittenSecrets> = {
  name: "provider-keys",
  scope: "resource",
  types: { aws: ["pulumi:providers:aws"], alicloud: ["pulumi:providers:alicloud"] },
  read: ({ props }) => {
    const given = ["accessKey", "secretKey", "token", "securityToken"].flatMap((name): Named[] =>
      at(props, name) === undefined ? [] : [[name, props[name]]],
    );
    return {
      found: given.flatMap(([input, value]) =>
        typeof value === "string" && value !== "" ? [{ input, kind: "a key" }] : [],
      ),
      openEnded: given.some(([, value]) => value === UNKNOWN),
    };
  },
};

function inputs(...names: readonly string[]) {
  return (props: unknown) => gather(names.map((name) => [name, at(props, name)] as const));
}

/** A setting's name says as much as its value: `db-password` with anything in it is a password. */
function named(props: unknown, values: readonly string[], name: string): WrittenSecrets | undefined {
  const title = text(props, name);
  const last = typeof title === "string" ? (title.split("/").at(-1) ?? title) : "";
  return gather(
    values.map((input) => {
      const value = text(at(props, input));
      return [
        input,
        value === undefined || value === UNKNOWN ? value : `${last}=${value}\n${value}`,
      ] as const;
    }),
  );
}

/** What a secure parameter holds is nobody's finding, nor what may be one. */
function unlessSecure(type: Read<string>, written: WrittenSecrets | undefined): WrittenSecrets | undefined {
  if (type === "SecureString") return undefined;
  return type === UNKNOWN && written && written.found.length > 0 ? { found: [], openEnded: true } : written;
}

/** A variable's name and value together read like a line of a configuration file. */
function line(name: string, value: unknown): Named {
  const written = text(value);
  return [name, written === UNKNOWN || written === undefined ? written : `${name}=${written}`];
}

function map(props: unknown, ...path: readonly string[]): readonly Named[] {
  if (at(props, ...path) === undefined) return [];
  const found = entries(props, ...path);
  return found === UNKNOWN ? [[path.at(-1) ?? "", UNKNOWN]] : found.map(([name, value]) => line(name, value));
}

/** Blocks of a name and a value. */
function pairs(
  blocks: unknown,
  key: string,
): readonly (readonly [input: string, value: unknown, block: unknown])[] {
  const found = list(blocks);
  if (found === UNKNOWN) return [["variables", UNKNOWN, undefined]];
  return found.map((block) => {
    const name = text(block, key);
    const [input, value] = line(typeof name === "string" ? name : "variable", at(block, "value"));
    return [input, value, block] as const;
  });
}

function containers(props: unknown): readonly Named[] {
  return ["containers", "initContainers"].flatMap((input): readonly Named[] => {
    const found = list(props, input);
    if (found === UNKNOWN) return [[input, UNKNOWN]];
    return found.flatMap((container) =>
      pairs(at(container, "environmentVars"), "key").map(([name, value]): Named => [name, value]),
    );
  });
}

/** Definitions in JSON: what is in their environment, and the text itself where it cannot be read. */
function definitions(props: unknown, input: string): readonly Named[] {
  const written = at(props, input);
  if (typeof written !== "string") return written === undefined ? [] : [[input, written]];
  let parsed: unknown;
  try {
    parsed = JSON.parse(written);
  } catch {
    return [[input, written]];
  }
  const holders = Array.isArray(parsed) ? parsed : [parsed];
  const found = holders.flatMap((holder: unknown) => {
    const own = text(holder, "name");
    if (typeof own === "string" && at(holder, "value") !== undefined) return [line(own, at(holder, "value"))];
    return pairs(at(holder, "environment"), "name").map(([name, value]): Named => [name, value]);
  });
  return found.length > 0 ? found : [[input, written]];
}

/** Undefined where nothing is written at all. */
function gather(values: readonly (readonly [input: string, value: unknown, ...rest: readonly unknown[]])[]) {
  const given = values.filter(([, value]) => value !== undefined);
  if (given.length === 0) return undefined;
  return {
    found: given.flatMap(([input, value]) => {
      const written = text(value);
      return typeof written === "string" ? credentialsIn(written).map((kind) => ({ input, kind })) : [];
    }),
    openEnded: given.some(([, value]) => value === UNKNOWN),
  };
}

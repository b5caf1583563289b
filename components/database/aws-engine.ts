import { physicalName } from "../naming/layout.ts";
import type { DatabaseArgs } from "./contract.ts";
import { awsEngine, type EngineOption, type Parameter } from "./engines.ts";

/** Engine, parameters and options as one database takes them. */
export interface PlannedAwsEngine {
  readonly engine: string;
  readonly version: string;
  readonly logs: readonly string[];
  /** Whether identities of the account sign in without a password. */
  readonly tokens: boolean;
  /** SQL Server alone brings its licence. */
  readonly license?: "license-included";
  readonly parameters: {
    readonly name: string;
    readonly family: string;
    readonly parameters: readonly Parameter[];
  };
  readonly options?: {
    /** What its name begins with; RDS gives it an end of its own. */
    readonly name: string;
    readonly version: string;
    readonly options: readonly EngineOption[];
  };
}

export function plannedAwsEngine(id: string, { engine, kind }: DatabaseArgs): PlannedAwsEngine {
  const known = awsEngine(kind, engine.family);
  const release = known?.releases[engine.version];
  if (known === undefined || release === undefined)
    throw new Error("an engine is checked before it is planned");
  const server = engine.family === "sqlserver";
  const name = server ? `sqlserver-${engine.edition === "enterprise" ? "ee" : "se"}` : known.engine;
  const family = release.parameterFamily.replace("<engine>", name);
  // A group's name holds its release: the next one's is made beside it, before the database moves over.
  const groupName = (suffix: string): string => `${id}-${suffix.replace(/[^a-z0-9]+/g, "-")}`;
  const type =
    kind === "instance"
      ? "aws:rds/parameterGroup:ParameterGroup"
      : "aws:rds/clusterParameterGroup:ClusterParameterGroup";
  return {
    engine: name,
    version: release.version,
    logs: known.logs,
    tokens: known.tokens,
    ...(server ? { license: "license-included" } : {}),
    parameters: { name: physicalName(type, groupName(family)), family, parameters: known.parameters },
    ...(release.optionVersion === undefined || known.options.length === 0
      ? {}
      : {
          options: {
            name: physicalName(
              "aws:rds/parameterGroup:ParameterGroup",
              groupName(`${name}-${release.optionVersion}`),
            ),
            version: release.optionVersion,
            options: known.options,
          },
        }),
  };
}

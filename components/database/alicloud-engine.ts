import type { DatabaseArgs } from "./contract.ts";
import { type AlicloudEngine, alicloudEngine } from "./engines.ts";

export interface PlannedAlicloudEngine extends Pick<AlicloudEngine, "engine" | "tls" | "characterSet"> {
  readonly version: string;
  readonly category: "HighAvailability" | "AlwaysOn";
  /** SQL Server's log backups run at intervals of their own. */
  readonly logInterval: boolean;
}

export function plannedAlicloudEngine({ engine, kind }: DatabaseArgs): PlannedAlicloudEngine {
  const known = alicloudEngine(kind, engine.family);
  const release = known?.releases[engine.version];
  if (known === undefined || release === undefined)
    throw new Error("an engine is checked before it is planned");
  const enterprise = engine.edition === "enterprise" && release.enterprise !== undefined;
  return {
    engine: known.engine,
    version: (enterprise ? release.enterprise : release.standard) ?? release.standard,
    category: enterprise ? "AlwaysOn" : "HighAvailability",
    tls: known.tls,
    ...(known.characterSet === undefined ? {} : { characterSet: known.characterSet }),
    logInterval: engine.family === "sqlserver",
  };
}

import { resolve } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { BadInput, formatDiagnostic } from "../ipam/index.ts";
import { buildLandingZone, type LandingZone } from "./build.ts";
import { loadEstate } from "./load.ts";

/** The Pulumi program: `pulumi config set atrium:estate <file>` chooses the estate. */
const file = new pulumi.Config("atrium").get("estate") ?? "examples/mall-group/estate.yaml";

/** Where Pulumi.yaml stands; programs run in the folder of `main`. */
const root = pulumi.getRootDirectory() || process.cwd();

export const networks = outputs(build());

function build(): LandingZone {
  try {
    return buildLandingZone(loadEstate(resolve(root, file), root));
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    // Bad input is no crash: the engine prints a RunError without a stack trace, and the offline preview takes
    // the diagnostics as they are.
    const text = error.diagnostics.map(formatDiagnostic).join("\n");
    throw Object.assign(new pulumi.RunError(text), { name: error.name, diagnostics: error.diagnostics });
  }
}

function outputs(zone: LandingZone) {
  return Object.fromEntries(
    Object.entries(zone.networks).map(([name, network]) => [
      name,
      { vpcId: network.vpcId, subnetIds: network.subnetIds, securityGroupIds: network.securityGroupIds },
    ]),
  );
}

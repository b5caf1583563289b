import { resolve } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { buildLandingZone, loadEstate } from "../../stacks/index.ts";
import { faults } from "./faults.ts";

const file = new pulumi.Config("atrium").get("estate") ?? "estate.yaml";
const planted = new pulumi.Config().get("plant") ?? "all";

// The estate's component carries plan and tag plan; what is planted hangs below it, as everything does.
const { component } = buildLandingZone(loadEstate(resolve(pulumi.getRootDirectory() || process.cwd(), file)));

for (const fault of faults) {
  fault.build(planted === "all" || planted === fault.name, { parent: component });
}

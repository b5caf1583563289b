import type * as proto from "@pulumi/pulumi/proto/resource_pb.js";
import type { Sdk } from "./sdk.ts";

/** Features that the engine answers for by name to SDKs older than GetDeploymentInfo. */
export const LEGACY_FEATURES: ReadonlySet<string> = new Set([
  "secrets",
  "resourceReferences",
  "outputValues",
  "aliasSpecs",
  "replacementTrigger",
  "deletedWith",
  "replaceWith",
  "transforms",
  "invokeTransforms",
  "parameterization",
  "resourceHooks",
  "errorHooks",
  "sendsOptionsToHooks",
]);

const FEATURES = [
  "SECRETS",
  "RESOURCE_REFERENCES",
  "OUTPUT_VALUES",
  "ALIAS_SPECS",
  "REPLACEMENT_TRIGGER",
  "DELETED_WITH",
  "REPLACE_WITH",
  "TRANSFORMS",
  "INVOKE_TRANSFORMS",
  "PARAMETERIZATION",
  "RESOURCE_HOOKS",
  "ERROR_HOOKS",
  "SENDS_OPTIONS_TO_HOOKS",
  "INVOKE_DEPENDS_ON",
] as const;

/** What CLI 3.259 advertises and this monitor keeps; an SDK that lacks a feature never asks for it. */
export function supportedFeatures(sdk: Sdk): proto.ResourceMonitorFeature[] {
  const known = new Map<string, unknown>(Object.entries(sdk.resource.ResourceMonitorFeature ?? {}));
  return FEATURES.map((name) => known.get(`RESOURCE_MONITOR_FEATURE_${name}`)).filter(
    (id): id is proto.ResourceMonitorFeature => typeof id === "number",
  );
}

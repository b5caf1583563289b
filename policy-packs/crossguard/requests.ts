/** The engine's side of the analyzer protocol, for whoever tests a pack without an engine. */
import proto from "@pulumi/pulumi/proto/analyzer_pb.js";
import struct from "google-protobuf/google/protobuf/struct_pb.js";
import { type Pack, type ResourceView, UNKNOWN } from "../control.ts";
import { Analyzer } from "./analyzer.ts";
import type { Operation } from "./session.ts";
import { wireFields } from "./values.ts";

export interface EngineReport {
  readonly policy: string;
  readonly urn: string;
  readonly level: "advisory" | "mandatory";
  /** Without the policy's title, which the engine prints above it. */
  readonly message: string;
}

export interface EngineQuestion {
  readonly operation?: Operation;
  /** As `--policy-pack-config` has it. */
  readonly configuration?: Readonly<Record<string, object>>;
  readonly now?: Date;
}

/** What a pack answers the engine: resource by resource in their order, then about all of them. */
export function askAsEngine(
  pack: Pack,
  resources: readonly ResourceView[],
  { operation = "preview", configuration = {}, now = new Date() }: EngineQuestion = {},
): readonly EngineReport[] {
  const analyzer = new Analyzer(pack, "1.0.0", () => now);
  if (operation !== "analysis") {
    const request = new proto.AnalyzerStackConfigureRequest();
    request.setDryRun(operation === "preview");
    analyzer.configureStack(request);
  }
  analyzer.configure(configureRequest(analyzer.info(), configuration));
  const alone = resources.flatMap((resource) =>
    reportsIn(analyzer.analyze(analyzeRequest(resource)), resource.urn),
  );
  const request = new proto.AnalyzeStackRequest();
  request.setResourcesList(resources.map(stackResource));
  return [...alone, ...reportsIn(analyzer.analyzeStack(sent(request, proto.AnalyzeStackRequest)), "")];
}

/** The inputs that a pack leaves a resource with, as the engine goes on with them. */
export function remedyAsEngine(
  pack: Pack,
  resource: ResourceView,
  configuration: Readonly<Record<string, object>> = {},
): readonly { readonly policy: string; readonly inputs: Readonly<Record<string, unknown>> }[] {
  const analyzer = new Analyzer(pack, "1.0.0");
  analyzer.configure(configureRequest(analyzer.info(), configuration));
  const response = sent(analyzer.remediate(analyzeRequest(resource)), proto.RemediateResponse);
  return response.getRemediationsList().map((remediation) => ({
    policy: remediation.getPolicyname(),
    inputs: remediation.getProperties()?.toJavaScript() ?? {},
  }));
}

/** The engine sends every policy's level, whether it was configured or not. */
function configureRequest(
  info: proto.AnalyzerInfo,
  configuration: Readonly<Record<string, object>>,
): proto.ConfigureAnalyzerRequest {
  const request = new proto.ConfigureAnalyzerRequest();
  const policies = new Map(
    info.getPoliciesList().map((policy) => [policy.getName(), policy.getEnforcementlevel()]),
  );
  for (const name of new Set([...policies.keys(), ...Object.keys(configuration)])) {
    const { enforcementLevel, ...properties } = { ...configuration[name] } as Record<string, unknown>;
    const config = new proto.PolicyConfig();
    config.setEnforcementlevel(
      typeof enforcementLevel === "string"
        ? proto.EnforcementLevel[enforcementLevel.toUpperCase() as "ADVISORY"]
        : (policies.get(name) ?? proto.EnforcementLevel.ADVISORY),
    );
    config.setProperties(packed(properties));
    request.getPolicyconfigMap().set(name, config);
  }
  return request;
}

function analyzeRequest(resource: ResourceView): proto.AnalyzeRequest {
  const request = new proto.AnalyzeRequest();
  request.setUrn(resource.urn);
  request.setType(resource.type);
  request.setName(resource.name);
  request.setProperties(packed(wireFields(resource.props, new Set(resource.secrets))));
  request.setOptions(optionsOf(resource));
  if (resource.custom) request.setProvider(providerOf(resource));
  return sent(request, proto.AnalyzeRequest);
}

function stackResource(resource: ResourceView): proto.AnalyzerResource {
  const message = new proto.AnalyzerResource();
  message.setUrn(resource.urn);
  message.setType(resource.type);
  message.setName(resource.name);
  message.setProperties(packed(wireFields({ ...resource.props, id: resource.id ?? UNKNOWN })));
  message.setOptions(optionsOf(resource));
  if (resource.custom) message.setProvider(providerOf(resource));
  if (resource.parent) message.setParent(resource.parent);
  message.setDependenciesList([...resource.dependencies]);
  for (const [input, urns] of Object.entries(resource.propertyDependencies)) {
    const targets = new proto.AnalyzerPropertyDependencies();
    targets.setUrnsList([...urns]);
    message.getPropertydependenciesMap().set(input, targets);
  }
  return message;
}

function optionsOf(resource: ResourceView): proto.AnalyzerResourceOptions {
  const options = new proto.AnalyzerResourceOptions();
  options.setProtect(resource.protect);
  if (resource.parent) options.setParent(resource.parent);
  return options;
}

function providerOf({ type, providerProps }: ResourceView): proto.AnalyzerProviderResource {
  const provider = new proto.AnalyzerProviderResource();
  provider.setType(`pulumi:providers:${type.slice(0, type.indexOf(":"))}`);
  provider.setName("default");
  provider.setProperties(packed(wireFields(providerProps ?? {})));
  return provider;
}

function reportsIn(response: proto.AnalyzeResponse, subject: string): readonly EngineReport[] {
  return response.getDiagnosticsList().map((diagnostic) => ({
    policy: diagnostic.getPolicyname(),
    urn: diagnostic.getUrn() || subject,
    level: diagnostic.getEnforcementlevel() === proto.EnforcementLevel.ADVISORY ? "advisory" : "mandatory",
    message: diagnostic.getMessage().slice(diagnostic.getMessage().indexOf("\n") + 1),
  }));
}

function packed(value: object): struct.Struct {
  return struct.Struct.fromJavaScript(value as Record<string, never>);
}

/** Through the bytes of the wire, as the engine's messages come. */
function sent<Message extends { serializeBinary(): Uint8Array }>(
  message: Message,
  kind: { deserializeBinary(bytes: Uint8Array): Message },
): Message {
  return kind.deserializeBinary(message.serializeBinary());
}

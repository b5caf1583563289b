/** The engine's side of the analyzer protocol, for whoever tests a pack without an engine. */
import proto from "@pulumi/pulumi/proto/analyzer_pb.js";
import struct from "google-protobuf/google/protobuf/struct_pb.js";
import { Analyzer } from "./analyzer.ts";
import { type Pack, type ResourceView, UNKNOWN } from "./control.ts";
import type { Operation } from "./engine-session.ts";
import { SECRET, SIGNATURE, UNKNOWN_SENTINEL } from "./engine-values.ts";

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
  request.setProperties(packed(wire(resource.props, new Set(resource.secrets)) as object));
  request.setOptions(optionsOf(resource));
  if (resource.custom) request.setProvider(providerOf(resource));
  return sent(request, proto.AnalyzeRequest);
}

function stackResource(resource: ResourceView): proto.AnalyzerResource {
  const message = new proto.AnalyzerResource();
  message.setUrn(resource.urn);
  message.setType(resource.type);
  message.setName(resource.name);
  message.setProperties(packed(wire({ ...resource.props, id: resource.id ?? UNKNOWN }, new Set()) as object));
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
  provider.setProperties(packed(wire(providerProps ?? {}, new Set()) as object));
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

function wire(value: unknown, secrets: ReadonlySet<string>): unknown {
  if (value === UNKNOWN) return UNKNOWN_SENTINEL;
  if (typeof value === "string") return secrets.has(value) ? { [SIGNATURE]: SECRET, value } : value;
  if (Array.isArray(value)) return value.map((element) => wire(element, secrets));
  if (typeof value !== "object" || value === null) return value ?? null;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]) => (part === undefined ? [] : [[key, wire(part, secrets)]])),
  );
}

/** The engine's analyzer protocol (`pulumi/analyzer.proto`, shipped with `@pulumi/pulumi`) ↔ plain values. */
import proto from "@pulumi/pulumi/proto/analyzer_pb.js";
import struct from "google-protobuf/google/protobuf/struct_pb.js";
import type { EnforcementLevel, Pack, ResourceView, Severity } from "../control.ts";
import { soundExceptions } from "../exceptions/exceptions.ts";
import { identityOf } from "../identity.ts";
import type { Mended } from "../remedies/apply.ts";
import {
  type Configuration,
  configSchema,
  EXCEPTION_SCHEMA,
  readConfiguration,
  UNDECIDED_SCHEMA,
} from "../settings/configuration.ts";
import type { ConfigSchema } from "../settings/schema.ts";
import { type Finding, OWN_POLICIES, type StackResource } from "./session.ts";
import { plainProps, wireFields } from "./values.ts";

const LEVELS: Readonly<Record<EnforcementLevel, proto.EnforcementLevel>> = {
  advisory: proto.EnforcementLevel.ADVISORY,
  mandatory: proto.EnforcementLevel.MANDATORY,
  disabled: proto.EnforcementLevel.DISABLED,
};

const LEVEL_NAMES = new Map<proto.EnforcementLevel, string>([
  ...Object.entries(LEVELS).map(([name, level]) => [level, name] as const),
  [proto.EnforcementLevel.REMEDIATE, "remediate"],
]);

const SEVERITIES: Readonly<Record<Severity, proto.PolicySeverity>> = {
  low: proto.PolicySeverity.POLICY_SEVERITY_LOW,
  medium: proto.PolicySeverity.POLICY_SEVERITY_MEDIUM,
  high: proto.PolicySeverity.POLICY_SEVERITY_HIGH,
  critical: proto.PolicySeverity.POLICY_SEVERITY_CRITICAL,
};

/** A resource before it is created: inputs, options, provider. */
export function resourceOf(request: proto.AnalyzeRequest): ResourceView {
  const { props, secrets } = plainProps(fields(request.getProperties()));
  const provider = request.getProvider();
  const type = request.getType();
  const parent = request.getOptions()?.getParent();
  return {
    urn: request.getUrn(),
    type,
    name: request.getName(),
    // A component has no provider of its own.
    custom: provider !== undefined || type.startsWith("pulumi:providers:"),
    props,
    dependencies: [],
    propertyDependencies: {},
    protect: request.getOptions()?.getProtect() ?? false,
    ...(provider && { providerProps: plainProps(fields(provider.getProperties())).props }),
    ...(parent && { parent }),
    ...(secrets.length > 0 && { secrets }),
  };
}

/** A resource at the end. Its outputs stay packed, but for the few that others name it by. */
export function stackResourceOf(resource: proto.AnalyzerResource): StackResource {
  const outputs = resource.getProperties()?.getFieldsMap();
  const texts = new Proxy({} as Record<string, unknown>, {
    get: (_, key) => {
      const value = outputs?.get(String(key));
      return value?.hasStringValue() ? known(value.getStringValue()) : undefined;
    },
  });
  const { id } = texts;
  const parent = resource.getParent();
  return {
    urn: resource.getUrn(),
    identity: identityOf(resource.getType(), texts),
    dependencies: resource.getDependenciesList(),
    propertyDependencies: Object.fromEntries(
      [...resource.getPropertydependenciesMap().entries()].map(([input, urns]) => [
        String(input),
        (urns as proto.AnalyzerPropertyDependencies).getUrnsList(),
      ]),
    ),
    ...(parent && { parent }),
    ...(typeof id === "string" && id !== "" && { id }),
  };
}

function known(value: string): string | undefined {
  const { props } = plainProps({ value });
  return typeof props.value === "string" ? props.value : undefined;
}

function fields(packed: struct.Struct | undefined): Readonly<Record<string, unknown>> {
  return packed?.toJavaScript() ?? {};
}

/** @throws BadInput with everything that is wrong with it */
export function configurationOf(pack: Pack, request: proto.ConfigureAnalyzerRequest): Configuration {
  const raw = Object.fromEntries(
    // A map of the wire has no order; faults are told in one that stays.
    [...request.getPolicyconfigMap().entries()].sort(byName).map(([name, config]) => {
      const given = config as proto.PolicyConfig;
      return [
        String(name),
        { ...fields(given.getProperties()), enforcementLevel: LEVEL_NAMES.get(given.getEnforcementlevel()) },
      ];
    }),
  );
  return readConfiguration(pack, raw, `configuration of ${pack.name}`);
}

function byName([a]: readonly [unknown, unknown], [b]: readonly [unknown, unknown]): number {
  return String(a) < String(b) ? -1 : 1;
}

export function infoOf(pack: Pack, version: string): proto.AnalyzerInfo {
  const info = new proto.AnalyzerInfo();
  info.setName(pack.name);
  info.setDisplayname(pack.title);
  info.setDescription(pack.description);
  info.setVersion(version);
  info.setSupportsconfig(true);
  const mended = new Set(pack.remedies?.map(({ controls: [control] }) => control));
  info.setPoliciesList([
    ...pack.entries.map(({ control, level }) => {
      const scope = control.fact.scope === "resource" ? "POLICY_TYPE_RESOURCE" : "POLICY_TYPE_STACK";
      const policy = policyOf(control.id, control.title, level, control.severity, configSchema(control));
      if (mended.has(control.id)) policy.setEnforcementlevel(proto.EnforcementLevel.REMEDIATE);
      policy.setPolicyType(proto.PolicyType[scope]);
      policy.setTagsList([...control.clauses.map((clause) => `guide-${clause}`), ...control.sameAs]);
      if (control.mlps) policy.setFramework(frameworkOf(control.mlps));
      return policy;
    }),
    ...OWN_POLICIES.map(({ name, title, level, severity }) => {
      const schema = name === soundExceptions.id ? EXCEPTION_SCHEMA : UNDECIDED_SCHEMA;
      const policy = policyOf(name, title, level, severity, schema);
      policy.setPolicyType(proto.PolicyType.POLICY_TYPE_STACK);
      return policy;
    }),
  ]);
  return info;
}

function policyOf(
  name: string,
  title: string,
  level: EnforcementLevel,
  severity: Severity,
  properties: ConfigSchema,
): proto.PolicyInfo {
  const policy = new proto.PolicyInfo();
  policy.setName(name);
  policy.setDisplayname(title);
  policy.setDescription(title);
  policy.setEnforcementlevel(LEVELS[level]);
  policy.setSeverity(SEVERITIES[severity]);
  const schema = new proto.PolicyConfigSchema();
  schema.setProperties(struct.Struct.fromJavaScript(JSON.parse(JSON.stringify(properties))));
  policy.setConfigschema(schema);
  return policy;
}

function frameworkOf(item: string): proto.PolicyComplianceFramework {
  const framework = new proto.PolicyComplianceFramework();
  framework.setName("GB/T 22239-2019");
  framework.setVersion("level 3");
  framework.setSpecification(item);
  return framework;
}

/** What was found, and the policies that had nothing to look at. */
export function responseOf(
  pack: Pack,
  version: string,
  findings: readonly Finding[],
  silent: readonly proto.PolicyNotApplicable[] = [],
): proto.AnalyzeResponse {
  const response = new proto.AnalyzeResponse();
  response.setDiagnosticsList(
    findings.map((finding) => {
      const diagnostic = new proto.AnalyzeDiagnostic();
      diagnostic.setPolicyname(finding.policy);
      diagnostic.setPolicypackname(pack.name);
      diagnostic.setPolicypackversion(version);
      diagnostic.setDescription(finding.description);
      // The engine's users read the title first, as with packs of Pulumi's own SDK.
      diagnostic.setMessage(`${finding.description}\n${finding.message}`);
      diagnostic.setEnforcementlevel(LEVELS[finding.level]);
      diagnostic.setSeverity(SEVERITIES[finding.severity]);
      diagnostic.setUrn(finding.urn);
      return diagnostic;
    }),
  );
  response.setNotApplicableList([...silent]);
  return response;
}

export function notApplicable(policy: string): proto.PolicyNotApplicable {
  const message = new proto.PolicyNotApplicable();
  message.setPolicyName(policy);
  return message;
}

/** Policies that configuration gives another level than `remediate`. */
export function notRemediated(request: proto.ConfigureAnalyzerRequest): readonly string[] {
  return [...request.getPolicyconfigMap().entries()].flatMap(([name, config]) =>
    (config as proto.PolicyConfig).getEnforcementlevel() === proto.EnforcementLevel.REMEDIATE
      ? []
      : [String(name)],
  );
}

/** Writes the changes into the inputs as they came, so that secrets and unknowns beside them stay what they are. */
export function remediationOf(
  pack: Pack,
  version: string,
  { control, remedy, changes }: Mended,
  inputs: struct.Struct,
): proto.Remediation {
  for (const [input, value] of Object.entries(changes)) {
    const packed = struct.Struct.fromJavaScript(wireFields({ [input]: value }))
      .getFieldsMap()
      .get(input);
    if (packed) inputs.getFieldsMap().set(input, packed);
  }
  const remediation = new proto.Remediation();
  remediation.setPolicyname(control);
  remediation.setDescription(remedy.title);
  remediation.setPolicypackname(pack.name);
  remediation.setPolicypackversion(version);
  remediation.setProperties(inputs.clone());
  return remediation;
}

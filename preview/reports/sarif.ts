import { createHash } from "node:crypto";
import { SarifBuilder, SarifResultBuilder, SarifRuleBuilder, SarifRunBuilder } from "node-sarif-builder";
import type { AnyControl, Severity } from "../../policy-packs/control.ts";
import type { PreviewReport } from "../report.ts";
import { type Finding, findingsOf } from "./findings.ts";
import { nameOf, printable } from "./text.ts";

/** Scores by which GitHub sorts what SARIF calls security: critical from 9.0, high from 7.0, medium from 4.0. */
const SCORES: Readonly<Record<Severity, string>> = {
  critical: "9.5",
  high: "8.0",
  medium: "5.5",
  low: "2.0",
};

/**
 * SARIF 2.1.0 (OASIS), for code scanning: one rule a control, one result a failure. A failure that an exception
 * covers is a suppressed result. A resource has no line of its own, so the place is the file that was judged, and
 * the URN is the logical location.
 */
export function sarifReport(report: PreviewReport, version: string): string {
  const findings = findingsOf(report);
  const run = new SarifRunBuilder({
    automationDetails: { id: `atrium/${report.record.project}/${report.record.stack}/` },
    properties: { summary: report.summary.verdicts, packs: report.packs.map(({ name }) => name) },
  }).initSimple({ toolDriverName: "atrium", toolDriverVersion: version });
  const controls = new Map(
    report.packs.flatMap(({ entries }) => entries.map((each) => [each.control.id, each.control])),
  );
  for (const id of new Set(findings.map(({ verdict }) => verdict.control))) {
    run.addRule(rule(id, controls.get(id)));
  }
  const file = placeOf(report);
  for (const finding of findings) run.addResult(result(finding, file));
  const log = new SarifBuilder({ $schema: "https://json.schemastore.org/sarif-2.1.0.json" });
  log.addRun(run);
  return `${log.buildSarifJsonString({ indent: true })}\n`;
}

/** Exceptions that are wrong themselves are findings of no control of the pack. */
function rule(id: string, control: AnyControl | undefined): SarifRuleBuilder {
  const title = control?.title ?? "Exceptions are reasoned, owned, approved, dated, used and narrow";
  return new SarifRuleBuilder({
    id,
    name: id,
    shortDescription: { text: title },
    fullDescription: { text: control?.why ?? title },
    help: { text: `${title}. ${control?.why ?? ""} npx atrium policies explain ${id}`.replaceAll("  ", " ") },
    properties: {
      tags: [
        "security",
        ...(control?.clauses ?? []).map((clause) => `guide-${clause}`),
        ...(control?.mlps ? [`mlps-${control.mlps}`] : []),
        ...(control?.sameAs ?? []),
      ],
      ...(control && { "security-severity": SCORES[control.severity] }),
    },
  });
}

function result({ verdict, owner, system }: Finding, file: string): SarifResultBuilder {
  return new SarifResultBuilder({
    ruleId: verdict.control,
    level: verdict.level === "mandatory" ? "error" : "warning",
    message: { text: printable(verdict.message) },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: file }, region: { startLine: 1 } },
        logicalLocations: [{ name: nameOf(verdict.urn), fullyQualifiedName: verdict.urn, kind: "resource" }],
      },
    ],
    partialFingerprints: {
      "atriumFinding/v1": createHash("sha256").update(`${verdict.control}\n${verdict.urn}`).digest("hex"),
    },
    ...(verdict.status === "excepted" && {
      suppressions: [{ kind: "external", status: "accepted", justification: printable(verdict.message) }],
    }),
    properties: { owner, system, severity: verdict.severity, remedy: printable(verdict.remedy) },
  });
}

/** A path below the repository, as code scanning asks; standard input has none. */
function placeOf({ asked }: PreviewReport): string {
  const path =
    asked.estate ??
    asked.state ??
    (asked.program ? `${asked.program.replace(/\/$/, "")}/Pulumi.yaml` : "Pulumi.yaml");
  return encodeURI(path.replaceAll("\\", "/").replace(/^\.\//, "")).replace(/^-$/, "state.json");
}

import type { ClauseId } from "../../guide/index.ts";
import type { Severity } from "../chat-notifier/contract.ts";
import type { Detector } from "./contract.ts";

/** What a finding is told by: a pattern of EventBridge, and what the alert says. */
export interface FindingRule {
  /** Of the rule in EventBridge; kept for good. */
  readonly key: string;
  readonly detector: Detector;
  readonly clause: ClauseId;
  readonly severity: Severity;
  readonly responseMinutes: number;
  readonly title: string;
  readonly titleZh: string;
  readonly text: string;
  readonly pattern: Readonly<Record<string, unknown>>;
}

/** Names of rules of the pack that are told of at once begin so. */
export const TOLD = "atrium-high-";

/**
 * Each detector tells of its own findings, once, and where they arise: a security account and an aggregating
 * region get those of others again, so account and region are asked for. Security Hub would repeat what the
 * services that feed it have said already. @clause 8.3.4-b @clause 5.3.3-a
 */
export function findingRules(account: string, region: string): readonly FindingRule[] {
  return [
    {
      key: "threats-inside",
      detector: "threats",
      clause: "2.3.1-c",
      severity: "critical",
      responseMinutes: 5,
      title: "Somebody is inside",
      titleZh: "已发生入侵",
      text: "Shut the way in first: the key, the group, the host. Then look for what else was touched.",
      // Told each time: what lasts gets worse.
      pattern: guardDuty(account, { severity: [{ numeric: [">=", 9] }] }),
    },
    {
      key: "threats",
      detector: "threats",
      clause: "2.3.1-c",
      severity: "high",
      responseMinutes: 30,
      title: "Somebody attacks",
      titleZh: "发现攻击行为",
      text: "Shut the way in: the key, the group, the host. GuardDuty counts on; it is told of once.",
      pattern: guardDuty(account, { severity: [{ numeric: [">=", 7, "<", 9] }], service: { count: [1] } }),
    },
    {
      key: "posture",
      detector: "posture",
      clause: "8.3.5-a",
      severity: "high",
      responseMinutes: 30,
      title: "The account is set up in a dangerous way",
      titleZh: "云账号配置存在高风险",
      text: "Set it right in the program, or suppress the finding in Security Hub with the reason.",
      pattern: {
        source: ["aws.securityhub"],
        "detail-type": ["Security Hub Findings - Imported"],
        detail: {
          findings: {
            AwsAccountId: [account],
            Region: [region],
            RecordState: ["ACTIVE"],
            Workflow: { Status: ["NEW"] },
            Severity: { Label: ["CRITICAL", "HIGH"] },
            ProductName: [{ "anything-but": ["GuardDuty", "Inspector", "Config", "IAM Access Analyzer"] }],
          },
        },
      },
    },
    {
      key: "configuration",
      detector: "configuration",
      clause: "8.1.3-a",
      severity: "high",
      responseMinutes: 30,
      title: "A rule of the guide is broken",
      titleZh: "违反指南合规规则",
      text: "The rule's name ends in the line of the catalogue; set the resource right in the program.",
      pattern: {
        source: ["aws.config"],
        "detail-type": ["Config Rules Compliance Change"],
        detail: {
          messageType: ["ComplianceChangeNotification"],
          awsAccountId: [account],
          configRuleName: [{ prefix: TOLD }],
          newEvaluationResult: { complianceType: ["NON_COMPLIANT"] },
        },
      },
    },
    {
      key: "vulnerabilities",
      detector: "vulnerabilities",
      clause: "1.4.4-a",
      severity: "high",
      responseMinutes: 60,
      title: "A known hole can be used",
      titleZh: "存在可被利用的高危漏洞",
      text: "High ones are closed within 48 hours, or guarded with an approved deferral.",
      pattern: {
        source: ["aws.inspector2"],
        "detail-type": ["Inspector2 Finding"],
        detail: {
          awsAccountId: [account],
          status: ["ACTIVE"],
          $or: [{ severity: ["CRITICAL"] }, { severity: ["HIGH"], exploitAvailable: ["YES"] }],
        },
      },
    },
    {
      key: "external-access",
      detector: "external-access",
      clause: "8.3.1-c",
      severity: "high",
      responseMinutes: 60,
      title: "Something can be reached from another account",
      titleZh: "资源可被外部账号访问",
      text: "Archive the finding if it is meant so; take the access away if not.",
      pattern: {
        source: ["aws.access-analyzer"],
        "detail-type": ["Access Analyzer Finding"],
        detail: { accountId: [account], status: ["ACTIVE"] },
      },
    },
  ];
}

function guardDuty(account: string, detail: Readonly<Record<string, unknown>>) {
  return {
    source: ["aws.guardduty"],
    "detail-type": ["GuardDuty Finding"],
    detail: { accountId: [account], ...detail },
  };
}

/** A standing question to Security Hub, answered with a ranking. */
export interface Insight {
  readonly key: string;
  readonly name: string;
  readonly groupBy: string;
  readonly product: string;
}

/** What a security report begins with, over all regions that come together at home. @clause 5.3.5-a */
export const INSIGHTS: readonly Insight[] = [
  { key: "attacks", name: "Attacks by kind", groupBy: "Type", product: "GuardDuty" },
  { key: "attacked", name: "Resources attacked most", groupBy: "ResourceId", product: "GuardDuty" },
  { key: "failures", name: "Controls failed most", groupBy: "GeneratorId", product: "Security Hub" },
  { key: "holes", name: "Resources with most known holes", groupBy: "ResourceId", product: "Inspector" },
];

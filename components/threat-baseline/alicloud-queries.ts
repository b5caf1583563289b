/** Kinds of log that Security Center keeps where its log analysis is bought; log names as LogMeta takes them. */
export const SECURITY_LOGS = [
  "aegis-log-crack",
  "aegis-log-login",
  "aegis-log-network",
  "aegis-log-process",
  "aegis-snapshot-host",
  "aegis-snapshot-port",
  "aegis-snapshot-process",
  "sas-hc-log",
  "sas-security-log",
  "sas-vul-log",
] as const;

/** The log of product checks, bought apart. */
export const PRODUCT_LOG = "sas-cspm-log";

/** What Cloud Config writes of a resource that breaks a rule of risk level 1. @clause 5.3.3-a */
export const BROKEN_RULES = [
  "dataType: NonCompliantNotification and riskLevel: Critical",
  [
    "select json_extract_scalar(evaluationResultIdentifier, '$.evaluationResultQualifier.configRuleName') as events",
    "json_extract_scalar(evaluationResultIdentifier, '$.evaluationResultQualifier.resourceId') as resource",
    "count(1) as cnt group by events, resource",
  ].join(", "),
].join(" | ");

/** Findings of the gravest level; the other fields differ by kind, so they are left in the log. */
export const GRAVE_FINDINGS = "__topic__: sas-security-log and serious | select count(1) as cnt";

/** Fields of Cloud Config's entries that queries compute with. */
export const CONFIG_FIELDS = ["dataType", "riskLevel", "evaluationResultIdentifier"] as const;

export const TOKENS = ", '\";=()[]{}?@&<>/:\n\t\r";

/** What of an object's name makes it worth a look: programs, scripts, archives, documents with macros. */
export const SCANNED_SUFFIXES = [
  ".apk",
  ".bat",
  ".dll",
  ".docm",
  ".exe",
  ".jar",
  ".js",
  ".jsp",
  ".msi",
  ".pdf",
  ".php",
  ".ps1",
  ".py",
  ".sh",
  ".vbs",
  ".xlsm",
  ".zip",
] as const;

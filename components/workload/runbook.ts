import { arn, requirePartition, servicePrincipal } from "../partition/aws.ts";
import { awsPolicy, type PolicyDocument } from "../policy-document.ts";

/** A runbook of Systems Manager Automation, schema 0.3, as far as components use it. */
export interface Runbook {
  readonly schemaVersion: "0.3";
  readonly description: string;
  readonly assumeRole: string;
  readonly parameters?: Readonly<Record<string, { readonly type: "String"; readonly description: string }>>;
  readonly mainSteps: readonly RunbookStep[];
}

interface RunbookStep {
  readonly name: string;
  readonly action:
    | "aws:executeAwsApi"
    | "aws:executeScript"
    | "aws:runCommand"
    | "aws:waitForAwsResourceProperty";
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs?: readonly {
    readonly Name: string;
    readonly Selector: string;
    readonly Type: "String" | "StringList";
  }[];
  readonly timeoutSeconds?: number;
  readonly onFailure: "Abort";
  readonly isEnd?: true;
}

/** Automation takes the role, for executions of this account alone. "Configuring automation", Systems Manager guide. */
export function automationTrust({
  account,
  region,
}: {
  readonly account: string;
  readonly region: string;
}): PolicyDocument {
  const partition = requirePartition(region);
  const executions = arn({ partition, service: "ssm", region, account, resource: "automation-execution/*" });
  return awsPolicy({
    Sid: "AutomationTakesRole",
    Effect: "Allow",
    Principal: { Service: servicePrincipal("ssm", region) },
    Action: "sts:AssumeRole",
    Condition: { StringEquals: { "aws:SourceAccount": account }, ArnLike: { "aws:SourceArn": executions } },
  });
}

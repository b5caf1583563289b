import { type Cloud, UNKNOWN } from "../control.ts";
import type { Statement } from "./document.ts";
import { granting } from "./grants.ts";

/** Actions that, held together, make their holder an administrator. */
export interface EscalationPath {
  readonly actions: readonly string[];
  readonly how: string;
}

const alone = (how: string, ...actions: readonly string[]): readonly EscalationPath[] =>
  actions.map((action) => ({ actions: [action], how }));

/** With a role that is passed on, software of one's own runs under it. */
const passing = (pass: string, ...sets: readonly (readonly string[])[]): readonly EscalationPath[] =>
  sets.map((actions) => ({ actions: [pass, ...actions], how: "runs software under a stronger role" }));

/**
 * AWS: "Permissions management" actions of the service authorization reference, and the services that take a role.
 * Alibaba Cloud: API list of RAM, and "Grant a RAM user the permission to pass a RAM role".
 */
const PATHS: Readonly<Record<Cloud, readonly EscalationPath[]>> = {
  aws: [
    ...alone("rewrites a policy", "iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion"),
    ...alone(
      "grants itself a policy",
      "iam:AttachUserPolicy",
      "iam:AttachGroupPolicy",
      "iam:AttachRolePolicy",
    ),
    ...alone("writes itself a policy", "iam:PutUserPolicy", "iam:PutGroupPolicy", "iam:PutRolePolicy"),
    ...alone("joins a stronger group", "iam:AddUserToGroup"),
    ...alone(
      "becomes another user",
      "iam:CreateAccessKey",
      "iam:CreateLoginProfile",
      "iam:UpdateLoginProfile",
    ),
    ...alone("opens a stronger role to itself", "iam:UpdateAssumeRolePolicy"),
    ...alone(
      "takes off its boundary",
      "iam:DeleteRolePermissionsBoundary",
      "iam:DeleteUserPermissionsBoundary",
    ),
    ...alone(
      "changes software that runs under a stronger role",
      "lambda:UpdateFunctionCode",
      "glue:UpdateDevEndpoint",
    ),
    ...alone(
      "grants itself a permission set",
      "sso:AttachManagedPolicyToPermissionSet",
      "sso:PutInlinePolicyToPermissionSet",
    ),
    ...passing(
      "iam:PassRole",
      ["ec2:RunInstances"],
      ["lambda:CreateFunction", "lambda:InvokeFunction"],
      ["lambda:CreateFunction", "lambda:CreateEventSourceMapping"],
      ["lambda:CreateFunction", "lambda:AddPermission"],
      ["lambda:CreateFunction", "lambda:CreateFunctionUrlConfig"],
      ["glue:CreateDevEndpoint"],
      ["glue:CreateJob", "glue:StartJobRun"],
      ["cloudformation:CreateStack"],
      ["datapipeline:CreatePipeline", "datapipeline:PutPipelineDefinition"],
      ["sagemaker:CreateNotebookInstance", "sagemaker:CreatePresignedNotebookInstanceUrl"],
      ["codebuild:CreateProject", "codebuild:StartBuild"],
      ["ecs:RegisterTaskDefinition", "ecs:RunTask"],
      ["ssm:StartAutomationExecution"],
    ),
  ],
  alicloud: [
    ...alone("rewrites a policy", "ram:CreatePolicyVersion", "ram:SetDefaultPolicyVersion"),
    ...alone(
      "grants itself a policy",
      "ram:AttachPolicyToUser",
      "ram:AttachPolicyToGroup",
      "ram:AttachPolicyToRole",
    ),
    ...alone("grants itself a policy", "ram:AttachPolicy"),
    ...alone("joins a stronger group", "ram:AddUserToGroup"),
    ...alone(
      "becomes another user",
      "ram:CreateAccessKey",
      "ram:CreateLoginProfile",
      "ram:UpdateLoginProfile",
    ),
    ...alone("opens a stronger role to itself", "ram:UpdateRole"),
    ...alone("changes software that runs under a stronger role", "fc:UpdateFunction"),
    ...passing(
      "ram:PassRole",
      ["ecs:RunInstances"],
      ["ecs:CreateInstance"],
      ["ecs:AttachInstanceRamRole", "ecs:RunCommand"],
      ["eci:CreateContainerGroup"],
      ["fc:CreateFunction", "fc:InvokeFunction"],
      ["fc:CreateFunction", "fc:CreateTrigger"],
      ["ros:CreateStack"],
      ["oos:StartExecution"],
    ),
  ],
};

export interface Escalations {
  readonly open: readonly EscalationPath[];
  /** Paths that only a deployment can rule out. */
  readonly unsure: readonly EscalationPath[];
}

/** The paths that statements open on everything, without a condition that closes them. */
export function escalations(statements: readonly Statement[], cloud: Cloud): Escalations {
  const open: EscalationPath[] = [];
  const unsure: EscalationPath[] = [];
  for (const path of PATHS[cloud]) {
    const found = path.actions.map((action) => granting(statements, { cloud, action, resource: "*" }));
    if (found.includes(undefined)) continue;
    (found.includes(UNKNOWN) ? unsure : open).push(path);
  }
  return { open, unsure };
}

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

const together = (how: string, ...sets: readonly (readonly string[])[]): readonly EscalationPath[] =>
  sets.map((actions) => ({ actions, how }));

/** With a role that is passed on, software of one's own runs under it. */
const passing = (pass: string, ...sets: readonly (readonly string[])[]): readonly EscalationPath[] =>
  together("runs software under a stronger role", ...sets.map((actions) => [pass, ...actions]));

/**
 * AWS: "Permissions management" actions of the service authorization reference, the services that take a role, and
 * those that let one into what already runs under one; all checked against the reference by `escalation.test.ts`.
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
    ...together(
      "changes software that runs under a stronger role",
      ["cloudformation:CreateChangeSet", "cloudformation:ExecuteChangeSet"],
      ["ec2:CreateLaunchTemplateVersion", "ec2:ModifyLaunchTemplate"],
      ["ec2:ModifyInstanceAttribute", "ec2:StopInstances", "ec2:StartInstances"],
      [
        "sagemaker:CreateNotebookInstanceLifecycleConfig",
        "sagemaker:UpdateNotebookInstance",
        "sagemaker:StartNotebookInstance",
      ],
    ),
    ...passing(
      "iam:PassRole",
      ["apprunner:CreateService"],
      ["autoscaling:CreateAutoScalingGroup", "autoscaling:CreateLaunchConfiguration"],
      ["batch:RegisterJobDefinition", "batch:SubmitJob"],
      ["bedrock-agentcore:CreateCodeInterpreter", "bedrock-agentcore:InvokeCodeInterpreter"],
      ["cloudformation:CreateStack"],
      ["cloudformation:CreateStackSet", "cloudformation:CreateStackInstances"],
      ["cloudformation:UpdateStack"],
      ["cloudformation:UpdateStackSet"],
      ["codebuild:CreateProject", "codebuild:StartBuild"],
      ["codebuild:CreateProject", "codebuild:StartBuildBatch"],
      ["codebuild:UpdateProject", "codebuild:StartBuild"],
      ["datapipeline:CreatePipeline"],
      ["ec2:RequestSpotInstances"],
      ["ec2:RunInstances"],
      ["ecs:RegisterTaskDefinition", "ecs:CreateService"],
      ["ecs:RegisterTaskDefinition", "ecs:RunTask"],
      ["ecs:RegisterTaskDefinition", "ecs:StartTask"],
      ["ecs:RegisterTaskDefinition", "ecs:UpdateService"],
      ["elasticmapreduce:RunJobFlow"],
      ["glue:CreateDevEndpoint"],
      ["glue:CreateJob", "glue:StartJobRun"],
      ["glue:CreateJob", "glue:CreateTrigger"],
      ["glue:UpdateJob", "glue:StartJobRun"],
      ["glue:UpdateJob", "glue:CreateTrigger"],
      ["lambda:CreateFunction", "lambda:AddPermission"],
      ["lambda:CreateFunction", "lambda:CreateEventSourceMapping"],
      ["lambda:CreateFunction", "lambda:CreateFunctionUrlConfig"],
      ["lambda:CreateFunction", "lambda:InvokeFunction"],
      ["sagemaker:CreateNotebookInstance"],
      ["sagemaker:CreateProcessingJob"],
      ["sagemaker:CreateTrainingJob"],
      ["scheduler:CreateSchedule"],
      ["ssm:StartAutomationExecution"],
      ["states:CreateStateMachine", "states:StartExecution"],
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
      ["ess:CreateScalingConfiguration", "ess:EnableScalingGroup"],
      ["ess:CreateScalingConfiguration", "ess:ModifyScalingGroup"],
      ["fnf:CreateFlow", "fnf:StartExecution"],
      ["oos:StartExecution"],
      ["ros:CreateStack"],
      ["ros:UpdateStack"],
    ),
  ],
};

export function escalationPaths(cloud: Cloud): readonly EscalationPath[] {
  return PATHS[cloud];
}

export interface Escalations {
  readonly open: readonly EscalationPath[];
  /** Paths that only a deployment can rule out. */
  readonly unsure: readonly EscalationPath[];
}

/** The paths that statements open on everything, without a condition that closes them. */
export function escalations(statements: readonly Statement[], cloud: Cloud): Escalations {
  const open: EscalationPath[] = [];
  const unsure: EscalationPath[] = [];
  const asked = new Map<string, ReturnType<typeof granting>>();
  const answer = (action: string) => {
    if (!asked.has(action)) asked.set(action, granting(statements, { cloud, action, resource: "*" }));
    return asked.get(action);
  };
  for (const path of escalationPaths(cloud)) {
    const found = path.actions.map(answer);
    if (found.includes(undefined)) continue;
    (found.includes(UNKNOWN) ? unsure : open).push(path);
  }
  return { open, unsure };
}

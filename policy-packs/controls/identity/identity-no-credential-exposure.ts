import { type Cloud, control } from "../../control.ts";
import { policiesWithLimits } from "../../facts/policies-with-limits.ts";
import { anywhere } from "../../judgements/document.ts";
import { judgeLimited, limitSettings } from "../../judgements/limited.ts";

/**
 * Actions whose answer is a credential that works for others too. Service authorization reference of AWS; API
 * references of RAM, STS, KMS and ACK. The token that pulls images is not here: every workload needs it.
 */
const RETURNS_CREDENTIALS: Readonly<Record<Cloud, readonly string[]>> = {
  aws: [
    "airflow:CreateCliToken",
    "airflow:CreateWebLoginToken",
    "appsync:CreateApiKey",
    "codeartifact:GetAuthorizationToken",
    "codepipeline:PollForJobs",
    "cognito-identity:GetCredentialsForIdentity",
    "cognito-identity:GetOpenIdToken",
    "cognito-identity:GetOpenIdTokenForDeveloperIdentity",
    "connect:GetFederationToken",
    "ec2:GetPasswordData",
    "gamelift:RequestUploadCredentials",
    "iam:CreateAccessKey",
    "iam:CreateLoginProfile",
    "iam:CreateServiceSpecificCredential",
    "iam:ResetServiceSpecificCredential",
    "iam:UpdateAccessKey",
    "lightsail:GetInstanceAccessDetails",
    "lightsail:GetRelationalDatabaseMasterUserPassword",
    "rds-db:connect",
    "redshift:GetClusterCredentials",
    "redshift:GetClusterCredentialsWithIAM",
    "redshift-serverless:GetCredentials",
    "sts:AssumeRole",
    "sts:AssumeRoleWithSAML",
    "sts:AssumeRoleWithWebIdentity",
    "sts:GetFederationToken",
    "sts:GetSessionToken",
  ],
  alicloud: [
    "cs:DescribeClusterUserKubeconfig",
    "kms:CreateClientKey",
    "ram:CreateAccessKey",
    "ram:CreateLoginProfile",
    "ram:UpdateLoginProfile",
    "sts:AssumeRole",
  ],
};

export const identityNoCredentialExposure = control({
  id: "identity-no-credential-exposure",
  title: "No policy hands out credentials of others",
  clauses: ["8.3.1-a", "1.1.10-b"],
  mlps: "8.1.4.2",
  severity: "high",
  packs: { baseline: "advisory" },
  why: "These calls answer with passwords, keys or tokens. Allowed on everything, they let one identity act as any other, and the trail shows the wrong name.",
  sameAs: ["CKV_AWS_287", "CKV_AWS_107"],
  fact: policiesWithLimits,
  settings: limitSettings,
  judge: (limited, { settings }) =>
    judgeLimited(limited, settings, {
      find: (statements, { cloud }) =>
        anywhere(
          statements,
          cloud,
          RETURNS_CREDENTIALS[cloud],
          (actions) => `hands out credentials with ${actions}`,
        ),
      remedy: "name the user, role or cluster whose credentials are meant",
    }),
});

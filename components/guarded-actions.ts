/**
 * Actions that end what the landing zone relies on. Boundaries refuse them to people's roles and guardrails to
 * whole accounts, so both read them here. Names as in the service authorization reference of AWS and in the RAM
 * code tables of Alibaba Cloud.
 */
export const AWS_GUARDED = {
  /** Ends a record of what was done. @clause 8.3.4-a */
  audit: [
    "cloudtrail:DeleteTrail",
    "cloudtrail:StopLogging",
    "config:DeleteConfigurationRecorder",
    "config:DeleteDeliveryChannel",
    "config:StopConfigurationRecorder",
    "guardduty:DeleteDetector",
    "guardduty:DisassociateFromAdministratorAccount",
    "securityhub:DisableSecurityHub",
    "securityhub:DisassociateFromAdministratorAccount",
  ],
  /** Changes what is recorded: a deployment's business. */
  auditSettings: [
    "access-analyzer:DeleteAnalyzer",
    "cloudtrail:PutEventSelectors",
    "cloudtrail:UpdateTrail",
    "guardduty:UpdateDetector",
  ],
  /** @clause 8.3.3-e */
  keysAndVaults: [
    "kms:ScheduleKeyDeletion",
    "kms:DisableKey",
    "kms:DeleteImportedKeyMaterial",
    "backup:DeleteBackupVault",
    "backup:DeleteBackupVaultLockConfiguration",
    "backup:DeleteRecoveryPoint",
  ],
  keyAndVaultSettings: [
    "kms:DisableKeyRotation",
    "backup:DeleteBackupVaultAccessPolicy",
    "backup:UpdateRecoveryPointLifecycle",
  ],
  /** @clause 8.3.1-a */
  longLivedKeys: [
    "iam:CreateUser",
    "iam:CreateAccessKey",
    "iam:CreateLoginProfile",
    "iam:UpdateLoginProfile",
  ],
  federation: [
    "iam:AddClientIDToOpenIDConnectProvider",
    "iam:CreateOpenIDConnectProvider",
    "iam:CreateSAMLProvider",
    "iam:DeleteOpenIDConnectProvider",
    "iam:UpdateOpenIDConnectProviderThumbprint",
    "iam:UpdateSAMLProvider",
  ],
} as const;

export const ALICLOUD_GUARDED = {
  audit: [
    "actiontrail:DeleteTrail",
    "actiontrail:StopLogging",
    "config:DeleteConfigurationRecorder",
    "config:StopConfigurationRecorder",
  ],
  auditSettings: ["actiontrail:UpdateTrail", "config:StopConfigRules"],
  keysAndVaults: [
    "kms:DeleteKeyMaterial",
    "kms:DisableKey",
    "kms:ScheduleKeyDeletion",
    "hbr:DeleteSnapshot",
    "hbr:DeleteVault",
  ],
  keyAndVaultSettings: ["hbr:DeleteBackupPlan", "hbr:DeletePolicy"],
  longLivedKeys: [
    "ram:CreateAccessKey",
    "ram:CreateLoginProfile",
    "ram:CreateUser",
    "ram:UpdateLoginProfile",
  ],
  federation: [
    "ims:CreateOIDCProvider",
    "ims:UpdateOIDCProvider",
    "ims:AddClientIdToOIDCProvider",
    "ims:AddFingerprintToOIDCProvider",
    "ram:CreateSAMLProvider",
    "ram:UpdateSAMLProvider",
  ],
} as const;

/**
 * Actions that end what the landing zone relies on. Boundaries refuse them to people's roles and guardrails to
 * whole accounts, so both read them here. Names as in the service authorization reference of AWS and in the RAM
 * code tables of Alibaba Cloud.
 */
export const AWS_GUARDED = {
  /** @clause 8.3.4-a */
  audit: [
    "cloudtrail:DeleteTrail",
    "cloudtrail:StopLogging",
    "cloudtrail:UpdateTrail",
    "cloudtrail:PutEventSelectors",
    "config:DeleteConfigurationRecorder",
    "config:DeleteDeliveryChannel",
    "config:StopConfigurationRecorder",
    "guardduty:DeleteDetector",
    "guardduty:DisassociateFromAdministratorAccount",
    "guardduty:UpdateDetector",
    "securityhub:DisableSecurityHub",
    "securityhub:DisassociateFromAdministratorAccount",
    "access-analyzer:DeleteAnalyzer",
  ],
  /** @clause 8.3.3-e */
  keysAndVaults: [
    "kms:ScheduleKeyDeletion",
    "kms:DisableKey",
    "kms:DeleteImportedKeyMaterial",
    "kms:DisableKeyRotation",
    "backup:DeleteBackupVault",
    "backup:DeleteBackupVaultAccessPolicy",
    "backup:DeleteBackupVaultLockConfiguration",
    "backup:DeleteRecoveryPoint",
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
    "actiontrail:UpdateTrail",
    "config:DeleteConfigurationRecorder",
    "config:StopConfigurationRecorder",
    "config:StopConfigRules",
  ],
  keysAndVaults: [
    "kms:DeleteKeyMaterial",
    "kms:DisableKey",
    "kms:ScheduleKeyDeletion",
    "hbr:DeleteBackupPlan",
    "hbr:DeleteSnapshot",
    "hbr:DeleteVault",
  ],
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

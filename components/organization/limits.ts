/**
 * AWS: "Quotas for AWS Organizations": SCP 5,120 characters, five a target with the one that allows everything,
 * organizational units five levels deep; tag policy 10,000 characters.
 * Alibaba Cloud: control policy 4,096 characters (typings), ten a target with the one that allows everything
 * (AttachControlPolicy), folders five levels deep; tag policies 4,096. Read on 2026-11-23.
 */
export const LIMITS = {
  aws: { characters: 5_120, policies: 5, depth: 5, tagPolicy: 10_000 },
  alicloud: { characters: 4_096, policies: 10, depth: 5, tagPolicy: 4_096 },
} as const;

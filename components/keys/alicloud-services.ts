import { serviceMark } from "../partition/alicloud.ts";
import type { AlicloudKeyService } from "./contract.ts";

/** The role by which a service reaches customer keys, one an account. */
export interface ServiceRole {
  /** Fixed by the service: it takes on the role of this name and no other. */
  readonly name: string;
  /** Service that takes it on, before the domain. */
  readonly service: string;
  /** Tag that the role may set on a key, and without which it may not use one. */
  readonly mark: string;
}

/** "Permissions for encryption", ECS user guide. Auto Scaling makes its instances through ECS. */
const DISKS: ServiceRole = {
  name: "AliyunECSDiskEncryptDefaultRole",
  service: "ecs",
  mark: serviceMark("ecs", "disk-encryption"),
};

/** "Authorize RDS to access KMS", ApsaraDB RDS; PolarDB and Tair name the same role in their guides on TDE. */
const DATABASES: ServiceRole = {
  name: "AliyunRDSInstanceEncryptionDefaultRole",
  service: "rds",
  mark: serviceMark("rds", "instance-encryption"),
};

/**
 * How a service comes to a key:
 * - by a role of its own that has to exist beforehand;
 * - `caller`: with the rights of whoever asked it, or by a role that its own component makes and names as a user;
 * - `linked`: by a service-linked role that it makes itself, rights included, as NAS does
 *   (`AliyunServiceRoleForNasEncryption`).
 */
export const ALICLOUD_GRANTS: Readonly<Record<AlicloudKeyService, ServiceRole | "caller" | "linked">> = {
  actiontrail: "caller",
  // AliyunServiceRoleForAlikafkaInstanceEncryption.
  alikafka: "linked",
  // AliyunCSManagedSecurityRole, made when ACK is switched on in an account.
  cs: "linked",
  ecs: DISKS,
  ess: DISKS,
  fc: "caller",
  hbr: "linked",
  log: "caller",
  mns: "caller",
  nas: "linked",
  oss: "caller",
  polardb: DATABASES,
  rds: DATABASES,
  redis: DATABASES,
  secretsmanager: "caller",
};

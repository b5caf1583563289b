import { physicalName } from "../naming/layout.ts";
import type { PolicyDocument } from "../policy-document.ts";
import type { Tags } from "../tagging/contract.ts";
import type { RoleKey } from "./contract.ts";
import type { Cloud } from "./policy-writer.ts";

/** What a person reads of a role, and what it keeps away from. */
export interface Role {
  readonly title: string;
  readonly hours: number;
  /** Duties that one person may not hold in the same account as this one. @clause 1.2.1-a */
  readonly conflicts: readonly RoleKey[];
}

/** Role set of the guide: duty by duty, as small as the duty. @clause 1.2.5-b @clause 8.3.1-a */
export const ROLES: Readonly<Record<RoleKey, Role>> = {
  operations: {
    title: "Runs what stands: starts, stops, scales, patches, backs up; makes and deletes nothing",
    hours: 8,
    conflicts: ["security", "audit", "finance"],
  },
  security: {
    title: "Handles findings, isolates hosts, reads security logs; sees no business data",
    hours: 8,
    conflicts: ["operations", "audit", "finance", "dba"],
  },
  audit: {
    title: "Reads every setting, changes none, opens no data",
    hours: 8,
    conflicts: ["operations", "security", "dba", "break-glass"],
  },
  finance: {
    title: "Reads bills, budgets and cost advice",
    hours: 8,
    conflicts: ["operations", "security", "dba", "break-glass"],
  },
  dba: {
    title: "Administers databases, from the bastion alone",
    hours: 4,
    conflicts: ["security", "audit", "finance"],
  },
  "break-glass": {
    title: "Everything, for one hour, with a fresh second factor; its use is an alarm",
    hours: 1,
    conflicts: ["audit", "finance"],
  },
};

/** The name is the same in every account, so that a group of one account can name the roles of all. */
export const ROLE_PREFIX = "atrium";

/** Name of a role, the same in every account. */
export function roleName(cloud: Cloud, key: string): string {
  return physicalName(cloud === "aws" ? "aws:iam/role:Role" : "alicloud:ram/role:Role", ROLE_PREFIX, key);
}

/** A role, ready to be made. */
export interface PlannedRole {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly hours: number;
  readonly trust: PolicyDocument;
  readonly may: PolicyDocument;
  /** Key → what other components of the account open to it. */
  readonly grants: Readonly<Record<string, PolicyDocument>>;
  /** Whether the boundary (AWS) or the guard (Alibaba Cloud) holds it. */
  readonly bound: boolean;
  readonly tags: Tags;
}

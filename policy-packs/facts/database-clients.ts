import type { Prefix } from "../../ipam/prefix.ts";
import { PUBLIC_INTERNET } from "../address-space.ts";
import { type ResourceView, type StackFact, type StackView, UNKNOWN } from "../control.ts";
import { DEFAULT_SG, SG } from "../views/group-rules.ts";
import { groupWrittenBy } from "../views/security-group.ts";
import { databaseExposure } from "./database-exposure.ts";

/** Who may reach a database inside the company's networks. */
export interface DatabaseClients {
  readonly sources: readonly Prefix[];
  /** Some of them are known only after deployment. */
  readonly openEnded: boolean;
}

/** Databases of AWS by the input that names their security groups. */
const GUARDED: Readonly<Record<string, string>> = {
  "aws:rds/instance:Instance": "vpcSecurityGroupIds",
  "aws:rds/cluster:Cluster": "vpcSecurityGroupIds",
  "aws:docdb/cluster:Cluster": "vpcSecurityGroupIds",
  "aws:neptune/cluster:Cluster": "vpcSecurityGroupIds",
  "aws:redshift/cluster:Cluster": "vpcSecurityGroupIds",
  "aws:elasticache/replicationGroup:ReplicationGroup": "securityGroupIds",
  "aws:memorydb/cluster:Cluster": "securityGroupIds",
};

const LISTED = databaseExposure.types.alicloud.filter((type) => type !== "alicloud:ots/instance:Instance");

/**
 * By white lists on Alibaba Cloud, by security groups on AWS. A group that another stack holds is judged there.
 * Other groups as sources are names, not addresses; the internet is db-no-public-access's.
 */
export const databaseClients: StackFact<DatabaseClients> = {
  name: "database-clients",
  scope: "stack",
  types: { aws: Object.keys(GUARDED), alicloud: LISTED },
  read: (stack) => [
    ...stack.ofType(...LISTED).flatMap((resource) => {
      const exposure = databaseExposure.read(resource);
      if (!exposure || (exposure.whitelist.length === 0 && !exposure.openEnded)) return [];
      return [{ resource, fact: clients(exposure.whitelist, exposure.openEnded) }];
    }),
    ...stack.ofType(...Object.keys(GUARDED)).flatMap((resource) => {
      const fact = byGroups(resource, stack);
      return fact ? [{ resource, fact }] : [];
    }),
  ],
};

function byGroups(resource: ResourceView, stack: StackView): DatabaseClients | undefined {
  const groups = stack.referencedBy(resource, GUARDED[resource.type] ?? "", SG, DEFAULT_SG);
  if (groups.length === 0) return undefined;
  const rules = groups
    .flatMap((group) => groupWrittenBy(group, stack).rules)
    .filter(({ direction, allows }) => direction !== "egress" && allows !== false);
  return clients(
    rules.filter(({ direction }) => direction === "ingress").flatMap(({ peers }) => peers),
    rules.some(({ direction, openEnded }) => direction === UNKNOWN || openEnded),
  );
}

function clients(sources: readonly Prefix[], openEnded: boolean): DatabaseClients {
  return { sources: sources.filter((prefix) => !PUBLIC_INTERNET.overlaps(prefix)), openEnded };
}

import type { Output } from "@pulumi/pulumi";
import type { MetricTarget } from "../alarms/contract.ts";
import { mostConnections } from "./connections.ts";
import type { AlicloudDatabaseLayout, AwsDatabaseLayout } from "./layout.ts";

type Targets = Readonly<Record<string, MetricTarget>>;

interface AwsIds {
  readonly id: Output<string>;
}

const GIB = 2 ** 30;

/** @clause 10.3.1-a @clause 2.6.1-b */
export function awsAlarmTargets(
  { kind, storage, size, family, id: name }: AwsDatabaseLayout,
  { id }: AwsIds,
  system: string | undefined,
): Targets {
  const whole = mostConnections(family, size);
  const of = (kindName: MetricTarget["kind"], more: Partial<MetricTarget> = {}): MetricTarget => ({
    kind: kindName,
    dimensions: kind === "cluster" ? { DBClusterIdentifier: id } : { DBInstanceIdentifier: id },
    ...(system === undefined ? {} : { system }),
    ...more,
  });
  const cluster = kind === "cluster";
  return {
    [`${name}-cpu`]: of(cluster ? "cluster-cpu" : "database-cpu"),
    ...(whole === undefined
      ? {}
      : { [`${name}-connections`]: of(cluster ? "cluster-connections" : "database-connections", { whole }) }),
    ...(cluster
      ? { [`${name}-deadlocks`]: of("cluster-deadlocks") }
      : {
          [`${name}-space`]: of("database-space", { whole: storage.gb * GIB }),
          [`${name}-latency`]: of("database-latency"),
        }),
  };
}

/** For the alarms of the region that follows: RDS counts a follower's delay there. @clause 10.3.1-a */
export function awsFollowerTargets(
  { kind, elsewhere }: AwsDatabaseLayout,
  id: Output<string>,
  system: string | undefined,
): Targets {
  if (elsewhere?.mode !== "replica") return {};
  const of = (name: MetricTarget["kind"]): MetricTarget => ({
    kind: name,
    dimensions: kind === "cluster" ? { DBClusterIdentifier: id } : { DBInstanceIdentifier: id },
    ...(system === undefined ? {} : { system }),
  });
  if (kind === "cluster") return { [`${elsewhere.id}-cpu`]: of("cluster-cpu") };
  return { [`${elsewhere.id}-cpu`]: of("database-cpu"), [`${elsewhere.id}-lag`]: of("database-lag") };
}

/** PolarDB for PostgreSQL measures by node alone, and nodes are known after deployment. */
export function alicloudAlarmTargets(
  { kind, family, id: name }: AlicloudDatabaseLayout,
  id: Output<string>,
  system: string | undefined,
): Targets {
  if (kind === "cluster" && family !== "mysql") return {};
  const of = (kindName: MetricTarget["kind"]): MetricTarget => ({
    kind: kindName,
    dimensions: kind === "cluster" ? { clusterId: id } : { instanceId: id },
    ...(system === undefined ? {} : { system }),
  });
  if (kind === "cluster") {
    return { [`${name}-cpu`]: of("cluster-cpu"), [`${name}-connections`]: of("cluster-connections") };
  }
  return {
    [`${name}-cpu`]: of("database-cpu"),
    // "ConnectionsUtilization" of SQL Server is counted for a release that is no longer offered.
    ...(family !== "sqlserver" ? { [`${name}-connections`]: of("database-connections") } : {}),
    [`${name}-space`]: of("database-space"),
  };
}

import { ramPrincipal } from "../partition/alicloud.ts";
import type { PlannedPolicy } from "../policy-document.ts";
import { bucketArn, replicationRoleArn, roleArn } from "./aws-arns.ts";
import type { AuditArchiveArgs, AuditTrailArgs } from "./contract.ts";
import { archiveGuard } from "./guard.ts";
import { incidentPolicy } from "./incidents.ts";
import { layoutArchive, layoutTrail } from "./layout.ts";
import { archiveRole, subscriptionRole } from "./names.ts";
import {
  type ArchiveKeys,
  accessLogPermissions,
  exportPermissions,
  ossArns,
  ossReplicationPermissions,
  ossReplicationRoleArn,
  ramRoleArn,
  serviceTrust,
  storeKeyPermissions,
  trailRoleArn,
  trailRolePermissions,
  trailRoleTrust,
} from "./oss-policies.ts";
import { archiveReaderPolicy } from "./readers.ts";
import {
  replicationPermissions,
  replicationTrust,
  trailPermissions,
  trailTopicArn,
  trailTopicPolicy,
  trailTrust,
  trailWriterArn,
} from "./role-policies.ts";
import {
  destinationArn,
  destinationPolicy,
  feedPermissions,
  feedTrust,
  streamPermissions,
  streamTrust,
  subscribedRegions,
} from "./subscriptions.ts";

/**
 * Every policy of an archive as plain data, for whoever asks a simulator about them.
 * @param keys ARNs of the keys; Alibaba Cloud's role policies name them.
 * @throws BadInput as the component itself does.
 */
export function archiveDocuments(
  name: string,
  cloud: "aws" | "alicloud",
  args: AuditArchiveArgs,
  keys: ArchiveKeys,
): readonly PlannedPolicy[] {
  const { place, buckets } = layoutArchive(name, cloud, args);
  const resources = buckets.map(
    (bucket): PlannedPolicy => ({
      key: `bucket-${bucket.key}`,
      kind: "resource",
      resource:
        cloud === "aws"
          ? bucketArn(bucket.region, bucket.name)
          : (ossArns(place.account, bucket.name)[0] ?? ""),
      document: bucket.policy,
    }),
  );
  const readers: readonly PlannedPolicy[] = [
    { key: "reader", kind: "identity", principal: "archive reader", document: archiveReaderPolicy(place) },
    {
      key: "incident",
      kind: "identity",
      principal: "security in an incident",
      document: incidentPolicy(place),
    },
  ];
  if (cloud === "aws") {
    const role = replicationRoleArn(place);
    const userArn = (user: "stream" | "feed"): string =>
      roleArn(place.region, place.account, subscriptionRole(place, user));
    return [
      ...resources,
      ...roleDocuments("replication", role, replicationTrust(place), replicationPermissions(place)),
      ...roleDocuments("stream", userArn("stream"), streamTrust(place), streamPermissions(place)),
      ...roleDocuments("feed", userArn("feed"), feedTrust(place, args), feedPermissions(place)),
      ...subscribedRegions(args).map(
        (region): PlannedPolicy => ({
          key: `destination-${region}`,
          kind: "resource",
          resource: destinationArn(place, region),
          document: destinationPolicy(place, args, region),
        }),
      ),
      ...readers,
    ];
  }
  const of = (user: Parameters<typeof archiveRole>[1]): string =>
    ramRoleArn(place.account, archiveRole(place, user));
  const oss = serviceTrust(ramPrincipal("oss"));
  const log = serviceTrust(ramPrincipal("log"));
  return [
    ...resources,
    ...roleDocuments(
      "replication",
      ossReplicationRoleArn(place),
      oss,
      ossReplicationPermissions(place, keys),
    ),
    ...roleDocuments("trail", trailRoleArn(place), trailRoleTrust(args), trailRolePermissions(place, keys)),
    ...roleDocuments("keys", of("keys"), log, storeKeyPermissions(keys)),
    ...roleDocuments("export", of("export"), log, exportPermissions(place, keys)),
    ...roleDocuments("access-log", of("access-log"), oss, accessLogPermissions(place, keys)),
    ...readers,
    archiveGuard(place, args),
  ];
}

/** Every policy of a trail. On Alibaba Cloud the archive brings the role that delivers. */
export function trailDocuments(
  name: string,
  cloud: "aws" | "alicloud",
  args: AuditTrailArgs,
): readonly PlannedPolicy[] {
  const { fileNotices } = layoutTrail(name, cloud, args);
  if (cloud === "alicloud") return [];
  const topic: PlannedPolicy = {
    key: "files-topic",
    kind: "resource",
    resource: trailTopicArn(args),
    document: trailTopicPolicy(args),
  };
  return [
    ...roleDocuments("trail-writer", trailWriterArn(args), trailTrust(args), trailPermissions(args)),
    ...(fileNotices ? [topic] : []),
  ];
}

function roleDocuments(
  key: string,
  role: string,
  trust: PlannedPolicy["document"],
  permissions: PlannedPolicy["document"],
): readonly PlannedPolicy[] {
  return [
    { key: `${key}-trust`, kind: "trust", resource: role, document: trust },
    { key, kind: "identity", principal: role, document: permissions },
  ];
}

import { type Known, type ResourceView, type StackView, UNKNOWN } from "../control.ts";
import { standingOf } from "../settings/dimensions.ts";
import { cloudBackupClaims } from "./alicloud-cloud-backup.ts";
import {
  copierClaims as alicloudCopierClaims,
  ownCopies as alicloudOwnCopies,
} from "./alicloud-service-backups.ts";
import { planClaims } from "./aws-backup.ts";
import {
  copierClaims as awsCopierClaims,
  ownCopies as awsOwnCopies,
  lifecycleClaims,
  volumesOf,
} from "./aws-service-backups.ts";
import type { BackupCopy, Claim } from "./backup-copy.ts";
import { bucketOf } from "./bucket.ts";
import { type Copy, copiesOf } from "./bucket-copies.ts";
import { kilometresBetween } from "./location.ts";
import { type DataHolder, dataHolders, machineHolder } from "./protected-data.ts";

/** A data holder and every copy of it that the stack makes. */
export interface Coverage extends DataHolder {
  readonly environment: Known<string> | undefined;
  readonly dataClass: Known<string> | undefined;
  /** Why nobody needs a backup of it, by its tag. */
  readonly exemption: Known<string> | undefined;
  readonly copies: readonly BackupCopy[];
  /** Copies that something makes whose selection only a deployment knows. */
  readonly possible: readonly BackupCopy[];
}

/** The tag by which the owner says that a resource can be made again without a backup, and from what. */
const EXEMPTION_TAG = "no-backup";

/** Every data holder of a stack with its copies, worked out once. */
export function backupCoverage(stack: StackView): readonly Coverage[] {
  return stack.once(backupCoverage, () => {
    const holders = dataHolders(stack);
    const volumes = volumesOf(stack);
    // What backs up a machine backs up what hangs on it.
    const selectable = [...holders, ...[...volumes.keys()].map(machineHolder)];
    const claims = [
      ...awsCopierClaims(stack),
      ...lifecycleClaims(stack, selectable),
      ...planClaims(stack, selectable),
      ...alicloudCopierClaims(stack),
      ...cloudBackupClaims(stack, holders),
    ];
    const sure = copiesBy(claims, volumes, true);
    const possible = copiesBy(claims, volumes, UNKNOWN);
    return holders.map((holder) => {
      const { resource } = holder;
      const own = holder.cloud === "aws" ? awsOwnCopies(holder) : alicloudOwnCopies(stack, holder);
      return {
        ...holder,
        ...standingOf(resource),
        exemption: holder.tags === UNKNOWN ? UNKNOWN : holder.tags.get(EXEMPTION_TAG),
        copies: [...own, ...replicas(stack, resource, true), ...(sure.get(resource) ?? [])],
        possible: [...replicas(stack, resource, UNKNOWN), ...(possible.get(resource) ?? [])],
      };
    });
  });
}

/** The copies that are claimed surely, or only perhaps, by what they are copies of. */
function copiesBy(
  claims: readonly Claim[],
  volumes: ReadonlyMap<ResourceView, readonly ResourceView[]>,
  certainty: Known<true>,
): ReadonlyMap<ResourceView, readonly BackupCopy[]> {
  const found = new Map<ResourceView, BackupCopy[]>();
  for (const { holders, copies } of claims) {
    for (const [holder, holds] of holders) {
      if (holds !== certainty) continue;
      for (const resource of volumes.get(holder) ?? [holder]) {
        found.set(resource, [...(found.get(resource) ?? []), ...copies]);
      }
    }
  }
  return found;
}

/** What the replication of a bucket copies, surely or perhaps; it follows the original at once. */
function replicas(stack: StackView, resource: ResourceView, certainty: Known<true>): readonly BackupCopy[] {
  const bucket = bucketOf(stack, resource);
  if (bucket === undefined) return [];
  const found = copiesOf(stack, bucket);
  const copies: readonly Copy[] = found === UNKNOWN ? [{ on: found, region: found }] : found;
  return copies
    .filter(({ on }) => on === certainty)
    .map(
      ({ region }): BackupCopy => ({
        means: "replication",
        store: "replica",
        region,
        keptDays: 0,
        everyHours: 0,
      }),
    );
}

/** Kilometres between the original and a copy. */
export function copyDistance({ cloud, region }: Coverage, copy: BackupCopy): Known<number> {
  return copy.region === "same" ? 0 : kilometresBetween(cloud, region, copy.region);
}

import type { Input, Output } from "@pulumi/pulumi";
import type { Provider } from "../../ipam/index.ts";
import type { AlertRoute } from "../chat-notifier/contract.ts";
import type { Deletion } from "../component.ts";
import type { KeyRef } from "../keys/contract.ts";
import type { Tags } from "../tagging/contract.ts";
import type { BackupClassName, RuleKey } from "./classes.ts";
import type { ProofLine } from "./three-two-one.ts";

/** What somebody answers for instead of the default. */
export interface Waiver {
  readonly reason: string;
  readonly owner: string;
}

/**
 * Backups of one account and region by classes: vaults here and in a second region, plans that find data by its tag
 * `backup-class`, copies elsewhere, restore drills each quarter. The plan is proved by arithmetic before anything
 * exists. @clause 8.4.3-a @clause 8.4.3-b
 */
export interface BackupArgs {
  readonly account: string;
  readonly region: string;
  /** Region of the second copy, at least 50 km away. @clause 1.6.3-e */
  readonly offSite: string;
  readonly tags: Tags;
  /** Encrypts the vaults here. It serves `backup` on AWS, `hbr` on Alibaba Cloud. */
  readonly key: KeyRef;
  /** Encrypts the vaults of the second region: a key of that region. */
  readonly offSiteKey: KeyRef;
  /** Class → what differs from the guide's numbers; a class that is left out is not made. */
  readonly classes: Readonly<Partial<Record<BackupClassName, ClassArgs>>>;
  /** Systems whose data is in a class, with the data they can bear to lose. @clause 12.2.1-b @clause 1.6.4-b */
  readonly systems: Readonly<Record<string, SystemBackup>>;
  /** `HH:MM` after closing at which the night's backups begin; further rules follow 3 and 6 hours later. Default: `22:30`. */
  readonly startsAt?: string;
  /** IANA name of the group's time zone. Default: `Asia/Shanghai`. */
  readonly timeZone?: string;
  readonly lock?: LockArgs;
  /**
   * Who may delete a backup once that is approved: ARNs of roles. Nobody else can, administrators included. On
   * Alibaba Cloud a control policy says it (`vaultGuard`), as its vaults take no policy. @clause 1.6.3-d
   */
  readonly stewards: readonly string[];
  /** Copies at another provider or at a site of the group's own, by a name that is kept for good. @clause 1.6.6-b */
  readonly elsewhere: Readonly<Record<string, ElsewhereArgs>>;
  /** What is restored each quarter for practice. @clause 1.6.4-a @clause 10.2.3-c */
  readonly drills: DrillArgs | { readonly off: Waiver };
  /** AWS: audit framework and daily reports. They need Config recording in the region. @clause 1.6.5-b @clause 4.4.5-b */
  readonly audit?: AuditArgs;
  /** AWS: a further vault that even this account cannot empty, for the monthly backups of important classes. */
  readonly airGapped?: { readonly keptDays: number };
  /** AWS: accounts of the organization that copy into the vaults here. */
  readonly copiesFrom?: readonly string[];
  /**
   * Alibaba Cloud: ApsaraDB RDS instances, which Cloud Backup does not take. `own` sets their backups here;
   * `elsewhere` says that the component that made the instance does, so that they count and nothing is made twice.
   */
  readonly databases?: Readonly<Record<string, DatabaseBackup>>;
  /**
   * Who is told of drills that failed or did not run, and on AWS, where it is required, of each that ended and of
   * objects that could not be copied. Jobs that fail are the alarm
   * `backup-failed` of the `alarms` component, on both clouds. @clause 1.6.5-a
   */
  readonly route?: AlertRoute;
  readonly deletion?: Deletion;
}

export interface ClassArgs {
  /** Rule → days it is kept; never under the guide's. */
  readonly keptDays?: Readonly<Partial<Record<RuleKey, number>>>;
  /** Every change is kept as well. Default: as the class has it. */
  readonly continuous?: boolean;
  /** Copied to the second region. Default: important classes are, and cannot do without. */
  readonly offSite?: boolean;
}

export interface SystemBackup {
  readonly class: BackupClassName;
  readonly rpoMinutes: number;
}

/**
 * Whether backups can go before their time. `governance`: only with a right of its own; `compliance`: by nobody for
 * good, three days or more after it was set. Default: `governance`.
 */
export type LockArgs =
  | "governance"
  | {
      readonly compliance: {
        /** Days in which it can still be taken back; at least 3. */
        readonly graceDays: number;
        /** The words {@link COMPLIANCE_WORDS}: nobody, the provider included, can undo it. */
        readonly acknowledged: string;
      };
    }
  | { readonly off: Waiver };

export const COMPLIANCE_WORDS = "nobody can undo this";

/** A copy elsewhere than at the provider. */
export type ElsewhereArgs = ElsewhereRhythm & (ObjectCopyArgs | DeclaredCopyArgs);

export interface ElsewhereRhythm {
  readonly class: BackupClassName;
  readonly everyDays: number;
  readonly keptDays: number;
}

/**
 * Objects of a bucket, copied by a schedule. AWS moves them in both directions; on Alibaba Cloud the same entry opens
 * the door for it: a user who can do nothing else.
 */
export interface ObjectCopyArgs {
  readonly kind: "objects";
  readonly direction: "out" | "in";
  /** Name of the bucket of this account. */
  readonly bucket: string;
  /** Key of the bucket, as ARN. */
  readonly bucketKey?: Input<string>;
  readonly other: {
    readonly provider: Provider;
    readonly region: string;
    readonly bucket: string;
    /** AWS: the door's access key. Secrets of `AlicloudBackup.doors`. */
    readonly accessKeyId?: Input<string>;
    readonly accessKeySecret?: Input<string>;
  };
}

/** What no service of either cloud copies by itself, such as database backups, and who does it instead. */
export interface DeclaredCopyArgs {
  readonly kind: "declared";
  readonly to:
    | { readonly provider: Provider; readonly region: string }
    | { readonly site: string; readonly latitude: number; readonly longitude: number };
  /** @clause 1.6.3-a */
  readonly medium: "object-store" | "disk-array" | "optical" | "tape";
  /** How it is done, in a sentence. */
  readonly how: string;
  readonly reason: string;
  readonly owner: string;
}

/** Kinds that AWS Backup restores in tests. */
export const DRILL_TYPES = [
  "Aurora",
  "DocumentDB",
  "DynamoDB",
  "EBS",
  "EC2",
  "EFS",
  "FSx",
  "Neptune",
  "RDS",
  "S3",
] as const;

export type DrillType = (typeof DRILL_TYPES)[number];

export interface DrillArgs {
  /** AWS: what is restored, of each important class. */
  readonly types?: readonly DrillType[];
  /** AWS: hours that a restored resource stays for people to look at. Default: 4. */
  readonly validationHours?: number;
  /** Alibaba Cloud: bucket whose newest backup is restored, and the bucket it is restored to. */
  readonly buckets?: Readonly<Record<string, DrillBucket>>;
  /** Alibaba Cloud: ApsaraDB RDS instances whose newest backup is restored to an instance of its own. @clause 10.2.3-c */
  readonly databases?: Readonly<Record<string, DrillDatabase>>;
  /** Alibaba Cloud: machines whose newest snapshot is restored to a disk of its own. */
  readonly machines?: Readonly<Record<string, DrillMachine>>;
  /**
   * Where each drill stays on record, and for how long the bucket keeps it. Default: on AWS the bucket of `audit`, on
   * Alibaba Cloud what another component of the account and region delivers (`patching`). @clause 4.4.3-a
   */
  readonly record?: { readonly bucket: Input<string>; readonly keepDays: number };
}

export interface DrillBucket {
  readonly class: BackupClassName;
  readonly from: Input<string>;
  readonly into: Input<string>;
}

/** A day after the drill the instance is deleted. */
export interface DrillDatabase {
  readonly class: BackupClassName;
  readonly instanceId: Input<string>;
  /** Network of the instance that is restored: one that no application reaches. */
  readonly vpcId: Input<string>;
  readonly subnet: Input<string>;
  /** Default: `cloud_essd`. */
  readonly storageType?: string;
  /** Databases that must be there again. */
  readonly expects: readonly string[];
}

export interface DrillMachine {
  readonly class: BackupClassName;
  readonly instanceId: Input<string>;
  /** Zone of the disk that is restored. */
  readonly zone: string;
}

export interface AuditArgs {
  /** Bucket of reports; its policy holds `reportStatement`. */
  readonly bucket: Input<string>;
  /** Default: `backup`. */
  readonly prefix?: string;
}

export interface DatabaseBackup {
  readonly class: BackupClassName;
  readonly policy: "own" | "elsewhere";
  readonly instanceId: Input<string>;
}

export interface BackupOutputs {
  /** Class → its vault here: name on AWS, id on Alibaba Cloud. */
  readonly vaults: Readonly<Partial<Record<BackupClassName, Output<string>>>>;
  /** Class → its vault in the second region. */
  readonly offSiteVaults: Readonly<Partial<Record<BackupClassName, Output<string>>>>;
  /** The arithmetic, line by line; `proofTable` prints it. */
  readonly proof: readonly ProofLine[];
  /** Alibaba Cloud: copy elsewhere → the key that the other cloud comes in with, as secrets. */
  readonly doors: Readonly<Record<string, Door>>;
}

export interface Door {
  readonly accessKeyId: Output<string>;
  readonly accessKeySecret: Output<string>;
}

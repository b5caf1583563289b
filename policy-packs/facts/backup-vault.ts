import {
  type Known,
  type ResourceView,
  type StackFact,
  type StackView,
  type Subject,
  UNKNOWN,
} from "../control.ts";
import { type EventShape, takesEvent } from "../event-pattern.ts";
import { allOf, anyOf, flag, given, integer, matches, text, texts } from "../reading.ts";
import { actionsMatch, withEffect } from "../statements/decide.ts";
import { readDocument } from "../statements/document.ts";
import { namesEverybody } from "../statements/outsiders.ts";

const VAULT = "aws:backup/vault:Vault";
const GAPPED = "aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault";
const LOCK = "aws:backup/vaultLockConfiguration:VaultLockConfiguration";
const POLICY = "aws:backup/vaultPolicy:VaultPolicy";
const ALI_VAULT = "alicloud:hbr/vault:Vault";

/** Whether backups in a vault can be deleted before their time. */
export interface VaultLock {
  readonly locked: Known<boolean>;
  /** Days before which the lock lets nothing go; left out where the lock says none. */
  readonly minimumDays: Known<number> | undefined;
}

export const vaultLock: StackFact<VaultLock> = {
  name: "vault-lock",
  scope: "stack",
  types: { aws: [VAULT, GAPPED], alicloud: [ALI_VAULT] },
  read(stack) {
    const locks = settingsOf(stack, LOCK);
    return [
      ...stack.ofType(VAULT).map((resource): Subject<VaultLock> => {
        const lock = locks.of(resource);
        const locked: Known<boolean> = lock ? true : locks.mayBeFor(resource) ? UNKNOWN : false;
        return { resource, fact: { locked, minimumDays: lock && integer(lock.props, "minRetentionDays") } };
      }),
      // A logically air-gapped vault is locked in compliance mode from its creation.
      ...stack.ofType(GAPPED).map((resource) => ({
        resource,
        fact: { locked: true, minimumDays: integer(resource.props, "minRetentionDays") } as const,
      })),
      // The immutability of a vault lasts as long as its backups are to be kept.
      ...stack.ofType(ALI_VAULT).map(
        (resource): Subject<VaultLock> => ({
          resource,
          fact: { locked: flag(resource.props, "wormEnabled") ?? false, minimumDays: undefined },
        }),
      ),
    ];
  },
};

/** Settings of vaults, which name the vault they are for. */
interface VaultSettings {
  of(vault: ResourceView): ResourceView | undefined;
  /** One of them may be for this vault: a name of either is yet to come. */
  mayBeFor(vault: ResourceView): boolean;
}

function settingsOf(stack: StackView, type: string): VaultSettings {
  const found = new Map<ResourceView, ResourceView>();
  const unmatched: ResourceView[] = [];
  for (const setting of stack.ofType(type)) {
    const vaults = stack.referencedBy(setting, "backupVaultName", VAULT);
    for (const vault of vaults) found.set(vault, setting);
    if (vaults.length === 0) unmatched.push(setting);
  }
  return {
    of: (vault) => found.get(vault),
    mayBeFor: (vault) =>
      unmatched.some(
        (setting) =>
          text(setting.props, "backupVaultName") === UNKNOWN || text(vault.props, "name") === UNKNOWN,
      ),
  };
}

/** Does the policy of a vault keep everybody from deleting what it holds? */
export const vaultDeletion: StackFact<Known<boolean>> = {
  name: "vault-deletion",
  scope: "stack",
  types: { aws: [VAULT], alicloud: [] },
  read(stack) {
    const policies = settingsOf(stack, POLICY);
    const locks = settingsOf(stack, LOCK);
    return stack.ofType(VAULT).map((resource) => {
      const policy = policies.of(resource);
      const held = policy
        ? deniesDeletion(policy.props.policy)
        : policies.mayBeFor(resource)
          ? UNKNOWN
          : false;
      return {
        resource,
        fact: anyOf([locks.of(resource) ? true : locks.mayBeFor(resource) ? UNKNOWN : false, held]),
      };
    });
  },
};

/** A condition may let those through who have to approve; who is named one by one is not everybody. */
function deniesDeletion(policy: unknown): Known<boolean> {
  const document = readDocument(policy, "aws", "placed");
  if (document.status === "unknown") return UNKNOWN;
  if (document.status === "invalid") return false;
  const denies = withEffect(document.statements, "Deny").filter(
    (statement) => namesEverybody(statement) !== "none",
  );
  const extents = denies.map((statement) => actionsMatch(statement, "backup:DeleteRecoveryPoint"));
  if (extents.includes("all")) return true;
  return extents.includes(UNKNOWN) ? UNKNOWN : false;
}

const NOTIFICATIONS = "aws:backup/vaultNotifications:VaultNotifications";
const EVENT_RULE = "aws:cloudwatch/eventRule:EventRule";
const METRIC_ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const CMS_RULE = "alicloud:cms/eventRule:EventRule";
const CMS_ALARM = "alicloud:cms/alarm:Alarm";

/**
 * A vault tells of a failed job by the event of its completion, with the state in it. `BACKUP_JOB_FAILED` and
 * `BACKUP_JOB_EXPIRED` are still taken and never sent: "PutBackupVaultNotifications", API reference, read on 2026-11-24.
 */
const COMPLETED = "BACKUP_JOB_COMPLETED";

/** What the service says of a job that failed: "Monitoring AWS Backup events using EventBridge", developer guide. */
const FAILED_JOB: EventShape = {
  source: "aws.backup",
  "detail-type": "Backup Job State Change",
  detail: { state: "FAILED" },
};

/** Metrics that a job counts in unless it succeeds: "AWS Backup metrics with CloudWatch", developer guide. */
const FAILURE_METRIC = /^NumberOfBackupJobs(?:Aborted|Expired|Failed)$/;

/** Does somebody hear of a backup that failed? */
export const vaultAlarm: StackFact<Known<boolean>> = {
  name: "vault-alarm",
  scope: "stack",
  types: { aws: [VAULT], alicloud: [ALI_VAULT] },
  read(stack) {
    const own = settingsOf(stack, NOTIFICATIONS);
    const everywhere = anyOf([
      ...stack.ofType(EVENT_RULE).map(({ props }) => takesEvent(props.eventPattern, FAILED_JOB)),
      ...stack
        .ofType(METRIC_ALARM)
        .map(({ props }) =>
          allOf([
            namespace(props.namespace, "AWS/Backup"),
            matches(text(props, "metricName"), FAILURE_METRIC),
          ]),
        ),
    ]);
    const alicloud = anyOf([
      ...stack.ofType(CMS_RULE).map(({ props }) => namespace(text(props, "eventPattern", "product"), "hbr")),
      ...stack.ofType(CMS_ALARM).map(({ props }) => namespace(props.project, "acs_hbr")),
    ]);
    return [
      ...stack.ofType(VAULT).map((resource): Subject<Known<boolean>> => {
        const notifications = own.of(resource);
        const told = notifications ? tells(notifications.props) : own.mayBeFor(resource) ? UNKNOWN : false;
        return { resource, fact: anyOf([told, everywhere]) };
      }),
      ...stack.ofType(ALI_VAULT).map((resource): Subject<Known<boolean>> => ({ resource, fact: alicloud })),
    ];
  },
};

function tells(props: Readonly<Record<string, unknown>>): Known<boolean> {
  if (!given(props, "snsTopicArn")) return false;
  const events = texts(props, "backupVaultEvents");
  return events === UNKNOWN
    ? UNKNOWN
    : anyOf(events.map((event) => (event === UNKNOWN ? UNKNOWN : event === COMPLETED)));
}

function namespace(value: unknown, wanted: string): Known<boolean> {
  const found = text(value);
  return found === UNKNOWN ? UNKNOWN : found?.toLowerCase() === wanted.toLowerCase();
}

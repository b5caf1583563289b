import type { Output } from "@pulumi/pulumi";
import type { Deletion } from "../component.ts";
import type { KeyRef } from "../keys/contract.ts";
import type { Environment, Tags } from "../tagging/contract.ts";

/**
 * The bill where it can be asked: the cloud writes it into a private bucket each day, and a warehouse of the cloud reads
 * it there, each question no larger than was agreed. @clause 8.2.1-a @clause 8.2.1-b
 */
export interface CostExportArgs {
  /** Where the bill is paid: the organisation's payer, since no other account sees the others' charges. */
  readonly account: string;
  readonly region: string;
  readonly environment: Environment;
  readonly tags: Tags;
  /**
   * What is exported. Default: `focus` on AWS; `legacy` in China's partition, which has no other; `instances` and `split`
   * on Alibaba Cloud. What an export is made of cannot be changed later: another one is added beside it.
   */
  readonly exports?: readonly ExportKind[];
  /** AWS: encrypts answers. It serves athena. MaxCompute encrypts with a key of its own. */
  readonly key?: KeyRef;
  /** Who may ask: name → why. Policies to attach. @clause 1.1.2-a */
  readonly readers: Readonly<Record<string, string>>;
  /** Most gigabytes that one question may read. Default: 100. @clause 8.2.3-a */
  readonly scanLimitGb?: number;
  /** AWS: days that answers are kept. Default: 30. */
  readonly answerDays?: number;
  /** Questions that come back, as `atrium costs sql` prints them: name → what it answers, and its SQL. */
  readonly questions?: Readonly<Record<string, CostQuestion>>;
  readonly deletion?: Deletion;
}

export const EXPORT_KINDS = ["focus", "cur2", "legacy", "instances", "split"] as const;

/**
 * - `focus`: FOCUS 1.2 of AWS's Data Exports, by resource and day. The view `charges` reads it.
 * - `cur2`: Cost and Usage Report 2.0 of AWS, by resource and day.
 * - `legacy`: Cost and Usage Report as it was, the only one in China's partition.
 * - `instances`, `split`: Alibaba Cloud's bill by instance and by split item, of the month, renewed each day.
 */
export type ExportKind = (typeof EXPORT_KINDS)[number];

export interface CostQuestion {
  readonly title: string;
  readonly sql: string;
}

export interface CostExportOutputs {
  /** Where the bill lies. */
  readonly bucketName: Output<string>;
  /** Where it is asked: a workgroup of Athena, a project of MaxCompute. */
  readonly queryPlace: Output<string>;
  /** Table or view of charges that `atrium costs sql --table` takes. */
  readonly chargesTable: Output<string>;
  /** Reader → policy to attach: ARN, or name. */
  readonly access: Readonly<Record<string, Output<string>>>;
  /** What no provider makes: commands and statements for whoever owns the account, to be run once. Empty on AWS. */
  readonly byHand: Readonly<Record<string, Output<string>>>;
}

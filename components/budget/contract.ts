import type { Input, Output } from "@pulumi/pulumi";
import type { BudgetRules } from "../../finops/budget-plan.ts";
import type { AlertRoute } from "../chat-notifier/contract.ts";
import type { Deletion } from "../component.ts";
import type { Tags } from "../tagging/contract.ts";

export type { BudgetRules } from "../../finops/budget-plan.ts";

/**
 * The budgets of the group's `costs.yaml`, watched by the cloud itself: AWS Budgets, and on Alibaba Cloud, which has
 * no budget resource, a function that asks for the bill and applies the same rules. For the account that is billed.
 * @clause 8.2.2-a
 */
export interface BudgetArgs {
  /** Account that pays: it sees the bill of all of its members. */
  readonly account: string;
  readonly region: string;
  readonly tags: Tags;
  /** Day of this plan, YYYY-MM-DD: AWS deletes a budget when its last month is over, so one that is over is not made. */
  readonly plannedOn: string;
  /** The group's rule file, as `readBudgetRules` gives it. */
  readonly rules: BudgetRules;
  /** Budgets that this cloud cannot watch, and who says that it need not; shows in tags. */
  readonly without?: Readonly<Record<string, WaiverArgs>>;
  /**
   * What the account is billed in. Default: USD, and CNY in China. Budgets in another currency are converted at the
   * newest rate of the rules on AWS, and month by month on Alibaba Cloud.
   */
  readonly currency?: string;
  /**
   * Alibaba Cloud: the site that the account was opened on, whose billing interface answers for it. Default: that of
   * the region's side of the border.
   */
  readonly site?: BillingSite;
  /** Who hears of it: the chat routes of the account and region. A budget that tells nobody is refused. */
  readonly route?: AlertRoute;
  /**
   * AWS: mail addresses that hear as well, ten at most. In China they are the only ones who do: the topic takes no
   * notices of AWS Budgets there.
   */
  readonly mails?: readonly string[];
  /** AWS: cost that is unusual whatever the budgets say. Default: on, from an impact of 100 and 40 %. */
  readonly anomalies?: AnomalyArgs | { readonly off: WaiverArgs };
  /** Budget → machines that are stopped when a mark of it is spent; of development and test alone. */
  readonly stops?: Readonly<Record<string, StopArgs>>;
  /** Alibaba Cloud: days the function's log is kept. Default and least: 184 days. @clause 1.10.2-c */
  readonly logRetentionDays?: number;
  readonly deletion?: Deletion;
}

export const BILLING_SITES = ["mainland", "international"] as const;

export type BillingSite = (typeof BILLING_SITES)[number];

export interface WaiverArgs {
  readonly reason: string;
  readonly owner: string;
}

export interface AnomalyArgs {
  /** Least impact in the currency of the bill. */
  readonly amount?: number;
  /** And least impact in percent of what was expected. */
  readonly percent?: number;
  /** Monitor that the account has already: there is one of services an account, and new accounts are given it. */
  readonly monitor?: Input<string>;
}

/** The budget is of an environment, `development` or `test`, and what is stopped is of it. */
export interface StopArgs {
  readonly reason: string;
  readonly owner: string;
  /** One of the budget's alerts. Default: the highest. */
  readonly at?: number;
  /** AWS: ids of servers by a name that is kept for good. Alibaba Cloud finds them by their tags. */
  readonly instances?: Readonly<Record<string, Input<string>>>;
  /** AWS: identifiers of databases, likewise. */
  readonly databases?: Readonly<Record<string, Input<string>>>;
}

export interface BudgetOutputs {
  /** Budget → what watches it: the name of the budget on AWS, of the function on Alibaba Cloud. */
  readonly watchedBy: Readonly<Record<string, Output<string>>>;
}

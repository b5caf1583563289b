import { ramPrincipal } from "../partition/alicloud.ts";
import { type PolicyDocument, ramPolicy } from "../policy-document.ts";

/** A template of OOS, version OOS-2019-06-01, as far as components use it. */
export interface OosTemplate {
  readonly FormatVersion: "OOS-2019-06-01";
  readonly Description: string;
  readonly Parameters?: Readonly<Record<string, OosParameter>>;
  readonly RamRole: string;
  readonly Tasks: readonly OosTask[];
  readonly Outputs?: Readonly<Record<string, { readonly Type: "String"; readonly Value: string }>>;
}

interface OosParameter {
  readonly Type: "String";
  readonly Description: string;
  readonly Default?: string;
}

export interface OosTask {
  readonly Name: string;
  readonly Action: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly Outputs?: Readonly<Record<string, { readonly Type: string; readonly ValueSelector: string }>>;
  /** Name of the task that follows a failure; without it the execution fails. */
  readonly OnError?: string;
  readonly Retries?: number;
  readonly DelayType?: "Constant";
  readonly Delay?: number;
  readonly Loop?: {
    readonly Items: string;
    readonly RateControl: {
      readonly Mode: "Concurrency";
      readonly Concurrency: number;
      readonly MaxErrors: number;
    };
  };
}

/** Timers of OOS want an end, and take none later than this. */
export const TIMER_END = "2099-12-31T00:00:00Z";

/** The orchestration service takes the role that its templates name. */
export const OOS_TRUST: PolicyDocument = ramPolicy({
  Effect: "Allow",
  Principal: { Service: [ramPrincipal("oos")] },
  Action: "sts:AssumeRole",
});

/** Asks an API again, twice a minute, until it says one of the words; fails at once at one of the others. */
export function waitFor(
  Name: string,
  { minutes, ...Properties }: Readonly<Record<string, unknown>> & { readonly minutes: number },
): OosTask {
  return { Name, Action: "ACS::WaitFor", Properties, DelayType: "Constant", Delay: 30, Retries: minutes * 2 };
}

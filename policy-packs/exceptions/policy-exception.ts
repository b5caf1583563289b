import { ComponentResource, type ComponentResourceOptions, type Input } from "@pulumi/pulumi";
import { EXCEPTION_TYPE } from "./in-code.ts";

export interface PolicyExceptionArgs {
  /** Id of the control, e.g. `compute-require-metadata-tokens`. */
  readonly control: Input<string>;
  /** Name or URN of the resource excused, `*` for any run of characters: no output of it, or it would come first. */
  readonly resource: Input<string>;
  readonly reason: Input<string>;
  readonly owner: Input<string>;
  /** Somebody else than the owner. */
  readonly approver: Input<string>;
  readonly ticket: Input<string>;
  /** Last day it holds, `YYYY-MM-DD`. */
  readonly expires: Input<string>;
}

/**
 * Excuses a resource from a control of the policy packs, in the program that makes the resource. It creates nothing;
 * packs read it offline, in the engine and in a state. Make it before the resource: an update judges each resource as
 * it comes. Controls may refuse such exceptions, and critical ones do.
 */
export class PolicyException extends ComponentResource {
  constructor(name: string, args: PolicyExceptionArgs, opts?: ComponentResourceOptions) {
    super(EXCEPTION_TYPE, name, { ...args }, opts);
    this.registerOutputs({});
  }
}

import type { Input, Output } from "@pulumi/pulumi";
import type { Deletion } from "../component.ts";
import type { KeyRef } from "../keys/contract.ts";
import type { Tags } from "../tagging/contract.ts";
import type { Placement } from "../workload/contract.ts";

/** What JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * Settings of one system, kept by versions, checked against a schema and rolled out step by step: AppConfig, or Nacos of
 * MSE. Passwords are no settings: they lie in the secret store, and a settings document names them. @clause 1.1.9-b
 */
export interface ConfigurationArgs extends Placement {
  readonly tags: Tags;
  /** Documents by a name that is kept for good. */
  readonly documents: Readonly<Record<string, DocumentArgs>>;
  /** Applications, and which documents each reads. */
  readonly readers: Readonly<Record<string, readonly string[]>>;
  /** AWS: encrypts documents. It serves appconfig. */
  readonly key?: KeyRef;
  /** AWS: ARNs of alarms that turn a roll-out back. @clause 11.5.4-a */
  readonly rollBackOn?: Readonly<Record<string, Input<string>>>;
  /** Alibaba Cloud: class of a node. Default: two cores and 4 GiB. */
  readonly size?: string;
  /** Alibaba Cloud: zone of its address, for good. Default: the first by name. */
  readonly zone?: string;
  /** Whether the instance may be deleted, with what was set in it. Default: refused. */
  readonly deletion?: Deletion;
}

export interface DocumentArgs {
  readonly purpose: string;
  readonly content: { readonly [key: string]: Json };
  /** JSON Schema that the content, and every later one, has to keep to. */
  readonly schema?: { readonly [key: string]: Json };
}

export interface ConfigurationOutputs {
  /** Application and environment on AWS (`<application>/<environment>`), address inside the network on Alibaba Cloud. */
  readonly place: Output<string>;
  /** Document → what a program asks for: profile id, or data id. */
  readonly documents: Readonly<Record<string, Output<string>>>;
  /** Application → policy to attach to its role: ARN, or name. */
  readonly access: Readonly<Record<string, Output<string>>>;
}

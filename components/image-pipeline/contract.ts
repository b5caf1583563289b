import type { Input, Output } from "@pulumi/pulumi";
import type { AlertRoute } from "../chat-notifier/contract.ts";
import type { Deletion } from "../component.ts";
import type { KeyRef } from "../keys/contract.ts";
import type { Environment, Tags } from "../tagging/contract.ts";
import type { MaintenanceWindow } from "../workload/window.ts";

/**
 * One hardened image, built anew each week from the newest base with every update: servers are replaced by it instead
 * of being patched one by one. @clause 4.1.2-a @clause 6.1.2-a
 */
export interface ImagePipelineArgs {
  readonly account: string;
  readonly region: string;
  readonly environment: Environment;
  readonly tags: Tags;
  /** Default: `linux`. */
  readonly system?: "linux" | "windows";
  /**
   * What the image is built on: an image's id, or what follows the newest, which is `ssm:` and the name of a public
   * parameter on AWS, and a family (`acs:…`) on Alibaba Cloud.
   */
  readonly base: string;
  /** Image that servers start from until the first build is done. */
  readonly first: string;
  readonly machine: BuildMachine;
  /** What is installed and hardened, in this order: name → commands of one line each. @clause 11.1.1-a */
  readonly steps: Readonly<Record<string, readonly string[]>>;
  /** What holds of a good image: name → commands of one line that fail where it does not. */
  readonly checks: Readonly<Record<string, readonly string[]>>;
  /** When it is built. @clause 12.1.2-c */
  readonly window: MaintenanceWindow;
  /** Encrypts the image. It serves `imagebuilder` and `logs` on AWS, `ecs` on Alibaba Cloud. */
  readonly key: KeyRef;
  /** Further regions that the image is copied to, each under a key of that region. @clause 8.4.2-b */
  readonly copies?: Readonly<Record<string, KeyRef>>;
  /** Who hears of a build that failed, or of weaknesses that were found in it. */
  readonly route: AlertRoute;
  readonly deletion?: Deletion;
}

/** Where and on what it is built: a machine of an hour, without open ports. */
export interface BuildMachine {
  readonly type: string;
  readonly vpcId: Input<string>;
  /** A subnet from which the sources of packages are reached. */
  readonly subnet: Input<string>;
  /** Default: 40. */
  readonly diskGb?: number;
  /** AWS: the root device of the base. Default: `/dev/xvda`. */
  readonly rootDevice?: string;
}

export interface ImagePipelineOutputs {
  /**
   * Id of the newest image that passed its checks, as the last refresh saw it: `server.image` of a web tier. A new
   * image comes to servers by `pulumi up --refresh`, where a preview shows it. @clause 11.5.4-b
   */
  readonly image: Output<string>;
  /** Parameter that holds the id of the newest image. */
  readonly parameter: Output<string>;
}

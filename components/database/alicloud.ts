import type * as pulumi from "@pulumi/pulumi";
import type { MetricTarget } from "../alarms/contract.ts";
import { Component } from "../component.ts";
import { alicloudAlarmTargets } from "./alarm-targets.ts";
import { makeAccount, makeDatabases } from "./alicloud-accounts.ts";
import type { Makers } from "./alicloud-parts.ts";
import { makePolardb, makePolardbElsewhere } from "./alicloud-polardb.ts";
import { makeRds, makeRdsElsewhere } from "./alicloud-rds.ts";
import type { DatabaseArgs, DatabaseOutputs, ElsewhereOutputs } from "./contract.ts";
import { layoutAlicloudDatabase } from "./layout.ts";

export interface AlicloudDatabasePeers {
  /** Provider of the second region; asked for where a cluster follows there. */
  readonly elsewhere?: pulumi.ProviderResource;
}

/** A relational database on Alibaba Cloud: ApsaraDB RDS, or PolarDB. @clause 10.1.1-a */
export class AlicloudDatabase extends Component implements DatabaseOutputs {
  readonly endpoint: pulumi.Output<string>;
  readonly port: number;
  readonly databaseId: pulumi.Output<string>;
  readonly secrets: Readonly<Record<string, pulumi.Output<string>>>;
  readonly steps: Readonly<Record<string, string>>;
  readonly alarmTargets: Readonly<Record<string, MetricTarget>>;
  declare readonly elsewhere?: ElsewhereOutputs;

  /** @param now a password that is too old by then is refused */
  constructor(
    name: string,
    args: DatabaseArgs,
    opts?: pulumi.ComponentResourceOptions,
    peers: AlicloudDatabasePeers = {},
    now: Date = new Date(),
  ) {
    const layout = layoutAlicloudDatabase(name, args, now);
    if (layout.elsewhere?.mode === "replica" && peers.elsewhere === undefined) {
      throw new Error(
        `database "${name}": give the provider of ${layout.elsewhere.region} as peers.elsewhere`,
      );
    }
    super(
      "atrium:database:AlicloudDatabase",
      name,
      args,
      { tags: args.tags, ...(args.deletion === undefined ? {} : { deletion: args.deletion }) },
      opts,
    );
    const make: Makers = {
      child: (Type, key, given, options) => this.child(Type, key, given, options),
      stateful: (Type, key, given, options) => this.stateful(Type, key, given, options),
    };
    const cluster = layout.kind === "cluster";
    const node = cluster ? makePolardb(make, layout, args) : makeRds(make, layout, args);
    const databases = makeDatabases(make, layout, args, node);
    const elsewhere = cluster
      ? makePolardbElsewhere(make, layout, args, node, peers.elsewhere)
      : makeRdsElsewhere(make, layout, node);

    this.endpoint = node.endpoint;
    this.port = layout.port;
    this.databaseId = node.id;
    this.secrets = Object.fromEntries(
      layout.accounts.map((account) => [
        account.key,
        makeAccount(make, layout, args, node, databases, account).secretName,
      ]),
    );
    this.steps = Object.fromEntries(
      layout.accounts.flatMap((account) =>
        account.steps === undefined ? [] : [[account.key, account.steps]],
      ),
    );
    this.alarmTargets = alicloudAlarmTargets(layout, node.id, args.tags.system);
    if (elsewhere !== undefined) this.elsewhere = elsewhere;
    this.registerOutputs({
      endpoint: this.endpoint,
      port: this.port,
      databaseId: this.databaseId,
      secrets: this.secrets,
      steps: this.steps,
      alarmTargets: this.alarmTargets,
      ...(this.elsewhere === undefined ? {} : { elsewhere: this.elsewhere }),
    });
  }
}

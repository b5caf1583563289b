import { createHash } from "node:crypto";
import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import { Component, type MakeChild } from "../component.ts";
import { AlicloudAlertCentre } from "./alicloud-alert-centre.ts";
import { alicloudFunction } from "./alicloud-function.ts";
import type { AlicloudAlertRoute, ChatNotifierArgs, ChatNotifierOutputs } from "./contract.ts";
import { type AlicloudChatNotifierLayout, layoutAlicloudChatNotifier } from "./layout.ts";
import {
  ALICLOUD_RETENTION_SECONDS,
  ALICLOUD_ROUND,
  MAX_RECEIVES,
  RETENTION_SECONDS,
  VISIBILITY_SECONDS,
} from "./limits.ts";
import { addressesOf, withoutSecrets } from "./secret.ts";

export interface ChatNotifierPeers {
  /** Provider of the region that keeps Log Service's action policies (`alertCentre`). */
  readonly alertCentre: alicloud.Provider;
}

/**
 * The same on Alibaba Cloud: queue → event stream → function → robots. CloudMonitor writes into the queue by
 * itself; Log Service can only post, so it has a door of its own. @clause 8.5.2-b
 */
export class AlicloudChatNotifier extends Component implements ChatNotifierOutputs {
  readonly route: AlicloudAlertRoute;
  readonly functionName: pulumi.Output<string>;
  readonly deadLetters: pulumi.Output<string>;

  constructor(
    name: string,
    args: ChatNotifierArgs,
    opts: pulumi.ComponentResourceOptions,
    peers: ChatNotifierPeers,
  ) {
    const layout = layoutAlicloudChatNotifier(name, args);
    super(
      "atrium:chat-notifier:AlicloudChatNotifier",
      name,
      withoutSecrets(args),
      { tags: args.tags, ...(args.deletion === undefined ? {} : { deletion: args.deletion }) },
      opts,
    );
    const { names } = layout;
    const { queue, deadLetters } = this.#queues(layout, args);
    const log = this.#log(layout);
    const token = new random.RandomPassword(
      `${name}-token`,
      { length: 40, special: false },
      { parent: this },
    );
    const secret = this.#secret(layout, args, token.result);
    const make: MakeChild = (...child) => this.child(...child);
    const own = { queue, deadLetters, log, secret };
    const fn = alicloudFunction(make, layout, args, "function", own);
    const intake = alicloudFunction(make, layout, args, "intake", own);
    this.#stream(layout, queue, deadLetters, fn);
    const door = this.child(alicloud.fc.V3Trigger, "intake", {
      functionName: intake.functionName,
      triggerName: "log-service",
      triggerType: "http",
      qualifier: "LATEST",
      description: "Log Service posts alerts here; the function checks a token",
      // Log Service signs nothing; the token in its header is what the function asks for.
      triggerConfig: JSON.stringify({ authType: "anonymous", disableURLInternet: false, methods: ["POST"] }),
    });
    const group = this.#contacts(layout);
    this.#selfAlarms(layout, group);
    const centre = new AlicloudAlertCentre(
      `${name}-alert-centre`,
      {
        id: names.record,
        tags: args.tags,
        url: door.httpTrigger.apply(
          (trigger?: { readonly urlInternet?: string }) => trigger?.urlInternet ?? "",
        ),
        token: token.result,
      },
      { parent: this, provider: peers.alertCentre },
    );

    this.route = {
      provider: "alicloud",
      contactGroup: group.alarmContactGroupName,
      queue: queue.queueName,
      queueArn: layout.queueArn,
      actionPolicy: centre.actionPolicy,
    };
    this.functionName = fn.functionName;
    this.deadLetters = deadLetters.queueName;
    this.registerOutputs({
      route: this.route,
      functionName: this.functionName,
      deadLetters: this.deadLetters,
    });
  }

  #queues({ names, encryptQueues }: AlicloudChatNotifierLayout, { key }: ChatNotifierArgs) {
    const encryption = encryptQueues
      ? { enableSse: true, sseType: "KMS", sseAlgorithm: "AES-256-GCM", kmsKeyId: key.id }
      : {};
    const deadLetters = this.child(alicloud.message.ServiceQueue, "dead-letters", {
      queueName: names.deadLetters,
      messageRetentionPeriod: ALICLOUD_RETENTION_SECONDS,
      ...encryption,
    });
    const queue = this.child(alicloud.message.ServiceQueue, "queue", {
      queueName: names.queue,
      messageRetentionPeriod: RETENTION_SECONDS,
      visibilityTimeout: VISIBILITY_SECONDS,
      pollingWaitSeconds: 30,
      dlqPolicy: {
        enabled: true,
        deadLetterTargetQueue: deadLetters.queueName,
        maxReceiveCount: MAX_RECEIVES,
      },
      ...encryption,
    });
    return { queue, deadLetters };
  }

  #log({ names, logRetentionDays }: AlicloudChatNotifierLayout): alicloud.log.Store {
    const project = this.stateful(alicloud.log.Project, "log", {
      projectName: names.project,
      description: "What the chat function reports of itself",
    });
    const store = this.stateful(alicloud.log.Store, "log", {
      projectName: project.projectName,
      logstoreName: names.store,
      retentionPeriod: logRetentionDays,
      shardCount: 1,
      autoSplit: true,
      maxSplitShardCount: 4,
      // No alert stands in it, so the service's own key does.
      encryptConf: { enable: true, encryptType: "default" },
    });
    this.child(alicloud.log.StoreIndex, "log", {
      project: project.projectName,
      logstore: store.logstoreName,
      fullText: { token: ", '\";=()[]{}?@&<>/:\n\t\r" },
    });
    return store;
  }

  #secret(
    { names, kmsInstance }: AlicloudChatNotifierLayout,
    { channels, key, deletion }: ChatNotifierArgs,
    intake: pulumi.Output<string>,
  ): alicloud.kms.Secret {
    const secretData = addressesOf(channels, { intake });
    return this.stateful(alicloud.kms.Secret, "addresses", {
      secretName: names.secret,
      description: "Addresses and signing secrets of chat robots, set by stack configuration",
      secretData,
      secretDataType: "text",
      // The service keeps a version's content for good: new content needs a new name.
      versionId: secretData.apply(
        (data) => `v-${createHash("sha256").update(data).digest("hex").slice(0, 16)}`,
      ),
      encryptionKeyId: key.id,
      ...(kmsInstance === undefined ? {} : { dkmsInstanceId: kmsInstance }),
      ...(deletion === undefined || deletion === "refused"
        ? { recoveryWindowInDays: 30 }
        : { forceDeleteWithoutRecovery: true }),
    });
  }

  #stream(
    { names, region, deadLetterArn }: AlicloudChatNotifierLayout,
    queue: alicloud.message.ServiceQueue,
    deadLetters: alicloud.message.ServiceQueue,
    fn: alicloud.fc.V3Function,
  ): void {
    const constant = (Value: pulumi.Input<string>) => ({ Form: "CONSTANT", Value });
    this.child(
      alicloud.eventbridge.EventStreaming,
      "stream",
      {
        eventStreamingName: names.stream,
        description: "Alerts from the queue to the chat function",
        filterPattern: "{}",
        status: "RUNNING",
        source: pulumi.jsonStringify({
          SourceMNSParameters: { RegionId: region, QueueName: queue.queueName, IsBase64Decode: false },
        }),
        sink: pulumi.jsonStringify({
          SinkFcParameters: {
            FunctionName: constant(fn.functionName),
            Qualifier: constant("LATEST"),
            InvocationType: constant("SYNC"),
            Body: { Form: "ORIGINAL" },
          },
        }),
        runOptions: JSON.stringify({
          // One at a time, so that the robots' rates hold.
          MaximumTasks: ALICLOUD_ROUND.workers,
          ErrorsTolerance: "ALL",
          RetryStrategy: { PushRetryStrategy: "EXPONENTIAL_DECAY_RETRY" },
          DeadLetterQueue: { Arn: deadLetterArn },
          BatchWindow: {
            CountBasedWindow: ALICLOUD_ROUND.batch,
            TimeBasedWindow: ALICLOUD_ROUND.windowSeconds,
          },
        }),
      },
      { dependsOn: [deadLetters] },
    );
  }

  /** People whom CloudMonitor reaches by itself, so that they hear of it when chat fails. */
  #contacts({ names, fallback, region }: AlicloudChatNotifierLayout): alicloud.cms.AlarmContactGroup {
    const contacts = fallback.map(({ key, name, address }) =>
      this.child(
        alicloud.cms.AlarmContact,
        `fallback-${key}`,
        {
          alarmContactName: name,
          describe: `Hears of alerts in ${region}`,
          channelsMail: address,
          lang: "zh-cn",
        },
        // Until the address is confirmed the service does not name it, and would show a change for ever.
        { ignoreChanges: ["channelsMail"] },
      ),
    );
    return this.child(alicloud.cms.AlarmContactGroup, "fallback", {
      alarmContactGroupName: names.contactGroup,
      describe: "Hears of alerts without the chat function",
      contacts: contacts.map((contact) => contact.alarmContactName),
    });
  }

  #selfAlarms({ alarms }: AlicloudChatNotifierLayout, group: alicloud.cms.AlarmContactGroup): void {
    for (const { key, name, dimensions, statistic, periods } of alarms) {
      this.child(alicloud.cms.Alarm, key, {
        name,
        project: "acs_mns_new",
        metric: "ActiveMessages",
        metricDimensions: JSON.stringify([dimensions]),
        period: 300,
        contactGroups: [group.alarmContactGroupName],
        effectiveInterval: "00:00-23:59",
        silenceTime: 3600,
        escalationsCritical: {
          comparisonOperator: ">",
          statistics: statistic,
          threshold: "0",
          times: periods,
        },
      });
    }
  }
}

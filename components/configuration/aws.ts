import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Component } from "../component.ts";
import type { ConfigurationArgs, ConfigurationOutputs } from "./contract.ts";
import {
  type AwsConfigurationLayout,
  awsReadPolicy,
  layoutAwsConfiguration,
  type PlannedDocument,
} from "./layout.ts";

/** Settings in AppConfig, rolled out a tenth at a time. @clause 11.5.4-a */
export class AwsConfiguration extends Component implements ConfigurationOutputs {
  readonly place: pulumi.Output<string>;
  readonly documents: ConfigurationOutputs["documents"];
  readonly access: ConfigurationOutputs["access"];

  constructor(name: string, args: ConfigurationArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutAwsConfiguration(name, args);
    super(
      "atrium:configuration:AwsConfiguration",
      name,
      args,
      { tags: args.tags, awsRegion: args.region },
      opts,
    );
    const application = this.child(aws.appconfig.Application, "settings", {
      name: layout.name,
      description: `Settings of ${args.tags.system ?? layout.name}`,
    });
    const environment = this.#environment(layout, application);
    const strategy = this.child(aws.appconfig.DeploymentStrategy, "roll-out", {
      name: layout.name,
      growthType: "LINEAR",
      growthFactor: layout.rollOut.percent,
      deploymentDurationInMinutes: layout.rollOut.minutes,
      finalBakeTimeInMinutes: layout.rollOut.watchMinutes,
      replicateTo: "NONE",
    });
    const keyArn = args.key?.arn ?? "";
    const profiles = layout.documents.map(
      (document) =>
        [document.key, this.#document(document, keyArn, { application, environment, strategy })] as const,
    );
    const ids = Object.fromEntries(
      profiles.map(([key, { configurationProfileId }]) => [key, configurationProfileId]),
    );
    this.place = pulumi.interpolate`${application.id}/${environment.environmentId}`;
    this.documents = ids;
    this.access = Object.fromEntries(
      layout.access.map(({ key, name: policy, documents }) => [
        key,
        this.child(aws.iam.Policy, key, {
          name: policy,
          description: `Reads ${documents.join(", ")}`,
          policy: pulumi
            .all([
              application.id,
              environment.environmentId,
              pulumi.all(documents.map((each) => ids[each] ?? "")),
            ])
            .apply(([app, env, read]) =>
              JSON.stringify(awsReadPolicy(args, { application: app, environment: env, profiles: read })),
            ),
        }).arn,
      ]),
    );
    this.registerOutputs({ place: this.place, documents: this.documents, access: this.access });
  }

  /** An alarm during a roll-out turns it back, by a role that may look at alarms and do nothing else. */
  #environment(
    { environment, alarms, watcher }: AwsConfigurationLayout,
    application: aws.appconfig.Application,
  ): aws.appconfig.Environment {
    const common = {
      applicationId: application.id,
      name: environment,
      description: `Programs in ${environment}`,
    };
    if (alarms.length === 0) return this.child(aws.appconfig.Environment, "environment", common);
    const role = this.child(aws.iam.Role, "roll-back", {
      name: watcher.name,
      description: "AppConfig looks at alarms with it while it rolls out",
      assumeRolePolicy: JSON.stringify(watcher.trust),
    });
    const policy = this.child(aws.iam.RolePolicy, "roll-back", {
      role: role.name,
      policy: JSON.stringify(watcher.policy),
    });
    return this.child(
      aws.appconfig.Environment,
      "environment",
      { ...common, monitors: alarms.map(({ alarm }) => ({ alarmArn: alarm, alarmRoleArn: role.arn })) },
      { dependsOn: [policy] },
    );
  }

  #document(
    { key, purpose, text, schema }: PlannedDocument,
    keyArn: pulumi.Input<string>,
    { application, environment, strategy }: Around,
  ): aws.appconfig.ConfigurationProfile {
    const profile = this.child(aws.appconfig.ConfigurationProfile, key, {
      applicationId: application.id,
      name: key,
      description: purpose,
      locationUri: "hosted",
      type: "AWS.Freeform",
      kmsKeyIdentifier: keyArn,
      ...(schema === undefined ? {} : { validators: [{ type: "JSON_SCHEMA", content: schema }] }),
    });
    const version = this.child(
      aws.appconfig.HostedConfigurationVersion,
      key,
      {
        applicationId: application.id,
        configurationProfileId: profile.configurationProfileId,
        content: text,
        contentType: "application/json",
        description: purpose,
      },
      // A version is never changed: the one before stays, for whoever has to go back to it.
      { retainOnDelete: true },
    );
    this.child(aws.appconfig.Deployment, key, {
      applicationId: application.id,
      environmentId: environment.environmentId,
      configurationProfileId: profile.configurationProfileId,
      configurationVersion: version.versionNumber.apply(String),
      deploymentStrategyId: strategy.id,
      kmsKeyIdentifier: keyArn,
      description: purpose,
    });
    return profile;
  }
}

interface Around {
  readonly application: aws.appconfig.Application;
  readonly environment: aws.appconfig.Environment;
  readonly strategy: aws.appconfig.DeploymentStrategy;
}

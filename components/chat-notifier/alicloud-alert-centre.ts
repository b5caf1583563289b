import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import { Component } from "../component.ts";
import type { Tags } from "../tagging/contract.ts";

export interface AlicloudAlertCentreArgs {
  /** Of all three records; unique in the account. */
  readonly id: string;
  readonly tags: Tags;
  readonly url: pulumi.Input<string>;
  readonly token: pulumi.Input<string>;
}

/**
 * What Log Service does with an alert: it posts it to the door of the chat function. These records are the
 * account's and lie in one region whatever the log stores' is.
 */
export class AlicloudAlertCentre extends Component {
  readonly actionPolicy: pulumi.Output<string>;

  constructor(name: string, args: AlicloudAlertCentreArgs, opts?: pulumi.ComponentResourceOptions) {
    const { id, tags, url, token } = args;
    super("atrium:chat-notifier:AlicloudAlertCentre", name, { id }, { tags }, opts);
    // The account's alert centre has to be there before anything stands in it.
    const centre = this.child(alicloud.log.AlertResource, "centre", { type: "user", lang: "cn" });
    const record = (
      key: string,
      resourceName: string,
      value: pulumi.Input<string>,
      after: readonly pulumi.Resource[] = [],
    ) =>
      this.child(
        alicloud.log.ResourceRecord,
        key,
        { resourceName, recordId: id, tag: id, value },
        { dependsOn: [centre, ...after] },
      );
    const webhook = record(
      "webhook",
      "sls.alert.action_webhook",
      pulumi.secret(
        pulumi.jsonStringify({
          id,
          name: id,
          type: "custom",
          url,
          method: "POST",
          headers: [
            { key: "Content-Type", value: "application/json" },
            { key: "X-Atrium-Token", value: token },
          ],
        }),
      ),
    );
    const template = record(
      "template",
      "sls.alert.content_template",
      JSON.stringify({
        template_id: id,
        template_name: id,
        is_default: false,
        templates: { webhook: { locale: "en-US", content: CONTENT, send_type: "single", limit: 0 } },
      }),
    );
    const policy = record(
      "policy",
      "sls.alert.action_policy",
      JSON.stringify({
        action_policy_id: id,
        action_policy_name: id,
        labels: {},
        is_default: false,
        primary_policy_script: `fire(type="webhook_integration", integration_type="custom", webhook_id="${id}", template_id="${id}", period="any")`,
        secondary_policy_script: `fire(type="webhook_integration", integration_type="custom", webhook_id="${id}", template_id="${id}", period="any")`,
        escalation_start_enabled: false,
        escalation_start_timeout: "10m",
        escalation_inprogress_enabled: false,
        escalation_inprogress_timeout: "30m",
        escalation_enabled: false,
        escalation_timeout: "1h",
      }),
      [webhook, template],
    );
    this.actionPolicy = policy.recordId;
    this.registerOutputs({ actionPolicy: this.actionPolicy });
  }
}

const text = (field: string): string => `"${field}": "{{ alert.${field} }}"`;
/** Objects come out as JSON by themselves. */
const object = (field: string): string => `"${field}": {{ alert.${field} }}`;

/** What the chat function reads of an alert (`alicloud-sources.ts`). */
const CONTENT = `{${[
  ...["aliuid", "alert_id", "alert_name", "alert_instance_id", "project", "region"].map(text),
  ...["severity", "status", "fire_time"].map(text),
  ...["labels", "annotations", "fire_results"].map(object),
].join(", ")}}`;

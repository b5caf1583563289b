/** Single switches of managed services. Defaults where nothing else is said: typings of aws 7.48 and alicloud 3.108. */
import {
  type Known,
  type ResourceFact,
  type ResourceView,
  type StackFact,
  type Subject,
  UNKNOWN,
} from "../control.ts";
import { resourceFact } from "../fact.ts";
import { parsed } from "../json-input.ts";
import { allOf, anyOf, at, flag, given, integer, isSame, list, text } from "../reading.ts";
import { among, named, not, off, on, only, type Switch } from "../switches.ts";

const NOTEBOOK = "aws:sagemaker/notebookInstance:NotebookInstance";
const BUILD = "aws:codebuild/project:Project";
const AIRFLOW = "aws:mwaa/environment:Environment";
const MACHINE = "aws:sfn/stateMachine:StateMachine";
const EMR = "aws:emr/cluster:Cluster";
const BEANSTALK = "aws:elasticbeanstalk/environment:Environment";

/** Notebooks of data scientists: a way of their own to the internet, a network of the account, root rights. */
export const notebookIsolated: ResourceFact<Switch> = resourceFact("notebook-isolated", {
  [NOTEBOOK]: off("directInternetAccess", true),
});
export const notebookNetwork: ResourceFact<Switch> = resourceFact("notebook-network", {
  [NOTEBOOK]: named("subnetId"),
});
export const notebookUnprivileged: ResourceFact<Switch> = resourceFact("notebook-unprivileged", {
  [NOTEBOOK]: off("rootAccess", true),
});
/** May the containers of a model call anything outside? */
export const modelIsolated: ResourceFact<Switch> = resourceFact("model-isolated", {
  "aws:sagemaker/model:Model": on("enableNetworkIsolation"),
});
/** Is what machines of one job say to each other encrypted? */
export const jobTraffic: ResourceFact<Switch> = resourceFact("job-traffic", {
  "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition": on(
    "networkConfig.enableInterContainerTrafficEncryption",
  ),
});
/** Does an agent that talks with people keep to written limits? */
export const agentGuarded: ResourceFact<Switch> = resourceFact("agent-guarded", {
  "aws:bedrock/agentAgent:AgentAgent": named("guardrailConfigurations.guardrailIdentifier"),
});

/** Are build results encrypted? They are, unless it is switched off; projects without results are no subject. */
export const buildResults: ResourceFact<Switch> = resourceFact("build-results", {
  [BUILD]: only(
    (props) =>
      at(props, "artifacts") !== undefined && not(isSame(text(props, "artifacts", "type"), "NO_ARTIFACTS")),
    off("artifacts.encryptionDisabled"),
  ),
});
/** Does a build project say where its logs go? */
export const buildLogs: ResourceFact<Switch> = resourceFact("build-logs", {
  [BUILD]: (props) => {
    const logs = at(props, "logsConfig");
    if (logs === UNKNOWN) return UNKNOWN;
    const kept = (["cloudwatchLogs", "s3Logs"] as const).map((to): Switch => {
      const target = at(logs, to);
      if (target === UNKNOWN) return UNKNOWN;
      if (target === undefined) return false;
      const status = text(target, "status");
      return status === UNKNOWN ? UNKNOWN : status !== "DISABLED";
    });
    return anyOf(kept);
  },
});
/** Are build logs in a bucket encrypted? */
export const buildLogsEncrypted: ResourceFact<Switch> = resourceFact("build-logs-encrypted", {
  [BUILD]: off("logsConfig.s3Logs.encryptionDisabled"),
});

/** Which parts of a workflow service write logs. */
const airflowLogs = (name: string, part: string): ResourceFact<Switch> =>
  resourceFact(name, { [AIRFLOW]: on(`loggingConfiguration.${part}.enabled`) });
export const schedulerLogs: ResourceFact<Switch> = airflowLogs("scheduler-logs", "schedulerLogs");
export const workerLogs: ResourceFact<Switch> = airflowLogs("worker-logs", "workerLogs");
export const webserverLogs: ResourceFact<Switch> = airflowLogs("webserver-logs", "webserverLogs");

/** Is it written down what went into and out of each step of a state machine? */
export const executionHistory: ResourceFact<Switch> = resourceFact("execution-history", {
  [MACHINE]: on("loggingConfiguration.includeExecutionData"),
});
/** Can a request be followed through a state machine? */
export const machineTracing: ResourceFact<Switch> = resourceFact("machine-tracing", {
  [MACHINE]: on("tracingConfiguration.enabled"),
});

/** Are all regions of the accounts gathered in one view of their configuration? */
export const aggregatedRegions: ResourceFact<Switch> = resourceFact("aggregated-regions", {
  "aws:cfg/configurationAggregator:ConfigurationAggregator": (props) =>
    anyOf([
      flag(props, "accountAggregationSource", "allRegions") ?? false,
      flag(props, "organizationAggregationSource", "allRegions") ?? false,
    ]),
});

/** Does the account look for threats? `level10` buys additions alone and no detection. */
export const threatDetection: ResourceFact<Switch> = resourceFact("threat-detection", {
  "aws:guardduty/detector:Detector": on("enable", true),
  "alicloud:threatdetection/instance:Instance": (props) => {
    const version = text(props, "versionCode");
    const buys = text(props, "paymentType");
    // Pay-as-you-go instances buy by module and machine and name no version.
    if (version === undefined) return buys === UNKNOWN ? UNKNOWN : buys === "PayAsYouGo";
    return version === UNKNOWN ? UNKNOWN : version !== "level10";
  },
});

/** Is a session of the machine manager encrypted, and written down? Other documents are no subject. */
export const sessionKey: ResourceFact<Switch> = session("session-key", (inputs) => given(inputs, "kmsKeyId"));
export const sessionLogs: ResourceFact<Switch> = session("session-logs", (inputs) =>
  anyOf([
    allOf([given(inputs, "s3BucketName"), flag(inputs, "s3EncryptionEnabled") ?? false]),
    allOf([given(inputs, "cloudWatchLogGroupName"), flag(inputs, "cloudWatchEncryptionEnabled") ?? false]),
  ]),
);

function session(name: string, read: (inputs: unknown) => Switch): ResourceFact<Switch> {
  return resourceFact(name, {
    "aws:ssm/document:Document": (props) => {
      if (text(props, "documentType") !== "Session") return undefined;
      const inputs = at(parsed(at(props, "content")), "inputs");
      if (inputs === UNKNOWN) return UNKNOWN;
      return inputs === undefined ? undefined : read(inputs);
    },
  });
}

/** May every account read a document of the machine manager? */
export const publicDocument: ResourceFact<Switch> = resourceFact("public-document", {
  "aws:ssm/document:Document": (props) => {
    const accounts = text(props, "permissions", "accountIds") ?? text(props, "permissions", "account_ids");
    return accounts === UNKNOWN ? UNKNOWN : accounts?.split(",").some((it) => it.trim() === "All") === true;
  },
});

/** Does somebody hear what becomes of a stack that a template makes? */
export const stackNotices: ResourceFact<Switch> = resourceFact("stack-notices", {
  "aws:cloudformation/stack:Stack": named("notificationArns"),
});

/** How many people must agree before code is merged. */
export const approvals: ResourceFact<Known<number>> = resourceFact("approvals", {
  "aws:codecommit/approvalRuleTemplate:ApprovalRuleTemplate": (props) => {
    const content = parsed(at(props, "content"));
    return content === UNKNOWN
      ? UNKNOWN
      : (integer(at(content, "Statements"), "NumberOfApprovalsNeeded") ?? 0);
  },
});

/** Must changes of a repository be approved at all? */
export const approvalRule: StackFact<Switch> = {
  name: "approval-rule",
  scope: "stack",
  types: { aws: ["aws:codecommit/repository:Repository"], alicloud: [] },
  read(stack) {
    const held = new Set<ResourceView | string>();
    let loose = false;
    for (const rule of stack.ofType(
      "aws:codecommit/approvalRuleTemplateAssociation:ApprovalRuleTemplateAssociation",
    )) {
      for (const target of stack.referencedBy(rule, "repositoryName", ...this.types.aws)) held.add(target);
      const name = text(rule.props, "repositoryName");
      if (typeof name === "string") held.add(name);
      if (name === UNKNOWN && (rule.propertyDependencies.repositoryName ?? []).length === 0) loose = true;
    }
    return stack.ofType(...this.types.aws).map((resource): Subject<Switch> => {
      const name = text(resource.props, "repositoryName");
      if (held.has(resource) || (typeof name === "string" && held.has(name))) return { resource, fact: true };
      // Names that are still to come may be each other's.
      const open = name === UNKNOWN ? held.size > 0 : loose;
      return { resource, fact: open ? UNKNOWN : false };
    });
  },
};

/** Options of an application environment, by name space and name. */
const option = (name: string, space: string, key: string): ResourceFact<Switch> =>
  resourceFact(name, {
    [BEANSTALK]: (props) => {
      const settings = list(props, "settings");
      if (settings === UNKNOWN) return UNKNOWN;
      return anyOf(
        settings.map((setting) => {
          const parts = [text(setting, "namespace"), text(setting, "name")];
          if (parts.includes(UNKNOWN)) return UNKNOWN;
          if (parts[0] !== space || parts[1] !== key) return false;
          return flag(setting, "value") ?? false;
        }),
      );
    },
  });
export const healthStreaming: ResourceFact<Switch> = option(
  "health-streaming",
  "aws:elasticbeanstalk:healthreporting:system",
  "HealthStreamingEnabled",
);
export const managedUpdates: ResourceFact<Switch> = option(
  "managed-updates",
  "aws:elasticbeanstalk:managedactions",
  "ManagedActionsEnabled",
);

/** Does a data cluster follow a security configuration? On Alibaba Cloud Kerberos is the one there is. */
export const clusterSecured: ResourceFact<Switch> = resourceFact("cluster-secured", {
  [EMR]: named("securityConfiguration"),
  "alicloud:emrv2/cluster:Cluster": among("securityMode", ["KERBEROS"]),
});
/** Is the account kept from opening its data clusters to the internet? */
export const clusterBlock: ResourceFact<Switch> = resourceFact("cluster-block", {
  "aws:emr/blockPublicAccessConfiguration:BlockPublicAccessConfiguration": on(
    "blockPublicSecurityGroupRules",
  ),
});
/** Does Kerberos of a data cluster name its realm? Clusters without Kerberos are no subject. */
export const clusterRealm: ResourceFact<Switch> = resourceFact("cluster-realm", {
  [EMR]: only((props) => at(props, "kerberosAttributes") !== undefined, named("kerberosAttributes.realm")),
});

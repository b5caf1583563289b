import { type Known, type ResourceFact, UNKNOWN } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { parsed } from "../json-input.ts";
import { allOf, anyOf, at, flag, isSame, list, text, unless } from "../reading.ts";

/** One container of a task, a job or a group. */
export interface Container {
  readonly name: string;
  readonly privileged: Known<boolean>;
  /** Absent where the service has no such setting. */
  readonly readOnlyRoot?: Known<boolean>;
  readonly hostProcesses: Known<boolean>;
}

/** Containers that are started together. Unknown: the definition cannot be read yet. */
export interface Workload {
  readonly containers: Known<readonly Container[]>;
  /** The whole workload sees the processes of its host. */
  readonly hostProcesses: Known<boolean>;
}

/** Defaults as documented: none of these is on where it is left out (typings of aws 7.48, alicloud 3.108). */
export const workload: ResourceFact<Workload> = resourceFact("workload", {
  "aws:ecs/taskDefinition:TaskDefinition": (props) => ({
    containers: containersOf(list(parsed(at(props, "containerDefinitions"))), ofTask),
    hostProcesses: isHost(text(props, "pidMode")),
  }),
  "aws:batch/jobDefinition:JobDefinition": (props) => {
    const one = parsed(at(props, "containerProperties"));
    const tasks = list(parsed(at(props, "ecsProperties")), "taskProperties");
    const pods = list(at(props, "eksProperties", "podProperties"), "containers");
    if (one === UNKNOWN || tasks === UNKNOWN || pods === UNKNOWN) {
      return { containers: UNKNOWN, hostProcesses: UNKNOWN };
    }
    const several = tasks.flatMap((task) => known(list(task, "containers")));
    const all = [...(one === undefined ? [] : [one]), ...several];
    return {
      containers: [...known(containersOf(all, ofTask)), ...known(containersOf(pods, ofPod))],
      hostProcesses: false,
    };
  },
  "aws:codebuild/project:Project": (props) => ({
    containers: [
      {
        name: "build",
        privileged: flag(props, "environment", "privilegedMode") ?? false,
        hostProcesses: false,
      },
    ],
    hostProcesses: false,
  }),
  "alicloud:eci/containerGroup:ContainerGroup": (props) => {
    // Containers that run first cannot be privileged there.
    const containers = list(props, "containers");
    return { containers: containers === UNKNOWN ? UNKNOWN : containers.map(ofGroup), hostProcesses: false };
  },
  "alicloud:ess/eciScalingConfiguration:EciScalingConfiguration": (props) => {
    const containers = list(props, "containers");
    if (containers === UNKNOWN) return { containers: UNKNOWN, hostProcesses: false };
    return {
      containers: containers.map((container) => ({
        name: nameOf(container),
        privileged: false,
        readOnlyRoot: flag(container, "securityContextReadOnlyRootFileSystem") ?? false,
        hostProcesses: false,
      })),
      hostProcesses: false,
    };
  },
});

function containersOf(
  found: Known<readonly unknown[]>,
  read: (container: unknown) => Container,
): Known<readonly Container[]> {
  return found === UNKNOWN ? UNKNOWN : found.map(read);
}

function ofTask(container: unknown): Container {
  return {
    name: nameOf(container),
    // `privilege` is no setting of the service, but whoever wrote it wanted one.
    privileged: anyOf([flag(container, "privileged") ?? false, flag(container, "privilege") ?? false]),
    readOnlyRoot: flag(container, "readonlyRootFilesystem") ?? false,
    hostProcesses: isHost(text(container, "pidMode")),
  };
}

function ofPod(container: unknown): Container {
  return {
    name: nameOf(container),
    privileged: flag(container, "securityContext", "privileged") ?? false,
    readOnlyRoot: flag(container, "securityContext", "readOnlyRootFileSystem") ?? false,
    hostProcesses: false,
  };
}

function ofGroup(container: unknown): Container {
  return {
    name: nameOf(container),
    privileged: flag(container, "securityContexts", "privileged") ?? false,
    hostProcesses: false,
  };
}

function nameOf(container: unknown): string {
  const name = text(container, "name");
  return typeof name === "string" ? name : "container";
}

function isHost(mode: Known<string> | undefined): Known<boolean> {
  return mode === UNKNOWN ? UNKNOWN : mode === "host";
}

function known<T>(values: Known<readonly T[]>): readonly T[] {
  return values === UNKNOWN ? [] : values;
}

/** Do shared file systems reach the containers over TLS? Absent: the task mounts none. */
export const volumeTls: ResourceFact<Known<boolean>> = resourceFact("volume-tls", {
  "aws:ecs/taskDefinition:TaskDefinition": (props) => {
    const volumes = list(props, "volumes");
    if (volumes === UNKNOWN) return UNKNOWN;
    const shared = volumes.filter((volume) => at(volume, "efsVolumeConfiguration") !== undefined);
    if (shared.length === 0) return undefined;
    return allOf(
      shared.map((volume) => {
        const tls = text(volume, "efsVolumeConfiguration", "transitEncryption");
        // Plain where it is left out: typings of aws 7.48.
        return tls === UNKNOWN || at(volume, "efsVolumeConfiguration") === UNKNOWN
          ? UNKNOWN
          : tls === "ENABLED";
      }),
    );
  },
});

/** Does a task act with another role than the one that starts it? Absent: it has only one of them. */
export const separateRoles: ResourceFact<Known<boolean>> = resourceFact("separate-roles", {
  "aws:ecs/taskDefinition:TaskDefinition": (props, { propertyDependencies }) => {
    const execution = text(props, "executionRoleArn");
    const task = text(props, "taskRoleArn");
    if (!execution || !task) return undefined;
    const made = [propertyDependencies.executionRoleArn ?? [], propertyDependencies.taskRoleArn ?? []];
    if (execution === UNKNOWN || task === UNKNOWN) {
      // Roles of this deployment are told apart by what they depend on.
      if (made.every((urns) => urns.length === 1)) return made[0]?.[0] !== made[1]?.[0];
      return execution === task ? UNKNOWN : true;
    }
    return execution !== task;
  },
});

/** Does a service run on the newest platform of its launch type? */
export const latestPlatform: ResourceFact<Known<boolean>> = resourceFact("latest-platform", {
  "aws:ecs/service:Service": (props) => {
    const launch = text(props, "launchType");
    if (launch !== UNKNOWN && launch !== "FARGATE") return undefined;
    const version = text(props, "platformVersion") ?? "LATEST";
    return launch === UNKNOWN || version === UNKNOWN ? UNKNOWN : version === "LATEST";
  },
});

/** Is what people type into a container over the service's own shell written down? */
export const shellLogs: ResourceFact<Known<boolean>> = resourceFact("shell-logs", {
  "aws:ecs/cluster:Cluster": (props) => {
    const logging = text(props, "configuration", "executeCommandConfiguration", "logging") ?? "DEFAULT";
    return logging === UNKNOWN ? UNKNOWN : logging !== "NONE";
  },
});

/** Are the shell and its records encrypted with a customer's key? Absent: the shell is not configured. */
export const shellKey: ResourceFact<Known<boolean>> = resourceFact("shell-key", {
  "aws:ecs/cluster:Cluster": (props) => {
    const shell = at(props, "configuration", "executeCommandConfiguration");
    if (shell === UNKNOWN) return UNKNOWN;
    if (shell === undefined) return undefined;
    const log = at(shell, "logConfiguration");
    const encrypted = allOf([
      at(shell, "kmsKeyId") !== undefined,
      anyOf([
        log === UNKNOWN ? UNKNOWN : (flag(log, "cloudWatchEncryptionEnabled") ?? false),
        log === UNKNOWN ? UNKNOWN : (flag(log, "s3BucketEncryptionEnabled") ?? false),
      ]),
    ]);
    return unless(isSame(text(shell, "logging"), "NONE"), encrypted);
  },
});

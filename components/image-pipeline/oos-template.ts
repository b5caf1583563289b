import type { Tags } from "../tagging/contract.ts";
import { type OosTask, type OosTemplate, TIMER_END, waitFor } from "../workload/orchestration.ts";
import { BUILD_MINUTES, COPY_MINUTES } from "./limits.ts";

interface Build {
  readonly name: string;
  readonly role: string;
  readonly region: string;
  /** Regions that the image is copied to, this one first: a copy is what encrypts it. */
  readonly regions: readonly string[];
  readonly parameter: string;
  readonly tags: Tags;
  readonly cron: string;
  readonly timeZone: string;
}

/**
 * Each week: builds, waits for the outcome, copies the image under a key of each region, and only then says that it is
 * the newest. Ids and keys are parameters, since they are known only once made.
 */
export function buildTemplate(build: Build): OosTemplate {
  const { name, role, region, regions, parameter, cron, timeZone } = build;
  const call = (
    Name: string,
    Service: "ECS" | "OOS",
    API: string,
    Parameters: Readonly<Record<string, unknown>>,
  ): OosTask => ({
    Name,
    Action: "ACS::ExecuteAPI",
    Properties: { Service, API, Parameters: { RegionId: region, ...Parameters } },
  });
  const execution = { RegionId: region, ExecutionId: "{{ build.executionId }}" };
  return {
    FormatVersion: "OOS-2019-06-01",
    Description: `Builds the image ${name} each week`,
    Parameters: {
      pipelineId: { Type: "String", Description: "Template of the image" },
      ...Object.fromEntries(
        regions.map((to) => [
          keyParameter(to),
          { Type: "String" as const, Description: `Key that encrypts the image in ${to}` },
        ]),
      ),
    },
    RamRole: role,
    Tasks: [
      {
        Name: "week",
        Action: "ACS::TimerTrigger",
        Properties: { Type: "cron", Expression: cron, TimeZone: timeZone, EndDate: TIMER_END },
      },
      {
        ...call("build", "ECS", "StartImagePipelineExecution", { ImagePipelineId: "{{ pipelineId }}" }),
        Outputs: { executionId: { Type: "String", ValueSelector: "ExecutionId" } },
      },
      waitFor("built", {
        Service: "ECS",
        API: "DescribeImagePipelineExecutions",
        Parameters: execution,
        PropertySelector: "ImagePipelineExecution.ImagePipelineExecutionSet[].Status",
        DesiredValues: ["SUCCESS"],
        StopRetryValues: ["CANCELLED", "FAILED", "PARTITION_SUCCESS", "TEST_FAILED"],
        minutes: BUILD_MINUTES,
      }),
      {
        ...call("plain", "ECS", "DescribeImagePipelineExecutions", execution),
        Outputs: {
          imageId: {
            Type: "String",
            ValueSelector: "ImagePipelineExecution.ImagePipelineExecutionSet[0].ImageId",
          },
        },
      },
      ...regions.flatMap((to) => copyTasks(build, call, to)),
      call("publish", "OOS", "UpdateParameter", {
        Name: parameter,
        Value: `{{ ${copyTask(region)}.imageId }}`,
      }),
    ],
    Outputs: { image: { Type: "String", Value: `{{ ${copyTask(region)}.imageId }}` } },
  };
}

/** Names of parameters and tasks have letters and digits. */
export const keyParameter = (region: string) => `key${region.replaceAll("-", "")}`;
const copyTask = (region: string) => `copy${region.replaceAll("-", "")}`;

function copyTasks(
  { name, tags }: Build,
  call: (name: string, service: "ECS", api: string, parameters: Readonly<Record<string, unknown>>) => OosTask,
  to: string,
): readonly OosTask[] {
  return [
    {
      ...call(copyTask(to), "ECS", "CopyImage", {
        ImageId: "{{ plain.imageId }}",
        DestinationRegionId: to,
        DestinationImageName: `${name}-{{ build.executionId }}`,
        Encrypted: true,
        KMSKeyId: `{{ ${keyParameter(to)} }}`,
        Tag: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
      }),
      Outputs: { imageId: { Type: "String", ValueSelector: "ImageId" } },
    },
    waitFor(`${copyTask(to)}Done`, {
      Service: "ECS",
      API: "DescribeImages",
      Parameters: {
        RegionId: to,
        ImageId: `{{ ${copyTask(to)}.imageId }}`,
        // Left out, the service shows none but those that are done.
        Status: "Creating,Waiting,Available,CreateFailed",
      },
      PropertySelector: "Images.Image[].Status",
      DesiredValues: ["Available"],
      StopRetryValues: ["CreateFailed"],
      minutes: COPY_MINUTES,
    }),
  ];
}

import { type Fields, isFields, itemsIn, textOf } from "../../expiry/function/answer.ts";
import type { StopSettings } from "./settings.ts";

/** One call of the interface of ECS. */
export type AskEcs = (action: string, query: Readonly<Record<string, string | number>>) => Promise<Fields>;

/** Never anything else, whatever the rules say. */
const ENVIRONMENTS: readonly string[] = ["development", "test"];

/** Stops every running instance that a budget is about; disks and addresses stay. @returns what was stopped */
export async function stopAll(ask: AskEcs, { tags }: StopSettings): Promise<readonly string[]> {
  const found: string[] = [];
  for (const choice of choicesOf(tags)) {
    for (const id of await running(ask, choice)) if (!found.includes(id)) found.push(id);
  }
  const failed: string[] = [];
  for (const id of found) {
    try {
      // What does not run costs nothing but its disks.
      await ask("StopInstance", { InstanceId: id, StoppedMode: "StopCharging" });
    } catch (error) {
      failed.push(`${id}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (failed.length > 0) throw new Error(`${failed.length} instances were not stopped, first ${failed[0]}`);
  return found;
}

type Pair = readonly [key: string, value: string];

/** One of the spellings for each tag: the interface takes one value a key. */
function choicesOf(tags: StopSettings["tags"]): readonly (readonly Pair[])[] {
  return tags.reduce<readonly (readonly Pair[])[]>(
    (choices, { keys, values }) =>
      choices.flatMap((choice) =>
        keys.flatMap((key) => values.map((value) => [...choice, [key, value] as const])),
      ),
    [[]],
  );
}

async function running(ask: AskEcs, choice: readonly Pair[]): Promise<readonly string[]> {
  const filter = Object.fromEntries(
    choice.flatMap(([key, value], index) => [
      [`Tag.${index + 1}.Key`, key],
      [`Tag.${index + 1}.Value`, value],
    ]),
  );
  const ids: string[] = [];
  let token = "";
  do {
    const answer = await ask("DescribeInstances", {
      Status: "Running",
      MaxResults: 100,
      ...filter,
      ...(token !== "" && { NextToken: token }),
    });
    for (const instance of itemsIn(answer, "Instances", "Instance")) {
      if (ENVIRONMENTS.includes(environmentOf(instance))) ids.push(textOf(instance, "InstanceId"));
    }
    token = textOf(answer, "NextToken");
  } while (token !== "");
  return ids;
}

function environmentOf(instance: Fields): string {
  const tags = isFields(instance.Tags) ? itemsIn(instance.Tags, "Tag") : [];
  return textOf(tags.find((tag) => textOf(tag, "TagKey") === "environment") ?? {}, "TagValue");
}

import { expect, it } from "vitest";
import { stopAll } from "./stop.ts";

interface Server {
  readonly id: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** ECS with some servers, one a page; `refuses` cannot be stopped. */
function ecs(servers: readonly Server[], refuses?: string) {
  const calls: string[] = [];
  const ask = async (action: string, query: Readonly<Record<string, string | number>>) => {
    if (action === "StopInstance") {
      calls.push(`${query.InstanceId} ${query.StoppedMode}`);
      if (query.InstanceId === refuses) throw new Error("IncorrectInstanceStatus");
      return {};
    }
    const found = servers.filter(({ tags }) =>
      [1, 2, 3].every(
        (n) =>
          query[`Tag.${n}.Key`] === undefined ||
          tags[String(query[`Tag.${n}.Key`])] === query[`Tag.${n}.Value`],
      ),
    );
    const at = Number(query.NextToken ?? 0);
    const one = found[at];
    return {
      Instances: {
        Instance:
          one === undefined
            ? []
            : [
                {
                  InstanceId: one.id,
                  Tags: { Tag: Object.entries(one.tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue })) },
                },
              ],
      },
      NextToken: at + 1 < found.length ? String(at + 1) : "",
    };
  };
  return { ask, calls };
}

const SERVERS: readonly Server[] = [
  { id: "i-1", tags: { environment: "development", department: "it" } },
  { id: "i-2", tags: { environment: "development", department: "IT" } },
  { id: "i-3", tags: { environment: "production", department: "it" } },
  { id: "i-4", tags: { environment: "development", department: "hr" } },
];
const OF_IT = {
  at: 120,
  tags: [
    { keys: ["environment"], values: ["development"] },
    { keys: ["department"], values: ["it", "IT"] },
  ],
};

it("stops every server of the budget on every page, in every spelling, and saves what it costs", async () => {
  const { ask, calls } = ecs(SERVERS);
  expect(await stopAll(ask, OF_IT)).toEqual(["i-1", "i-2"]);
  expect(calls).toEqual(["i-1 StopCharging", "i-2 StopCharging"]);
});

it("never stops production, whatever the settings say", async () => {
  const { ask, calls } = ecs(SERVERS);
  const settings = { at: 80, tags: [{ keys: ["department"], values: ["it"] }] };
  expect(await stopAll(ask, settings)).toEqual(["i-1"]);
  expect(calls).toEqual(["i-1 StopCharging"]);
});

it("tries the others when one refuses, and says so", async () => {
  const { ask, calls } = ecs(SERVERS, "i-1");
  await expect(stopAll(ask, OF_IT)).rejects.toThrow("1 instances were not stopped, first i-1");
  expect(calls).toHaveLength(2);
});

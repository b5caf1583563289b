import { CLOUDS, type Cloud, type Known, type StackFact, type Subject, UNKNOWN } from "../control.ts";
import { tagsOf } from "./tags.ts";

/** The service that a resource belongs to, as the provider's package names it. */
export interface ServiceOf {
  readonly cloud: Cloud;
  readonly service: string;
  /** What it is used for, by its tag: an unusual service wants a good reason. */
  readonly reason: Known<string> | undefined;
}

const REASON_TAG = "service-reason";

/** Every resource of both clouds, whatever its type. */
export const services: StackFact<ServiceOf> = {
  name: "services",
  scope: "stack",
  types: { aws: ["aws:*"], alicloud: ["alicloud:*"] },
  read: (stack) =>
    stack.resources.flatMap((resource): Subject<ServiceOf>[] => {
      const [provider, module = ""] = resource.type.split(":");
      const cloud = CLOUDS.find((known) => known === provider);
      const service = module.split("/")[0] ?? "";
      if (cloud === undefined || service === "") return [];
      const tags = tagsOf(resource);
      const reason = tags === UNKNOWN ? UNKNOWN : tags.get(REASON_TAG);
      return [{ resource, fact: { cloud, service, reason } }];
    }),
};

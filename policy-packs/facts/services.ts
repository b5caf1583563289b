import { CLOUDS, type Cloud, type StackFact, type Subject } from "../control.ts";

/** The service that a resource belongs to, as the provider's package names it. */
export interface ServiceOf {
  readonly cloud: Cloud;
  readonly service: string;
}

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
      return cloud === undefined || service === "" ? [] : [{ resource, fact: { cloud, service } }];
    }),
};

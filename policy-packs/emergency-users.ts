import { type Known, type Settings, UNKNOWN } from "./control.ts";
import type { User } from "./facts/users.ts";
import { covers } from "./statements/pattern.ts";

interface EmergencyUsers {
  readonly emergencyUsers: readonly string[];
}

/** Somebody has to be able to come in when the directory is down. @clause 1.2.6-a */
export const emergencyUsers: Settings<EmergencyUsers> = {
  defaults: { emergencyUsers: ["*break-glass*"] },
  schema: {
    emergencyUsers: {
      type: "array",
      items: { type: "string" },
      description: "names of users for emergencies",
    },
  },
};

/** By the name in the cloud or in the program. */
export function isEmergency({ names }: User, settings: EmergencyUsers): Known<boolean> {
  const isNamed = (name: Known<string>) =>
    name !== UNKNOWN && settings.emergencyUsers.some((pattern) => covers(pattern, name));
  return names.some(isNamed) || (names.includes(UNKNOWN) ? UNKNOWN : false);
}

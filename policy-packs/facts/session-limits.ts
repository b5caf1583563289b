import { type Known, type ResourceFact, UNKNOWN } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { integer, text } from "../reading.ts";

/** Hours that a session lasts at most, before its holder has to prove again who it is. */
export type SessionHours = Known<number>;

const HOUR = 3600;

/** One hour where nothing is said: iam.Role, ram.Role and cloudsso.AccessConfiguration (typings). */
const seconds = (input: string) => (props: unknown) => {
  const found = integer(props, input);
  return found === UNKNOWN ? UNKNOWN : (found ?? HOUR) / HOUR;
};

export const sessionHours: ResourceFact<SessionHours> = resourceFact("session-hours", {
  "aws:iam/role:Role": seconds("maxSessionDuration"),
  "aws:ssoadmin/permissionSet:PermissionSet": (props) => {
    const duration = text(props, "sessionDuration");
    return duration === UNKNOWN ? UNKNOWN : duration === undefined ? 1 : isoHours(duration);
  },
  "alicloud:ram/role:Role": seconds("maxSessionDuration"),
  "alicloud:cloudsso/accessConfiguration:AccessConfiguration": seconds("sessionDuration"),
  // Six hours where nothing is said (ram.SecurityPreference, typings of alicloud 3.108).
  "alicloud:ram/securityPreference:SecurityPreference": (props) =>
    integer(props, "loginSessionDuration") ?? 6,
});

/** `PT8H`, `PT90M`, `PT1H30M`; infinite where it cannot be read. */
function isoHours(duration: string): number {
  const [found, hours = "0", minutes = "0"] = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(duration) ?? [];
  return found === undefined ? Number.POSITIVE_INFINITY : Number(hours) + Number(minutes) / 60;
}

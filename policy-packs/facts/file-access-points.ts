import { type Known, UNKNOWN } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { at, given, text } from "../reading.ts";

/** As whom, and where, an access point lets into a file system. */
export interface FileAccessPoint {
  /** It begins below the root of the file system. */
  readonly below: Known<boolean>;
  /** It says who everybody is that comes through it. */
  readonly user: Known<boolean>;
}

export const fileAccessPoints = resourceFact<FileAccessPoint>("file-access-points", {
  "aws:efs/accessPoint:AccessPoint": (props) => ({
    below: below(text(props, "rootDirectory", "path")),
    user: stated(props, "gid"),
  }),
  "alicloud:nas/accessPoint:AccessPoint": (props) => ({
    below: below(text(props, "rootPath")),
    user: stated(props, "posixGroupId"),
  }),
});

/** The root of the file system is where a point begins that says nothing: typings of aws 7.48 and alicloud 3.108. */
function below(path: Known<string> | undefined): Known<boolean> {
  return path === UNKNOWN ? UNKNOWN : (path ?? "/").replace(/\/+$/, "") !== "";
}

function stated(props: unknown, group: string): Known<boolean> {
  const user = at(props, "posixUser");
  return user === UNKNOWN ? UNKNOWN : given(user, group);
}

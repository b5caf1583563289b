import { type Known, type ResourceView, type StackView, UNKNOWN } from "../control.ts";
import { anyOf, given, text } from "../reading.ts";
import { isOpenEnded, namedWithin } from "./references.ts";

const TASK = "aws:datasync/task:Task";
const OBJECTS = "aws:datasync/locationObjectStorage:LocationObjectStorage";

/** Locations of DataSync in the account, by the input that names what is there. Typings of @pulumi/aws 7.48. */
const HERE: Readonly<Record<string, string>> = {
  "aws:datasync/s3Location:S3Location": "s3BucketArn",
  "aws:datasync/efsLocation:EfsLocation": "efsFileSystemArn",
  "aws:datasync/locationFsxWindows:LocationFsxWindows": "fsxFilesystemArn",
  "aws:datasync/locationFsxLustre:LocationFsxLustre": "fsxFilesystemArn",
  "aws:datasync/fsxOpenZfsFileSystem:FsxOpenZfsFileSystem": "fsxFilesystemArn",
};
/** Locations at another provider or at a site. */
const ELSEWHERE = [
  OBJECTS,
  "aws:datasync/locationAzureBlob:LocationAzureBlob",
  "aws:datasync/nfsLocation:NfsLocation",
  "aws:datasync/locationSmb:LocationSmb",
  "aws:datasync/locationHdfs:LocationHdfs",
];
const LOCATIONS = [...Object.keys(HERE), ...ELSEWHERE];

const TRANSMISSIONS = [
  "alicloud:dts/synchronizationJob:SynchronizationJob",
  "alicloud:dts/migrationJob:MigrationJob",
];
/** Instance types of DTS that are no service of the cloud: a public address, a line, a gateway or a network to a site. */
const OUTSIDE = /^(other|express|dg|cen)$/i;

/**
 * Does something of the stack carry what a resource holds to another provider or to a site, again and again?
 * Unknown where something does of which only a deployment tells what it carries.
 */
export function carriedElsewhere(stack: StackView, resource: ResourceView): Known<boolean> {
  const { certain, possible } = stack.once(carriedElsewhere, carriers);
  return certain.has(resource) || (possible ? UNKNOWN : false);
}

interface Carriers {
  readonly certain: ReadonlySet<ResourceView>;
  readonly possible: boolean;
}

function carriers(stack: StackView): Carriers {
  const all = [...stack.ofType(TASK).map((task) => ofTask(stack, task)), ...ofTransmissions(stack)];
  return {
    certain: new Set(all.flatMap(({ carries, goesElsewhere }) => (goesElsewhere === true ? carries : []))),
    possible: all.some(({ carries, goesElsewhere, toCome }) =>
      goesElsewhere === UNKNOWN ? carries.length > 0 || toCome : goesElsewhere && toCome,
    ),
  };
}

interface Carrier {
  readonly carries: readonly ResourceView[];
  /** More that it carries is known only after deployment. */
  readonly toCome: boolean;
  readonly goesElsewhere: Known<boolean>;
}

/** A task without a schedule runs when somebody remembers it. */
function ofTask(stack: StackView, task: ResourceView): Carrier {
  const [from] = stack.referencedBy(task, "sourceLocationArn", ...LOCATIONS);
  const [to] = stack.referencedBy(task, "destinationLocationArn", ...LOCATIONS);
  const scheduled: Known<boolean> =
    text(task.props, "schedule", "scheduleExpression") === UNKNOWN
      ? UNKNOWN
      : given(task.props, "schedule", "scheduleExpression");
  if (!from || !to || scheduled === false) return { carries: [], toCome: false, goesElsewhere: false };
  const input = HERE[from.type] ?? "bucketName";
  const carries = namedWithin(stack, from, input);
  return {
    carries,
    toCome: carries.length === 0 && isOpenEnded(from.props[input]),
    goesElsewhere: scheduled === UNKNOWN ? UNKNOWN : leaves(from, to),
  };
}

/** From here to elsewhere, or from elsewhere, such as a bucket of the other cloud, to here. */
function leaves(from: ResourceView, to: ResourceView): Known<boolean> {
  const foreign = (location: ResourceView): Known<boolean> => {
    if (location.type in HERE) return false;
    const host = location.type === OBJECTS ? text(location.props, "serverHostname") : "";
    return host === UNKNOWN ? UNKNOWN : !/\.amazonaws\.com(\.cn)?$/.test(host ?? "");
  };
  return anyOf([foreign(from), foreign(to)]);
}

/** A replica at a site is a copy that another provider's failure leaves alone. */
function ofTransmissions(stack: StackView): readonly Carrier[] {
  return stack.ofType(...TRANSMISSIONS).map((job) => {
    const kind = text(job.props, "destinationEndpointInstanceType");
    const carries = namedWithin(stack, job, "sourceEndpointInstanceId");
    return {
      carries,
      toCome: carries.length === 0 && isOpenEnded(job.props.sourceEndpointInstanceId),
      goesElsewhere: kind === UNKNOWN ? UNKNOWN : OUTSIDE.test(kind ?? ""),
    };
  });
}

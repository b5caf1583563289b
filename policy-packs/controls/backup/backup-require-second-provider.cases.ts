import { aliFiles, awsDatabase, internal } from "../../backup.cases.ts";
import { UNKNOWN } from "../../control.ts";
import { ESTATE_TYPE } from "../../estate-inputs.ts";
import { type ControlCases, type Example, example, type ResourceSpec, ref } from "../../testing.ts";
import { backupRequireSecondProvider } from "./backup-require-second-provider.ts";

/** The estate says which systems are core. */
const estate: ResourceSpec = {
  name: "estate",
  type: ESTATE_TYPE,
  props: {
    systems: { pos: { tier: 1 }, erp: { tier: 2, core: true }, oa: { tier: 3 }, purchasing: { tier: 2 } },
  },
};
const of = (system: unknown, more: object = {}) => ({ tags: { ...internal, system, ...more } });

const S3 = "aws:s3/bucket:Bucket";
const OSS = "alicloud:oss/bucket:Bucket";
const s3 = (props: object, ...others: readonly ResourceSpec[]): Example =>
  example(S3, { ...of("pos"), ...props }, estate, ...others);
const oss = (props: object, ...others: readonly ResourceSpec[]): Example =>
  example(OSS, { ...of("erp"), ...props }, estate, ...others);

const location = (name: string, type: string, props: object): ResourceSpec => ({
  name,
  type: `aws:datasync/${type}`,
  props: { ...props },
});
const here = (s3BucketArn: unknown = ref("subject")) =>
  location("here", "s3Location:S3Location", { s3BucketArn });
const there = (serverHostname: unknown, bucketName: unknown = "copies") =>
  location("there", "locationObjectStorage:LocationObjectStorage", { serverHostname, bucketName });
const task = (from: string, to: string, schedule: unknown = { scheduleExpression: "cron(0 18 * * ? *)" }) =>
  location("task", "task:Task", { sourceLocationArn: ref(from), destinationLocationArn: ref(to), schedule });
const OTHER_CLOUD = "oss-cn-shanghai.aliyuncs.com";
const share = location("site", "nfsLocation:NfsLocation", {
  serverHostname: "nas.mall.example",
  subdirectory: "/",
});

const ROUTE = ["here", "there"] as const;

const job = (
  destinationEndpointInstanceType: unknown,
  sourceEndpointInstanceId: unknown = ref("subject"),
) => ({
  name: "job",
  type: "alicloud:dts/synchronizationJob:SynchronizationJob",
  props: { destinationEndpointInstanceType, sourceEndpointInstanceId },
});
const aliDatabase = (...others: readonly ResourceSpec[]) =>
  example("alicloud:rds/instance:Instance", { engine: "MySQL", ...of("pos") }, estate, ...others);
const files = { efsFileSystemArn: ref("subject") };

export const cases: ControlCases = {
  control: backupRequireSecondProvider,
  aws: {
    pass: [
      s3({}, here(), there(OTHER_CLOUD), task(...ROUTE)),
      s3({}, here(), share, task("here", "site")),
      example(
        "aws:efs/fileSystem:FileSystem",
        of("pos"),
        estate,
        location("here", "efsLocation:EfsLocation", files),
        share,
        task("here", "site"),
      ),
      s3(of("erp", { "second-copy": "nightly on the array of the head office" })),
      {
        ...awsDatabase({ ...of("pos", { "second-copy": "weekly dump in oss-archive" }) }),
        settings: { coreSystems: ["pos"] },
      },
    ],
    fail: [
      s3({}),
      s3(of("erp")),
      s3(of("pos", { "second-copy": "yes" })),
      // Another bucket of the same provider, a task that nobody starts, a copy of another bucket.
      s3({}, here(), there("s3.cn-north-1.amazonaws.com.cn"), task(...ROUTE)),
      s3({}, here(), there(OTHER_CLOUD), task("here", "there", {})),
      s3({}, here("arn:aws-cn:s3:::others"), there(OTHER_CLOUD), task(...ROUTE)),
      s3({}, here(), there(OTHER_CLOUD)),
      s3(
        {},
        here(),
        location("again", "s3Location:S3Location", { s3BucketArn: "arn:aws-cn:s3:::copies" }),
        task("here", "again"),
      ),
      { ...awsDatabase(of("till")), settings: { coreSystems: ["till"] } },
    ],
    unknown: [
      s3(of(UNKNOWN)),
      s3({ tags: UNKNOWN }),
      s3(of("pos", { "second-copy": UNKNOWN })),
      s3({}, here(UNKNOWN), there(OTHER_CLOUD), task(...ROUTE)),
      s3({}, here(), there(UNKNOWN), task(...ROUTE)),
      s3({}, here(), there(OTHER_CLOUD), task("here", "there", { scheduleExpression: UNKNOWN })),
    ],
    notApplicable: [
      s3(of("oa")),
      s3(of("purchasing")),
      s3({ tags: internal }),
      example(S3, of("pos")),
      s3(of("pos", { environment: "test" })),
      s3(of("pos", { "no-backup": "made anew from the warehouse" })),
    ],
  },
  alicloud: {
    pass: [
      // The other cloud fetches it.
      oss(
        { bucket: "orders" },
        here("arn:aws-cn:s3:::copies"),
        there(OTHER_CLOUD, ref("subject")),
        task("there", "here"),
      ),
      aliDatabase(job("EXPRESS")),
      aliDatabase(job("other")),
      aliFiles({ ...of("pos", { "second-copy": "on tape at the second site" }) }, estate),
    ],
    fail: [
      oss({}),
      oss(
        { bucket: "orders" },
        here("arn:aws-cn:s3:::copies"),
        there(OTHER_CLOUD, "stock"),
        task("there", "here"),
      ),
      aliDatabase(job("RDS")),
      aliDatabase(job("EXPRESS", "rm-of-another")),
      aliDatabase(),
    ],
    unknown: [aliDatabase(job(UNKNOWN)), aliDatabase(job("EXPRESS", UNKNOWN))],
    notApplicable: [oss(of("oa"))],
  },
};

import { bucketArn } from "./aws-arns.ts";
import type { AuditTrailArgs } from "./contract.ts";
import { type ArchivePlace, BUCKET_KEYS, bucketName } from "./names.ts";

/** One selector of a trail: which events it takes in. */
export interface EventSelector {
  readonly name: string;
  readonly fields: readonly FieldSelector[];
}

export interface FieldSelector {
  readonly field: string;
  readonly equals?: readonly string[];
  readonly notEquals?: readonly string[];
  readonly startsWiths?: readonly string[];
}

/**
 * All management events; who read the logs; and whatever else was asked for. CloudTrail's own deliveries are
 * left out, or each log file would be the reason for the next. @clause 1.10.4-b @clause 12.6.3-a
 */
export function eventSelectors(place: ArchivePlace, args: AuditTrailArgs): readonly EventSelector[] {
  const own = BUCKET_KEYS.flatMap((key) => [
    bucketArn(place.region, bucketName(place, key, "log")),
    bucketArn(place.offSite, bucketName(place, key, "copy")),
  ]);
  return [
    { name: "Everything that is managed", fields: [equals("eventCategory", "Management")] },
    {
      name: "Who reads the logs",
      fields: [
        ...data("AWS::S3::Object"),
        { field: "resources.ARN", startsWiths: own.map((bucket) => `${bucket}/`) },
        { field: "eventName", notEquals: ["PutObject"] },
      ],
    },
    ...Object.entries(args.dataEvents ?? {}).map(([key, wanted]): EventSelector => {
      if ("objectsOf" in wanted) {
        const buckets = wanted.objectsOf.map((bucket) => `${bucketArn(place.region, bucket)}/`);
        return {
          name: key,
          fields: [...data("AWS::S3::Object"), { field: "resources.ARN", startsWiths: buckets }],
        };
      }
      const type = wanted.all === "functions" ? "AWS::Lambda::Function" : "AWS::DynamoDB::Table";
      return { name: key, fields: data(type) };
    }),
  ];
}

function data(type: string): readonly FieldSelector[] {
  return [equals("eventCategory", "Data"), equals("resources.type", type)];
}

function equals(field: string, value: string): FieldSelector {
  return { field, equals: [value] };
}

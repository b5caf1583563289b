import { arn, requirePartition } from "../partition/aws.ts";
import { awsPolicy, type PolicyDocument, type PolicyStatement } from "../policy-document.ts";
import type { BastionAccessArgs } from "./contract.ts";

type Place = Pick<BastionAccessArgs, "account" | "region">;

/** What one person may enter: machines by tag, by our documents alone, and only their own sessions. */
export function personPolicy(
  place: Place,
  doors: readonly {
    readonly document: string;
    readonly tag: { readonly key: string; readonly value: string };
  }[],
  mfa: "session" | "provider",
  sessionKeyArn: string | undefined,
): PolicyDocument {
  const own = (service: string, resource: string) => placed(place, service, resource);
  // A federated session says nothing of its second factor: there the provider asks for it.
  const factor = mfa === "session" ? { Bool: { "aws:MultiFactorAuthPresent": "true" } } : {};
  return awsPolicy(
    ...doors.flatMap(({ document, tag }, index): readonly PolicyStatement[] => [
      {
        Sid: `Machines${index}`,
        Effect: "Allow",
        Action: "ssm:StartSession",
        Resource: own("ec2", "instance/*"),
        Condition: {
          StringEquals: { [`ssm:resourceTag/${tag.key}`]: tag.value },
          // Without it the account's default document would do as well, which records nothing.
          BoolIfExists: { "ssm:SessionDocumentAccessCheck": "true" },
          ...factor,
        },
      },
      {
        Sid: `Document${index}`,
        Effect: "Allow",
        Action: "ssm:StartSession",
        Resource: own("ssm", `document/${document}`),
        ...(mfa === "session" ? { Condition: factor } : {}),
      },
    ]),
    {
      Sid: "OwnSessions",
      Effect: "Allow",
      Action: ["ssm:TerminateSession", "ssm:ResumeSession"],
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of IAM
      Resource: own("ssm", "session/${aws:userid}-*"),
    },
    { Sid: "Status", Effect: "Allow", Action: "ssm:GetConnectionStatus", Resource: own("ec2", "instance/*") },
    ...keyed("kms:GenerateDataKey", sessionKeyArn),
    {
      Sid: "Look",
      Effect: "Allow",
      Action: [
        "ssm:DescribeSessions",
        "ssm:DescribeInstanceInformation",
        "ssm:DescribeInstanceProperties",
        "ec2:DescribeInstances",
      ],
      Resource: "*",
    },
  );
}

/** What a machine needs to be entered: channels of Session Manager, and to write the record. */
export function hostPolicy(
  place: Place,
  logGroup: string,
  sessionKeyArn: string | undefined,
): PolicyDocument {
  const group = placed(place, "logs", `log-group:${logGroup}`);
  return awsPolicy(
    {
      Sid: "Channels",
      Effect: "Allow",
      Action: [
        "ssmmessages:CreateControlChannel",
        "ssmmessages:CreateDataChannel",
        "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
      ],
      Resource: "*",
    },
    {
      Sid: "Present",
      Effect: "Allow",
      Action: "ssm:UpdateInstanceInformation",
      Resource: placed(place, "ec2", "instance/*"),
    },
    ...keyed("kms:Decrypt", sessionKeyArn),
    {
      Sid: "Record",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: `${group}:*`,
    },
    {
      // The agent looks whether the group is encrypted before it begins.
      Sid: "LookAtRecord",
      Effect: "Allow",
      Action: ["logs:DescribeLogGroups", "logs:DescribeLogStreams"],
      Resource: placed(place, "logs", "log-group:*"),
    },
  );
}

/** Both ends of a session agree on a key of its own by this one. */
function keyed(action: string, keyArn: string | undefined): readonly PolicyStatement[] {
  return keyArn === undefined
    ? []
    : [{ Sid: "SessionKey", Effect: "Allow", Action: action, Resource: keyArn }];
}

export function placed({ account, region }: Place, service: string, resource: string): string {
  return arn({ partition: requirePartition(region), service, region, account, resource });
}

import { arn, requirePartition, servicePrincipal } from "../partition/aws.ts";
import { awsPolicy, type PolicyDocument } from "../policy-document.ts";
import type { IotArgs } from "./contract.ts";
import { PLACE_ENDS, REGISTER, ROOT } from "./limits.ts";

function iotArn({ account, region }: IotArgs, resource: string): string {
  return arn({ partition: requirePartition(region), service: "iot", region, account, resource });
}

/** Put in by the service, from the certificate that a device connects with. */
const variable = (name: string) => `\${iot:Connection.Thing.${name}}`;

const THING = variable("ThingName");
const TYPE = variable("ThingTypeName");

/**
 * What every device may do, and nobody else: connect under its own name with a certificate that is attached to it, and
 * use topics of its own. "Thing policy variables", AWS IoT Core. @clause 7.3.1-a
 */
export function devicePolicy(args: IotArgs, commands: boolean): PolicyDocument {
  const own = `${ROOT}/${TYPE}/${THING}`;
  return awsPolicy(
    {
      Effect: "Allow",
      Action: ["iot:Connect"],
      Resource: [iotArn(args, `client/${THING}`)],
      Condition: { Bool: { "iot:Connection.Thing.IsAttached": "true" } },
    },
    {
      Effect: "Allow",
      Action: ["iot:Publish"],
      Resource: [iotArn(args, `topic/${own}/readings`), iotArn(args, `topic/${own}/events`)],
    },
    ...(commands
      ? ([
          {
            Effect: "Allow",
            Action: ["iot:Subscribe"],
            Resource: [iotArn(args, `topicfilter/${own}/commands`)],
          },
          { Effect: "Allow", Action: ["iot:Receive"], Resource: [iotArn(args, `topic/${own}/commands`)] },
        ] as const)
      : []),
  );
}

/** Only IoT of this account takes on these roles. */
export function iotTrust({ account, region }: Pick<IotArgs, "account" | "region">): PolicyDocument {
  return awsPolicy({
    Effect: "Allow",
    Principal: { Service: servicePrincipal("iot", region) },
    Action: ["sts:AssumeRole"],
    Condition: { StringEquals: { "aws:SourceAccount": account } },
  });
}

/** Rules count into one namespace, and write down what they could not. */
export function rulePolicy(
  { account, region }: Pick<IotArgs, "account" | "region">,
  logGroup: string,
  namespace: string,
): PolicyDocument {
  return awsPolicy(
    {
      Effect: "Allow",
      Action: ["cloudwatch:PutMetricData"],
      Resource: ["*"],
      Condition: { StringEquals: { "cloudwatch:namespace": namespace } },
    },
    logging(account, region, logGroup),
  );
}

export function logPolicy({ account, region }: IotArgs, logGroup: string): PolicyDocument {
  return awsPolicy(logging(account, region, logGroup));
}

function logging(account: string, region: string, logGroup: string) {
  const group = arn({
    partition: requirePartition(region),
    service: "logs",
    region,
    account,
    resource: `log-group:${logGroup}`,
  });
  return {
    Effect: "Allow",
    Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
    Resource: [group, `${group}:*`],
  } as const;
}

/**
 * Installers get a certificate that lives for five minutes, with which one device fetches its own: no certificate is
 * built into devices that all of them share. "Provisioning by trusted user", AWS IoT Core. @clause 7.1.2-a
 */
export function installerPolicy(args: IotArgs, templates: readonly string[]): PolicyDocument {
  return awsPolicy({
    Effect: "Allow",
    Action: ["iot:CreateProvisioningClaim"],
    Resource: templates.map((template) => iotArn(args, `provisioningtemplate/${template}`)),
  });
}

/** What a device becomes: a thing with its papers, an active certificate, and the policy of its class. @clause 7.1.2-b */
export function templateBody(thingType: string, group: string, policy: string, placed: boolean): string {
  const parameters = ["Serial", ...REGISTER];
  return JSON.stringify({
    Parameters: Object.fromEntries([
      ...parameters.map((name) => [name, { Type: "String" }]),
      ["AWS::IoT::Certificate::Id", { Type: "String" }],
    ]),
    Resources: {
      thing: {
        Type: "AWS::IoT::Thing",
        Properties: {
          ThingName: placed
            ? { "Fn::Join": [PLACE_ENDS, [{ Ref: "Place" }, { Ref: "Serial" }]] }
            : { Ref: "Serial" },
          ThingTypeName: thingType,
          ThingGroups: [group],
          AttributePayload: Object.fromEntries(REGISTER.map((name) => [name, { Ref: name }])),
        },
      },
      certificate: {
        Type: "AWS::IoT::Certificate",
        Properties: { CertificateId: { Ref: "AWS::IoT::Certificate::Id" }, Status: "ACTIVE" },
      },
      policy: { Type: "AWS::IoT::Policy", Properties: { PolicyName: policy } },
    },
  });
}

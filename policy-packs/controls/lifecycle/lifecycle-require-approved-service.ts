import { control, UNKNOWN } from "../../control.ts";
import { services } from "../../facts/services.ts";
import { fail, notApplicable, pass, undecided } from "../../judgement.ts";

/**
 * What a group of shopping malls builds with, by the names of the providers' packages. A service that is not here is
 * not forbidden: somebody has to say what it is for. @clause 8.1.1-b
 */
const APPROVED = {
  awsServices:
    "accessanalyzer account acm acmpca alb apigateway apigatewayv2 appautoscaling appconfig appsync athena auditmanager autoscaling backup batch bcmdata budgets cfg cloudformation cloudfront cloudtrail cloudwatch codebuild codecommit codepipeline cognito computeoptimizer costexplorer cur datasync dax detective directconnect directoryservice dlm dms docdb dynamodb ebs ec2 ec2clientvpn ec2transitgateway ecr ecs efs eks elasticache elasticsearch elb emr fsx globalaccelerator glue guardduty iam identitystore imagebuilder inspector2 iot kinesis kms lambda lb macie macie2 memorydb mq msk neptune networkfirewall networkmanager opensearch organizations pipes ram rds redshift redshiftserverless resiliencehub resourceexplorer resourcegroups rolesanywhere route53 s3 s3control savingsplans scheduler secretsmanager securityhub servicediscovery servicequotas sesv2 sfn shield signer sns sqs ssm ssoadmin storagegateway synthetics transfer vpc vpclattice vpn waf wafregional wafv2 workspaces xray".split(
      " ",
    ),
  alicloudServices:
    "actiontrail adb alb alikafka amqp apig apigateway arms bastionhost bss cas cdn cen cfg clickhouse cloudfirewall cloudmonitor cloudsso cms cr cs das dbs dcdn ddos dms dns dts ebs eci ecs eds eip eipanycast elasticsearch emr emrv2 ess eventbridge expressconnect fc ga gpdb gwlb hbr ims kms kvstore lindorm log maxcompute message mhub mns mongodb mse nas nlb oos oss ots polardb privatelink pvtz quotas ram rds redis resourcemanager rocketmq ros sae sddp servicecatalog servicemesh sls slb sms tag threatdetection vpc vpn waf wafv3 yundun".split(
      " ",
    ),
} as const satisfies Record<string, readonly string[]>;

export const lifecycleRequireApprovedService = control({
  id: "lifecycle-require-approved-service",
  title: "Resources are of approved services",
  clauses: ["8.1.1-b"],
  mlps: "8.1.10.8",
  severity: "low",
  packs: { baseline: "advisory", cost: "mandatory" },
  why: "Each further service wants somebody who patches, watches, backs up and pays for it. One that came in with an experiment usually has nobody.",
  sameAs: [],
  fact: services,
  settings: {
    defaults: APPROVED,
    schema: {
      awsServices: {
        type: "array",
        items: { type: "string" },
        description: "approved services on AWS, by module of the provider's package, such as rds",
      },
      alicloudServices: {
        type: "array",
        items: { type: "string" },
        description:
          "approved services on Alibaba Cloud, by module of the provider's package, such as polardb",
      },
    },
  },
  judge({ cloud, service, reason }, { settings }) {
    const approved: readonly string[] = cloud === "aws" ? settings.awsServices : settings.alicloudServices;
    if (approved.includes(service)) return pass;
    // A word alone is no reason.
    if (reason !== undefined && reason !== UNKNOWN && /\S\s+\S/.test(reason)) {
      return notApplicable(`of the service ${service} for a reason: ${reason}`);
    }
    if (reason === UNKNOWN) return undecided("its tags are known only after deployment");
    return fail(
      `is of the service ${service}, which is on no list of approved services`,
      "take an approved service, or tag it service-reason with what it is for",
    );
  },
});

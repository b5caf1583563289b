/** What a service accepts as the name of one kind of resource. */
export interface NameRule {
  /** Argument that takes the name. */
  readonly property: string;
  readonly min: number;
  readonly max: number;
  /** One character that may stand anywhere but at the ends. */
  readonly inner: RegExp;
  readonly first: RegExp;
  readonly last: RegExp;
  readonly lowerCase?: true;
  /** What stands for foreign characters and before a hash, where the service takes no hyphen. */
  readonly joint?: "_";
  /** What every name begins with; `first` is then about what follows it. */
  readonly prefix?: string;
  /** Beginnings, after the prefix, that the service keeps for itself. */
  readonly refused?: readonly string[];
}

const LETTER = /[A-Za-z]/;
const ALNUM = /[A-Za-z0-9]/;
const LOWER_ALNUM = /[a-z0-9]/;

/** VPC products of Alibaba Cloud share one rule; a letter first satisfies those that ask for it and the rest. */
const ALICLOUD_VPC: Omit<NameRule, "property"> = {
  min: 2,
  max: 128,
  inner: /[A-Za-z0-9._-]/,
  first: LETTER,
  last: ALNUM,
};

const IOT: Omit<NameRule, "property"> = {
  min: 1,
  max: 128,
  inner: /[A-Za-z0-9_-]/,
  first: ALNUM,
  last: ALNUM,
};

/** Image Builder: `^[-_A-Za-z-0-9][-_A-Za-z0-9 ]{1,126}[-_A-Za-z-0-9]$`; components and recipes become small letters. */
const IMAGE_BUILDER: Omit<NameRule, "property"> = {
  min: 3,
  max: 128,
  inner: /[a-z0-9_-]/,
  first: LOWER_ALNUM,
  last: LOWER_ALNUM,
  lowerCase: true,
};

const ELASTICACHE: Omit<NameRule, "property"> = {
  min: 1,
  max: 40,
  inner: /[a-z0-9-]/,
  first: /[a-z]/,
  last: LOWER_ALNUM,
  lowerCase: true,
};

/** RDS: letters, digits and hyphens, a letter first; stored in small letters. CreateDBInstance and its kin. */
const RDS_IDENTIFIER: Omit<NameRule, "property"> = {
  min: 1,
  max: 63,
  inner: /[a-z0-9-]/,
  first: /[a-z]/,
  last: LOWER_ALNUM,
  lowerCase: true,
};

/**
 * Name rules by type token, for the types that components give a name of their own. Elsewhere Pulumi makes the
 * name. Alibaba Cloud: the argument's description in @pulumi/alicloud 3.108. AWS: the API reference of
 * CreateLogGroup, CreateRole and CreateAlias.
 */
export const NAME_RULES = {
  "aws:accessanalyzer/analyzer:Analyzer": {
    property: "analyzerName",
    min: 1,
    max: 255,
    inner: /[A-Za-z0-9_.-]/,
    first: LETTER,
    last: ALNUM,
  },
  /** CreateApplication of AppConfig takes any sign, 64 of them. */
  "aws:appconfig/application:Application": {
    property: "name",
    min: 1,
    max: 64,
    inner: /[A-Za-z0-9_-]/,
    first: ALNUM,
    last: ALNUM,
  },
  /** BudgetName, API reference of AWS Budgets: no colon, no backslash; what is here is safe in its ARN too. */
  "aws:budgets/budget:Budget": {
    property: "name",
    min: 1,
    max: 100,
    inner: /[A-Za-z0-9 _.-]/,
    first: ALNUM,
    last: ALNUM,
  },
  /** Any sign, 1,024 of them; CreateAnomalyMonitor and CreateAnomalySubscription. */
  "aws:costexplorer/anomalyMonitor:AnomalyMonitor": {
    property: "name",
    min: 1,
    max: 1024,
    inner: /[A-Za-z0-9_-]/,
    first: ALNUM,
    last: ALNUM,
  },
  "aws:costexplorer/anomalySubscription:AnomalySubscription": {
    property: "name",
    min: 1,
    max: 1024,
    inner: /[A-Za-z0-9_-]/,
    first: ALNUM,
    last: ALNUM,
  },
  /** Athena takes small letters, digits and underscores: "Name databases, tables, and columns". */
  "aws:glue/catalogDatabase:CatalogDatabase": {
    property: "name",
    min: 1,
    max: 255,
    inner: /[a-z0-9_]/,
    first: /[a-z]/,
    last: LOWER_ALNUM,
    lowerCase: true,
    joint: "_",
  },
  /** CreateWorkGroup. */
  "aws:athena/workgroup:Workgroup": {
    property: "name",
    min: 1,
    max: 128,
    inner: /[A-Za-z0-9._-]/,
    first: ALNUM,
    last: ALNUM,
  },
  /** API reference of AWS Backup: vaults, plans and selections. */
  "aws:backup/framework:Framework": {
    property: "name",
    min: 1,
    max: 256,
    inner: /[A-Za-z0-9_-]/,
    first: LETTER,
    last: ALNUM,
  },
  "aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault": {
    property: "name",
    min: 2,
    max: 50,
    inner: /[A-Za-z0-9_-]/,
    first: LETTER,
    last: ALNUM,
  },
  "aws:backup/plan:Plan": {
    property: "name",
    min: 1,
    max: 50,
    inner: /[A-Za-z0-9_-]/,
    first: LETTER,
    last: ALNUM,
  },
  "aws:backup/reportPlan:ReportPlan": {
    property: "name",
    min: 1,
    max: 256,
    inner: /[A-Za-z0-9_-]/,
    first: LETTER,
    last: ALNUM,
  },
  /** Restore tests take letters, digits and underscores; hyphens are turned into those. */
  "aws:backup/restoreTestingPlan:RestoreTestingPlan": {
    property: "name",
    min: 1,
    max: 50,
    inner: /[A-Za-z0-9_-]/,
    first: LETTER,
    last: ALNUM,
  },
  "aws:backup/restoreTestingSelection:RestoreTestingSelection": {
    property: "name",
    min: 1,
    max: 50,
    inner: /[A-Za-z0-9_-]/,
    first: LETTER,
    last: ALNUM,
  },
  "aws:backup/selection:Selection": {
    property: "name",
    min: 1,
    max: 50,
    inner: /[A-Za-z0-9_-]/,
    first: LETTER,
    last: ALNUM,
  },
  "aws:backup/vault:Vault": {
    property: "name",
    min: 2,
    max: 50,
    inner: /[A-Za-z0-9_-]/,
    first: LETTER,
    last: ALNUM,
  },
  /** CloudTrail user guide, "Naming requirements for CloudTrail resources". */
  "aws:cloudtrail/trail:Trail": {
    property: "name",
    min: 3,
    max: 128,
    inner: /[A-Za-z0-9._-]/,
    first: ALNUM,
    last: ALNUM,
  },
  /** PutRule, `Name`. */
  "aws:cloudwatch/eventRule:EventRule": {
    property: "name",
    min: 1,
    max: 64,
    inner: /[A-Za-z0-9._-]/,
    first: ALNUM,
    last: ALNUM,
  },
  "aws:cloudwatch/logGroup:LogGroup": {
    property: "name",
    min: 1,
    max: 512,
    inner: /[A-Za-z0-9_/.#-]/,
    first: /[A-Za-z0-9/]/,
    last: ALNUM,
    refused: ["aws/"],
  },
  "aws:cloudwatch/compositeAlarm:CompositeAlarm": {
    property: "alarmName",
    min: 1,
    max: 255,
    inner: /[A-Za-z0-9_.-]/,
    first: ALNUM,
    last: ALNUM,
  },
  /** PutMetricAlarm, `AlarmName`. */
  "aws:cloudwatch/metricAlarm:MetricAlarm": {
    property: "name",
    min: 1,
    max: 255,
    inner: /[A-Za-z0-9_.-]/,
    first: ALNUM,
    last: ALNUM,
  },
  /** CreateFunction, `FunctionName`. */
  "aws:lambda/function:Function": {
    property: "name",
    min: 1,
    max: 64,
    inner: /[A-Za-z0-9_-]/,
    first: ALNUM,
    last: ALNUM,
  },
  /** EventBridge Scheduler, CreateSchedule: `Name`, unique in its group. */
  "aws:scheduler/schedule:Schedule": {
    property: "name",
    min: 1,
    max: 64,
    inner: /[A-Za-z0-9_.-]/,
    first: ALNUM,
    last: ALNUM,
  },
  /** CreateTopic, `Name`. */
  "aws:sns/topic:Topic": {
    property: "name",
    min: 1,
    max: 256,
    inner: /[A-Za-z0-9_-]/,
    first: ALNUM,
    last: ALNUM,
  },
  /** CreateQueue, `QueueName`. */
  "aws:sqs/queue:Queue": {
    property: "name",
    min: 1,
    max: 80,
    inner: /[A-Za-z0-9_-]/,
    first: ALNUM,
    last: ALNUM,
  },
  /** CreateCluster: letters, digits, hyphens and _, a letter or digit first. */
  "aws:eks/cluster:Cluster": {
    property: "name",
    min: 1,
    max: 100,
    inner: /[A-Za-z0-9_-]/,
    first: ALNUM,
    last: ALNUM,
  },
  "aws:eks/nodeGroup:NodeGroup": {
    property: "nodeGroupName",
    min: 1,
    max: 63,
    inner: /[A-Za-z0-9_-]/,
    first: ALNUM,
    last: ALNUM,
  },
  /** CreateReplicationGroup, CreateUser and CreateUserGroup: small letters, digits and hyphens, a letter first. */
  "aws:elasticache/parameterGroup:ParameterGroup": { property: "name", ...ELASTICACHE, max: 255 },
  "aws:elasticache/replicationGroup:ReplicationGroup": { property: "replicationGroupId", ...ELASTICACHE },
  "aws:elasticache/subnetGroup:SubnetGroup": { property: "name", ...ELASTICACHE, max: 255 },
  "aws:elasticache/user:User": { property: "userId", ...ELASTICACHE },
  "aws:elasticache/userGroup:UserGroup": { property: "userGroupId", ...ELASTICACHE },
  /** CreateLoadBalancer, `Name`: unique in the region, letters, digits and hyphens. */
  "aws:lb/loadBalancer:LoadBalancer": {
    property: "name",
    min: 1,
    max: 32,
    inner: /[A-Za-z0-9-]/,
    first: ALNUM,
    last: ALNUM,
    refused: ["internal-"],
  },
  /** CreateTargetGroup, `Name`. */
  "aws:lb/targetGroup:TargetGroup": {
    property: "name",
    min: 1,
    max: 32,
    inner: /[A-Za-z0-9-]/,
    first: ALNUM,
    last: ALNUM,
  },
  /** CreateLaunchTemplate, `LaunchTemplateName`. */
  "aws:ec2/launchTemplate:LaunchTemplate": {
    property: "name",
    min: 3,
    max: 128,
    inner: /[A-Za-z0-9()./_-]/,
    first: ALNUM,
    last: ALNUM,
  },
  /** CreateAutoScalingGroup, `AutoScalingGroupName`. */
  "aws:autoscaling/group:Group": {
    property: "name",
    min: 1,
    max: 255,
    inner: /[A-Za-z0-9_.-]/,
    first: ALNUM,
    last: ALNUM,
  },
  /** CreateWebACL, `Name`. */
  "aws:wafv2/webAcl:WebAcl": {
    property: "name",
    min: 1,
    max: 128,
    inner: /[A-Za-z0-9_-]/,
    first: ALNUM,
    last: ALNUM,
  },
  /** PutDashboard, `DashboardName`. */
  "aws:cloudwatch/dashboard:Dashboard": {
    property: "dashboardName",
    min: 1,
    max: 255,
    inner: /[A-Za-z0-9_-]/,
    first: ALNUM,
    last: ALNUM,
  },
  /** CopyImage, `Name`: 3 to 128. */
  "aws:ec2/amiCopy:AmiCopy": {
    property: "name",
    min: 3,
    max: 128,
    inner: /[A-Za-z0-9()./_-]/,
    first: ALNUM,
    last: ALNUM,
  },
  "aws:iam/group:Group": {
    property: "name",
    min: 1,
    max: 128,
    inner: /[A-Za-z0-9+=,.@_-]/,
    first: ALNUM,
    last: ALNUM,
  },
  "aws:iam/policy:Policy": {
    property: "name",
    min: 1,
    max: 128,
    inner: /[A-Za-z0-9+=,.@_-]/,
    first: ALNUM,
    last: ALNUM,
  },
  "aws:iam/role:Role": {
    property: "name",
    min: 1,
    max: 64,
    inner: /[A-Za-z0-9+=,.@_-]/,
    first: ALNUM,
    last: ALNUM,
  },
  /** CreatePolicy, CreateThingGroup and CreateThingType of IoT Core; templates are shorter. */
  "aws:iot/policy:Policy": { property: "name", ...IOT },
  "aws:iot/provisioningTemplate:ProvisioningTemplate": { property: "name", ...IOT, max: 36 },
  "aws:iot/thingGroup:ThingGroup": { property: "name", ...IOT },
  "aws:iot/thingType:ThingType": { property: "name", ...IOT },
  /** Only `alias/aws/` is the service's own: `alias/aws-tokyo` is anybody's. */
  "aws:kms/alias:Alias": {
    property: "name",
    min: 7,
    max: 256,
    inner: /[A-Za-z0-9/_-]/,
    first: ALNUM,
    last: ALNUM,
    prefix: "alias/",
    refused: ["aws/"],
  },
  /** CreateDeliveryStream; the name of a log destination, PutDestination, takes all of this. */
  "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream": {
    property: "name",
    min: 1,
    max: 64,
    inner: /[A-Za-z0-9_.-]/,
    first: ALNUM,
    last: ALNUM,
  },
  /** Dots are legal and break TLS host names, so none are used. S3 user guide, "General purpose bucket naming rules". */
  "aws:s3/bucket:Bucket": {
    property: "bucket",
    min: 3,
    max: 63,
    inner: /[a-z0-9-]/,
    first: LOWER_ALNUM,
    last: LOWER_ALNUM,
    lowerCase: true,
    refused: ["xn--", "sthree-", "amzn-s3-demo-"],
  },
  /** CreateConfiguration: letters, digits and hyphens; a name is free again only when the configuration is deleted. */
  "aws:msk/configuration:Configuration": {
    property: "name",
    min: 1,
    max: 256,
    inner: /[A-Za-z0-9-]/,
    first: ALNUM,
    last: ALNUM,
  },
  /** CreateCluster. */
  "aws:msk/cluster:Cluster": {
    property: "clusterName",
    min: 1,
    max: 64,
    inner: /[A-Za-z0-9-]/,
    first: ALNUM,
    last: ALNUM,
  },
  /** CreateMonitor of Network Synthetic Monitor. */
  "aws:networkmonitor/monitor:Monitor": {
    property: "monitorName",
    min: 1,
    max: 200,
    inner: /[A-Za-z0-9_-]/,
    first: ALNUM,
    last: ALNUM,
  },
  "aws:organizations/organizationalUnit:OrganizationalUnit": {
    property: "name",
    min: 1,
    max: 128,
    inner: /[A-Za-z0-9 ._-]/,
    first: ALNUM,
    last: ALNUM,
  },
  "aws:organizations/policy:Policy": {
    property: "name",
    min: 1,
    max: 128,
    inner: /[A-Za-z0-9 ._-]/,
    first: ALNUM,
    last: ALNUM,
  },
  /** RDS, `DBInstanceIdentifier`; two hyphens in a row are refused too, which the layout sees to. */
  "aws:rds/instance:Instance": { property: "identifier", ...RDS_IDENTIFIER },
  "aws:rds/clusterInstance:ClusterInstance": { property: "identifier", ...RDS_IDENTIFIER },
  "aws:rds/cluster:Cluster": { property: "clusterIdentifier", ...RDS_IDENTIFIER },
  "aws:imagebuilder/imagePipeline:ImagePipeline": { property: "name", ...IMAGE_BUILDER },
  "aws:rds/globalCluster:GlobalCluster": { property: "globalClusterIdentifier", ...RDS_IDENTIFIER },
  "aws:rds/parameterGroup:ParameterGroup": { property: "name", ...RDS_IDENTIFIER, max: 255 },
  "aws:rds/clusterParameterGroup:ClusterParameterGroup": { property: "name", ...RDS_IDENTIFIER, max: 255 },
  "aws:rds/subnetGroup:SubnetGroup": { property: "name", ...RDS_IDENTIFIER, max: 255 },
  "aws:secretsmanager/secret:Secret": {
    property: "name",
    min: 1,
    max: 512,
    inner: /[A-Za-z0-9/_+=.@-]/,
    first: ALNUM,
    last: ALNUM,
  },
  /** CreateDocument; names that begin with the service's own words are refused. */
  "aws:ssm/document:Document": {
    property: "name",
    min: 3,
    max: 128,
    inner: /[A-Za-z0-9_.-]/,
    first: LETTER,
    last: ALNUM,
    refused: ["aws", "amazon", "amzn"],
  },
  "aws:ssoadmin/permissionSet:PermissionSet": {
    property: "name",
    min: 1,
    max: 32,
    inner: /[A-Za-z0-9+=,.@_-]/,
    first: ALNUM,
    last: ALNUM,
  },
  /** CreateTrail of ActionTrail. */
  "alicloud:actiontrail/trail:Trail": {
    property: "trailName",
    min: 6,
    max: 36,
    inner: /[A-Za-z0-9_-]/,
    first: LETTER,
    last: ALNUM,
  },
  /** 3 to 64 characters: alikafka.Instance, typings of @pulumi/alicloud 3.108. */
  "alicloud:alikafka/instance:Instance": {
    property: "name",
    min: 3,
    max: 64,
    inner: /[A-Za-z0-9_-]/,
    first: ALNUM,
    last: ALNUM,
  },
  /** CloudMonitor gives no limit of its own for the API; the console takes 64. */
  "alicloud:cen/instance:Instance": { property: "cenInstanceName", ...ALICLOUD_VPC },
  "alicloud:cen/transitRouter:TransitRouter": { property: "transitRouterName", ...ALICLOUD_VPC },
  "alicloud:cen/transitRouterRouteTable:TransitRouterRouteTable": {
    property: "transitRouterRouteTableName",
    ...ALICLOUD_VPC,
    inner: /[A-Za-z0-9_-]/,
  },
  "alicloud:cen/transitRouterVpcAttachment:TransitRouterVpcAttachment": {
    property: "transitRouterVpcAttachmentName",
    ...ALICLOUD_VPC,
    inner: /[A-Za-z0-9_-]/,
  },
  "alicloud:cen/transitRouterVpnAttachment:TransitRouterVpnAttachment": {
    property: "transitRouterVpnAttachmentName",
    ...ALICLOUD_VPC,
    inner: /[A-Za-z0-9_-]/,
  },
  "alicloud:cms/alarm:Alarm": {
    property: "name",
    min: 1,
    max: 64,
    inner: /[A-Za-z0-9_-]/,
    first: ALNUM,
    last: ALNUM,
  },
  "alicloud:cms/alarmContact:AlarmContact": {
    property: "alarmContactName",
    min: 2,
    max: 40,
    inner: /[A-Za-z0-9_.-]/,
    first: LETTER,
    last: ALNUM,
  },
  "alicloud:cms/alarmContactGroup:AlarmContactGroup": {
    property: "alarmContactGroupName",
    min: 2,
    max: 40,
    inner: /[A-Za-z0-9_.-]/,
    first: LETTER,
    last: ALNUM,
  },
  "alicloud:cms/siteMonitor:SiteMonitor": {
    property: "taskName",
    min: 4,
    max: 100,
    inner: /[A-Za-z0-9_]/,
    first: LETTER,
    last: ALNUM,
    joint: "_",
  },
  "alicloud:cms/eventRule:EventRule": {
    property: "ruleName",
    min: 1,
    max: 64,
    inner: /[A-Za-z0-9_-]/,
    first: ALNUM,
    last: ALNUM,
  },
  "alicloud:eventbridge/eventStreaming:EventStreaming": {
    property: "eventStreamingName",
    min: 2,
    max: 127,
    inner: /[A-Za-z0-9_-]/,
    first: LETTER,
    last: ALNUM,
  },
  "alicloud:fc/v3Function:V3Function": {
    property: "functionName",
    min: 1,
    max: 64,
    inner: /[A-Za-z0-9_-]/,
    first: LETTER,
    last: ALNUM,
  },
  /** SMQ, CreateQueue: letters, digits and hyphens, a letter or digit first. */
  "alicloud:message/serviceQueue:ServiceQueue": {
    property: "queueName",
    min: 1,
    max: 120,
    inner: /[A-Za-z0-9-]/,
    first: ALNUM,
    last: ALNUM,
  },
  /** Log Service, CreateAlert: `name` is unique in its project. */
  "alicloud:sls/alert:Alert": {
    property: "alertName",
    min: 5,
    max: 63,
    inner: /[a-z0-9-]/,
    first: LOWER_ALNUM,
    last: LOWER_ALNUM,
    lowerCase: true,
  },
  "alicloud:cloudsso/accessConfiguration:AccessConfiguration": {
    property: "accessConfigurationName",
    min: 1,
    max: 32,
    inner: /[A-Za-z0-9-]/,
    first: ALNUM,
    last: ALNUM,
  },
  /** ACK: 1 to 63, and no hyphen first. */
  "alicloud:cs/managedKubernetes:ManagedKubernetes": {
    property: "name",
    min: 1,
    max: 63,
    inner: /[A-Za-z0-9-]/,
    first: ALNUM,
    last: ALNUM,
  },
  "alicloud:cs/nodePool:NodePool": {
    property: "nodePoolName",
    min: 1,
    max: 63,
    inner: /[A-Za-z0-9-]/,
    first: ALNUM,
    last: ALNUM,
  },
  /** Global Traffic Manager, AddDnsGtmAddressPool and AddDnsGtmAccessStrategy give no limit; its console takes 64. */
  "alicloud:dns/accessStrategy:AccessStrategy": {
    property: "strategyName",
    min: 1,
    max: 64,
    inner: /[A-Za-z0-9_-]/,
    first: ALNUM,
    last: ALNUM,
  },
  "alicloud:dns/addressPool:AddressPool": {
    property: "addressPoolName",
    min: 1,
    max: 64,
    inner: /[A-Za-z0-9_-]/,
    first: ALNUM,
    last: ALNUM,
  },
  "alicloud:ecs/eipAddress:EipAddress": { property: "addressName", ...ALICLOUD_VPC },
  "alicloud:ecs/imageCopy:ImageCopy": { property: "imageName", ...ALICLOUD_VPC },
  "alicloud:ecs/securityGroup:SecurityGroup": { property: "securityGroupName", ...ALICLOUD_VPC },
  /** EventBridge, CreateRule, `RuleName`. */
  "alicloud:eventbridge/rule:Rule": {
    property: "ruleName",
    min: 2,
    max: 127,
    inner: /[A-Za-z0-9._-]/,
    first: LETTER,
    last: ALNUM,
  },
  "alicloud:ims/oidcProvider:OidcProvider": {
    property: "oidcProviderName",
    min: 1,
    max: 128,
    inner: /[A-Za-z0-9._-]/,
    first: ALNUM,
    last: ALNUM,
  },
  /** Cloud Backup: CreateVault, CreatePolicyV2. */
  "alicloud:hbr/policy:Policy": {
    property: "policyName",
    min: 1,
    max: 64,
    inner: /[A-Za-z0-9_-]/,
    first: ALNUM,
    last: ALNUM,
  },
  "alicloud:hbr/replicationVault:ReplicationVault": {
    property: "vaultName",
    min: 1,
    max: 64,
    inner: /[A-Za-z0-9_-]/,
    first: ALNUM,
    last: ALNUM,
  },
  "alicloud:hbr/vault:Vault": {
    property: "vaultName",
    min: 1,
    max: 64,
    inner: /[A-Za-z0-9_-]/,
    first: ALNUM,
    last: ALNUM,
  },
  "alicloud:kms/alias:Alias": {
    property: "aliasName",
    min: 7,
    max: 255,
    inner: /[A-Za-z0-9/_-]/,
    first: ALNUM,
    last: ALNUM,
    prefix: "alias/",
    refused: ["acs"],
  },
  "alicloud:kms/secret:Secret": {
    property: "secretName",
    min: 1,
    max: 64,
    inner: /[A-Za-z0-9_/+=.@-]/,
    first: ALNUM,
    last: ALNUM,
  },
  /** Unique among all customers of the service, see `globally` in `layout.ts`. */
  "alicloud:log/project:Project": {
    property: "projectName",
    min: 3,
    max: 63,
    inner: /[a-z0-9-]/,
    first: LOWER_ALNUM,
    last: LOWER_ALNUM,
    lowerCase: true,
  },
  "alicloud:log/store:Store": {
    property: "logstoreName",
    min: 2,
    max: 63,
    inner: /[a-z0-9_-]/,
    first: LOWER_ALNUM,
    last: LOWER_ALNUM,
    lowerCase: true,
  },
  /** Also the group of its documents. */
  "alicloud:mse/cluster:Cluster": {
    property: "clusterAliasName",
    min: 1,
    max: 64,
    inner: /[A-Za-z0-9_-]/,
    first: ALNUM,
    last: ALNUM,
  },
  "alicloud:nlb/loadBalancer:LoadBalancer": { property: "loadBalancerName", ...ALICLOUD_VPC },
  "alicloud:nlb/serverGroup:ServerGroup": { property: "serverGroupName", ...ALICLOUD_VPC },
  "alicloud:oss/bucket:Bucket": {
    property: "bucket",
    min: 3,
    max: 63,
    inner: /[a-z0-9-]/,
    first: LOWER_ALNUM,
    last: LOWER_ALNUM,
    lowerCase: true,
  },
  "alicloud:privatelink/vpcEndpoint:VpcEndpoint": { property: "vpcEndpointName", ...ALICLOUD_VPC },
  "alicloud:pvtz/endpoint:Endpoint": { property: "endpointName", ...ALICLOUD_VPC },
  "alicloud:pvtz/rule:Rule": { property: "ruleName", ...ALICLOUD_VPC },
  "alicloud:ram/group:Group": {
    property: "groupName",
    min: 1,
    max: 64,
    inner: /[A-Za-z0-9._-]/,
    first: ALNUM,
    last: ALNUM,
  },
  "alicloud:ram/policy:Policy": {
    property: "policyName",
    min: 1,
    max: 128,
    inner: /[A-Za-z0-9-]/,
    first: ALNUM,
    last: ALNUM,
  },
  /** ECS, CreateImagePipeline: `name`, and at most 64 signs as the beginning of its images' names. */
  "alicloud:ecs/ecsImagePipeline:EcsImagePipeline": {
    property: "name",
    min: 2,
    max: 64,
    inner: /[A-Za-z0-9._-]/,
    first: LETTER,
    last: ALNUM,
  },
  /** OOS, CreateParameter. */
  "alicloud:oos/parameter:Parameter": {
    property: "parameterName",
    min: 2,
    max: 180,
    inner: /[A-Za-z0-9_-]/,
    first: LETTER,
    last: ALNUM,
  },
  /** CreateProject: unique in a region; letters, digits and underscores. */
  "alicloud:maxcompute/project:Project": {
    property: "projectName",
    min: 3,
    max: 28,
    inner: /[a-z0-9_]/,
    first: /[a-z]/,
    last: LOWER_ALNUM,
    lowerCase: true,
    joint: "_",
  },
  /** OOS, CreateTemplate. */
  "alicloud:oos/template:Template": {
    property: "templateName",
    min: 1,
    max: 200,
    inner: /[A-Za-z0-9_-]/,
    first: LETTER,
    last: ALNUM,
  },
  "alicloud:ram/role:Role": {
    property: "roleName",
    min: 1,
    max: 64,
    inner: /[A-Za-z0-9._-]/,
    first: ALNUM,
    last: ALNUM,
  },
  /** CreateUser: `name` is its sign-in name. */
  "alicloud:ram/user:User": {
    property: "name",
    min: 1,
    max: 64,
    inner: /[A-Za-z0-9._-]/,
    first: ALNUM,
    last: ALNUM,
  },
  /** CreateTairInstance, `InstanceName`. */
  "alicloud:redis/tairInstance:TairInstance": {
    property: "tairInstanceName",
    min: 2,
    max: 80,
    inner: /[A-Za-z0-9_-]/,
    first: LETTER,
    last: ALNUM,
  },
  /** CreateDBInstance, `DBInstanceDescription`; CreateDBCluster, `DBClusterDescription`: 2 to 256, a letter first. */
  "alicloud:rds/instance:Instance": { property: "instanceName", ...ALICLOUD_VPC, inner: /[A-Za-z0-9_-]/ },
  "alicloud:polardb/cluster:Cluster": { property: "description", ...ALICLOUD_VPC, inner: /[A-Za-z0-9_-]/ },
  "alicloud:resourcemanager/controlPolicy:ControlPolicy": {
    property: "controlPolicyName",
    min: 1,
    max: 128,
    inner: /[A-Za-z0-9-]/,
    first: LETTER,
    last: ALNUM,
  },
  /** CreateFolder: 1 to 24 characters. */
  "alicloud:resourcemanager/folder:Folder": {
    property: "folderName",
    min: 1,
    max: 24,
    inner: /[A-Za-z0-9._-]/,
    first: ALNUM,
    last: ALNUM,
  },
  "alicloud:sls/collectionPolicy:CollectionPolicy": {
    property: "policyName",
    min: 3,
    max: 63,
    inner: /[a-z0-9_-]/,
    first: /[a-z]/,
    last: LOWER_ALNUM,
    lowerCase: true,
  },
  "alicloud:alb/loadBalancer:LoadBalancer": { property: "loadBalancerName", ...ALICLOUD_VPC },
  "alicloud:alb/serverGroup:ServerGroup": { property: "serverGroupName", ...ALICLOUD_VPC },
  "alicloud:alb/rule:Rule": { property: "ruleName", ...ALICLOUD_VPC },
  "alicloud:ecs/ecsLaunchTemplate:EcsLaunchTemplate": { property: "launchTemplateName", ...ALICLOUD_VPC },
  /** CreateScalingGroup and CreateScheduledTask. */
  "alicloud:ess/scalingGroup:ScalingGroup": {
    property: "scalingGroupName",
    min: 2,
    max: 64,
    inner: /[A-Za-z0-9_.-]/,
    first: ALNUM,
    last: ALNUM,
  },
  "alicloud:ess/scalingRule:ScalingRule": {
    property: "scalingRuleName",
    min: 2,
    max: 64,
    inner: /[A-Za-z0-9_.-]/,
    first: ALNUM,
    last: ALNUM,
  },
  "alicloud:ess/scheduledTask:ScheduledTask": {
    property: "scheduledTaskName",
    min: 2,
    max: 40,
    inner: /[A-Za-z0-9_.-]/,
    first: ALNUM,
    last: ALNUM,
  },
  /** CreateMonitorGroup, `GroupName`. */
  "alicloud:cms/monitorGroup:MonitorGroup": {
    property: "monitorGroupName",
    min: 2,
    max: 100,
    inner: /[A-Za-z0-9_-]/,
    first: ALNUM,
    last: ALNUM,
  },
  /** CreateDefenseTemplate, `TemplateName`: 255 signs. */
  "alicloud:wafv3/defenseTemplate:DefenseTemplate": {
    property: "defenseTemplateName",
    min: 1,
    max: 255,
    inner: /[A-Za-z0-9_.-]/,
    first: ALNUM,
    last: ALNUM,
  },
  "alicloud:vpc/flowLog:FlowLog": { property: "flowLogName", ...ALICLOUD_VPC },
  "alicloud:vpc/gatewayEndpoint:GatewayEndpoint": { property: "gatewayEndpointName", ...ALICLOUD_VPC },
  "alicloud:vpc/ipamIpam:IpamIpam": { property: "ipamName", ...ALICLOUD_VPC },
  "alicloud:vpc/ipamIpamPool:IpamIpamPool": { property: "ipamPoolName", ...ALICLOUD_VPC },
  "alicloud:vpc/ipamIpamPoolAllocation:IpamIpamPoolAllocation": {
    property: "ipamPoolAllocationName",
    ...ALICLOUD_VPC,
  },
  "alicloud:vpc/ipamIpamScope:IpamIpamScope": { property: "ipamScopeName", ...ALICLOUD_VPC },
  "alicloud:vpc/ipv6Gateway:Ipv6Gateway": {
    property: "ipv6GatewayName",
    ...ALICLOUD_VPC,
    inner: /[A-Za-z0-9_-]/,
  },
  "alicloud:vpc/natGateway:NatGateway": { property: "natGatewayName", ...ALICLOUD_VPC },
  "alicloud:vpc/network:Network": { property: "vpcName", ...ALICLOUD_VPC },
  "alicloud:vpc/networkAcl:NetworkAcl": { property: "networkAclName", ...ALICLOUD_VPC },
  "alicloud:vpc/routeTable:RouteTable": { property: "routeTableName", ...ALICLOUD_VPC },
  "alicloud:vpc/snatEntry:SnatEntry": { property: "snatEntryName", ...ALICLOUD_VPC },
  "alicloud:vpc/switch:Switch": { property: "vswitchName", ...ALICLOUD_VPC },
  "alicloud:vpn/connection:Connection": { property: "vpnConnectionName", ...ALICLOUD_VPC },
  "alicloud:vpn/customerGateway:CustomerGateway": { property: "customerGatewayName", ...ALICLOUD_VPC },
  "alicloud:vpn/gateway:Gateway": { property: "vpnGatewayName", ...ALICLOUD_VPC },
  "alicloud:vpn/gatewayVpnAttachment:GatewayVpnAttachment": {
    property: "vpnAttachmentName",
    ...ALICLOUD_VPC,
  },
} as const satisfies Readonly<Record<string, NameRule>>;

export type NamedType = keyof typeof NAME_RULES;

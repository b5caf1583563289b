/**
 * Type tokens that create the same cloud resource, legacy name → the name facts use.
 * Checked against the typings of @pulumi/aws 7.48 and @pulumi/alicloud 3.108, read on 2026-11-23.
 */
const TWINS: Readonly<Record<string, string>> = {
  "aws:alb/listener:Listener": "aws:lb/listener:Listener",
  "aws:alb/listenerCertificate:ListenerCertificate": "aws:lb/listenerCertificate:ListenerCertificate",
  "aws:alb/listenerRule:ListenerRule": "aws:lb/listenerRule:ListenerRule",
  "aws:alb/loadBalancer:LoadBalancer": "aws:lb/loadBalancer:LoadBalancer",
  "aws:alb/targetGroup:TargetGroup": "aws:lb/targetGroup:TargetGroup",
  "aws:alb/targetGroupAttachment:TargetGroupAttachment": "aws:lb/targetGroupAttachment:TargetGroupAttachment",
  "aws:s3/bucketV2:BucketV2": "aws:s3/bucket:Bucket",
  "aws:s3/bucketAclV2:BucketAclV2": "aws:s3/bucketAcl:BucketAcl",
  "aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2":
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
  "aws:s3/bucketLoggingV2:BucketLoggingV2": "aws:s3/bucketLogging:BucketLogging",
  "aws:s3/bucketObjectLockConfigurationV2:BucketObjectLockConfigurationV2":
    "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
  "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2":
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
  "aws:s3/bucketVersioningV2:BucketVersioningV2": "aws:s3/bucketVersioning:BucketVersioning",
  "alicloud:adb/cluster:Cluster": "alicloud:adb/dBCluster:DBCluster",
  "alicloud:actiontrail/trailDeprecated:TrailDeprecated": "alicloud:actiontrail/trail:Trail",
  "alicloud:cdn/domain:Domain": "alicloud:cdn/domainNew:DomainNew",
  "alicloud:ecs/ecsDisk:EcsDisk": "alicloud:ecs/disk:Disk",
  "alicloud:ecs/eip:Eip": "alicloud:ecs/eipAddress:EipAddress",
  "alicloud:ecs/launchTemplate:LaunchTemplate": "alicloud:ecs/ecsLaunchTemplate:EcsLaunchTemplate",
  "alicloud:ecs/copyImage:CopyImage": "alicloud:ecs/imageCopy:ImageCopy",
  "alicloud:ecs/snapshotPolicy:SnapshotPolicy": "alicloud:ecs/autoSnapshotPolicy:AutoSnapshotPolicy",
  "alicloud:ram/passwordPolicy:PasswordPolicy": "alicloud:ram/accountPasswordPolicy:AccountPasswordPolicy",
  "alicloud:rds/rdsAccount:RdsAccount": "alicloud:rds/account:Account",
  "alicloud:slb/applicationLoadBalancer:ApplicationLoadBalancer": "alicloud:slb/loadBalancer:LoadBalancer",
  "alicloud:sls/alert:Alert": "alicloud:log/alert:Alert",
  "alicloud:vpc/subnet:Subnet": "alicloud:vpc/switch:Switch",
};

/** The token facts use for a type. */
export function canonicalType(type: string): string {
  return TWINS[type] ?? type;
}

export function allTwins(): readonly string[] {
  return Object.keys(TWINS);
}

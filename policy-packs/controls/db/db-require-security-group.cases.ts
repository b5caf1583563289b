import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { dbRequireSecurityGroup } from "./db-require-security-group.ts";

const RDS = "aws:rds/instance:Instance";
const AURORA = "aws:rds/cluster:Cluster";
const DOCDB = "aws:docdb/cluster:Cluster";
const NEPTUNE = "aws:neptune/cluster:Cluster";
const REDSHIFT = "aws:redshift/cluster:Cluster";
const GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";
const OPENSEARCH = "aws:opensearch/domain:Domain";
const ELASTICSEARCH = "aws:elasticsearch/domain:Domain";

export const cases: ControlCases = {
  control: dbRequireSecurityGroup,
  aws: {
    pass: [
      example(
        RDS,
        { vpcSecurityGroupIds: [ref("sg")] },
        { name: "sg", type: "aws:ec2/securityGroup:SecurityGroup" },
      ),
      example(AURORA, { vpcSecurityGroupIds: ["sg"] }),
      example(DOCDB, { vpcSecurityGroupIds: ["sg"] }),
      example(NEPTUNE, { vpcSecurityGroupIds: ["sg"] }),
      example(REDSHIFT, { vpcSecurityGroupIds: ["sg"] }),
      example(GROUP, { securityGroupIds: ["sg"] }),
      example(OPENSEARCH, { vpcOptions: { securityGroupIds: ["sg"] } }),
      example(ELASTICSEARCH, { vpcOptions: { securityGroupIds: UNKNOWN } }),
    ],
    fail: [
      example(RDS, {}),
      example(RDS, { vpcSecurityGroupIds: [] }),
      example(AURORA, {}),
      example(DOCDB, {}),
      example("aws:docdb/elasticCluster:ElasticCluster", {}),
      example(NEPTUNE, {}),
      example(REDSHIFT, {}),
      example("aws:redshiftserverless/workgroup:Workgroup", {}),
      example(GROUP, {}),
      example("aws:elasticache/serverlessCache:ServerlessCache", {}),
      example("aws:memorydb/cluster:Cluster", {}),
      example("aws:dax/cluster:Cluster", {}),
      example("aws:dms/replicationInstance:ReplicationInstance", {}),
      example(OPENSEARCH, {}),
      example(OPENSEARCH, { vpcOptions: { subnetIds: ["a"] } }),
      example(ELASTICSEARCH, {}),
    ],
    unknown: [example(OPENSEARCH, { vpcOptions: UNKNOWN })],
    silent: [example(RDS, { replicateSourceDb: "p" })],
  },
};

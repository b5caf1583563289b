import { QUERY_DATABASE } from "./names.ts";

/** What an auditor asks again and again, saved where it is asked. */
export interface Question {
  readonly key: string;
  readonly title: string;
  readonly query: string;
}

const SINCE = "day >= date_format(current_date - interval '30' day, '%Y/%m/%d')";
const WHO = "coalesce(useridentity.arn, useridentity.username, useridentity.invokedby) AS who";

/** Names of events that give or take rights, on AWS. @clause 1.2.3-b */
const RIGHTS = [
  "AddUserToGroup",
  "AttachGroupPolicy",
  "AttachRolePolicy",
  "AttachUserPolicy",
  "CreateAccessKey",
  "CreateLoginProfile",
  "CreatePolicy",
  "CreatePolicyVersion",
  "CreateRole",
  "CreateUser",
  "DeleteRolePermissionsBoundary",
  "DeleteRolePolicy",
  "DeleteUser",
  "DetachRolePolicy",
  "PutGroupPolicy",
  "PutRolePermissionsBoundary",
  "PutRolePolicy",
  "PutUserPolicy",
  "RemoveUserFromGroup",
  "SetDefaultPolicyVersion",
  "UpdateAssumeRolePolicy",
];

const EVENT = `${QUERY_DATABASE}.trail`;

/** For Athena, the last 30 days each: the day is a partition, so an answer reads no more than that. @clause 1.10.3-a @clause 5.3.5-a */
export const ATHENA_QUESTIONS: readonly Question[] = [
  {
    key: "permission-changes",
    title: "Permission changes: time, operator, content (1.2.3)",
    query: `SELECT eventtime, recipientaccountid, ${WHO}, eventname, requestparameters, errorcode
FROM ${EVENT}
WHERE ${SINCE} AND eventsource LIKE 'iam.%' AND eventname IN (${quoted(RIGHTS)})
ORDER BY eventtime DESC`,
  },
  {
    key: "failed-sign-ins",
    title: "Failed sign-ins by account, user and day; more than 10 is an incident (1.1.4)",
    query: `SELECT day, recipientaccountid, coalesce(useridentity.username, useridentity.arn) AS who, count(*) AS failures,
  array_agg(DISTINCT sourceipaddress) AS addresses
FROM ${EVENT}
WHERE ${SINCE} AND eventname = 'ConsoleLogin' AND responseelements LIKE '%Failure%'
GROUP BY 1, 2, 3
ORDER BY failures DESC`,
  },
  {
    key: "root-use",
    title: "What the owner of an account did",
    query: `SELECT eventtime, recipientaccountid, eventsource, eventname, sourceipaddress
FROM ${EVENT}
WHERE ${SINCE} AND useridentity.type = 'Root' AND eventtype <> 'AwsServiceEvent'
ORDER BY eventtime DESC`,
  },
  {
    key: "log-access",
    title: "Who read or tried to touch the logs (1.10.4)",
    query: `SELECT eventtime, ${WHO}, eventname, element_at(resources, 1).arn AS object, sourceipaddress, errorcode
FROM ${EVENT}
WHERE ${SINCE} AND eventsource LIKE 's3.%' AND eventcategory = 'Data'
ORDER BY eventtime DESC`,
  },
  {
    key: "trail-changes",
    title: "Changes of trails and of the archive's buckets",
    query: `SELECT eventtime, recipientaccountid, ${WHO}, eventname, requestparameters, errorcode
FROM ${EVENT}
WHERE ${SINCE} AND (eventsource LIKE 'cloudtrail.%' OR eventsource LIKE 's3.%')
  AND eventcategory = 'Management' AND readonly = 'false'
ORDER BY eventtime DESC`,
  },
  {
    key: "key-changes",
    title: "Keys that were disabled, scheduled for deletion or given another policy",
    query: `SELECT eventtime, recipientaccountid, ${WHO}, eventname, requestparameters, errorcode
FROM ${EVENT}
WHERE ${SINCE} AND eventsource LIKE 'kms.%'
  AND eventname IN ('DisableKey', 'DisableKeyRotation', 'PutKeyPolicy', 'ScheduleKeyDeletion')
ORDER BY eventtime DESC`,
  },
  {
    key: "opened-groups",
    title: "Security group rules that were added",
    query: `SELECT eventtime, recipientaccountid, ${WHO}, requestparameters, errorcode
FROM ${EVENT}
WHERE ${SINCE} AND eventname IN ('AuthorizeSecurityGroupEgress', 'AuthorizeSecurityGroupIngress')
ORDER BY eventtime DESC`,
  },
  {
    key: "off-hours",
    title: "What people changed between 22:00 and 06:00, China time (1.2.4)",
    query: `SELECT eventtime, recipientaccountid, ${WHO}, eventsource, eventname
FROM ${EVENT}
WHERE ${SINCE} AND readonly = 'false' AND useridentity.invokedby IS NULL
  AND hour(from_iso8601_timestamp(eventtime) AT TIME ZONE 'Asia/Shanghai') NOT BETWEEN 6 AND 21
ORDER BY eventtime DESC`,
  },
  {
    key: "refused-flows",
    title: "Top refused sources and ports in the networks (5.3.5)",
    query: `SELECT srcaddr, dstport, protocol, count(*) AS refused, count(DISTINCT dstaddr) AS targets
FROM ${QUERY_DATABASE}.flow
WHERE ${SINCE} AND action = 'REJECT'
GROUP BY 1, 2, 3
ORDER BY refused DESC
LIMIT 100`,
  },
];

/** For Log Service, in its own query language, over the trail's store. */
export const SLS_QUESTIONS: readonly Question[] = [
  {
    key: "permission-changes",
    title: "权限变更 (1.2.3)",
    query:
      '(event.serviceName: Ram or event.serviceName: ResourceManager) and event.eventRW: Write | SELECT "event.eventTime" AS time, "event.userIdentity.userName" AS who, "event.eventName" AS event, "event.requestParameterJson" AS content ORDER BY time DESC LIMIT 1000',
  },
  {
    key: "failed-sign-ins",
    title: "登录失败次数 (1.1.4)",
    query:
      'event.eventName: ConsoleSignin and event.errorCode: * | SELECT "event.userIdentity.userName" AS who, "event.sourceIpAddress" AS address, count(*) AS failures GROUP BY who, address ORDER BY failures DESC LIMIT 100',
  },
  {
    key: "root-use",
    title: "主账号操作",
    query:
      'event.userIdentity.type: "root-account" | SELECT "event.eventTime" AS time, "event.serviceName" AS service, "event.eventName" AS event, "event.sourceIpAddress" AS address ORDER BY time DESC LIMIT 1000',
  },
  {
    key: "trail-changes",
    title: "操作审计与日志库变更",
    query:
      '(event.serviceName: Actiontrail or event.serviceName: Sls or event.serviceName: Oss) and event.eventRW: Write | SELECT "event.eventTime" AS time, "event.userIdentity.userName" AS who, "event.eventName" AS event ORDER BY time DESC LIMIT 1000',
  },
  {
    key: "key-changes",
    title: "密钥停用与删除",
    query:
      'event.serviceName: Kms and (event.eventName: DisableKey or event.eventName: ScheduleKeyDeletion or event.eventName: SetKeyPolicy) | SELECT "event.eventTime" AS time, "event.userIdentity.userName" AS who, "event.eventName" AS event ORDER BY time DESC LIMIT 1000',
  },
  {
    key: "opened-groups",
    title: "安全组放通",
    query:
      'event.eventName: AuthorizeSecurityGroup or event.eventName: AuthorizeSecurityGroupEgress | SELECT "event.eventTime" AS time, "event.userIdentity.userName" AS who, "event.requestParameterJson" AS rule ORDER BY time DESC LIMIT 1000',
  },
];

/** Fields of an event that the questions and people search by. */
export const EVENT_FIELDS: readonly string[] = [
  "acsRegion",
  "errorCode",
  "errorMessage",
  "eventId",
  "eventName",
  "eventRW",
  "eventSource",
  "eventTime",
  "eventType",
  "recipientAccountId",
  "requestId",
  "requestParameterJson",
  "resourceName",
  "resourceType",
  "serviceName",
  "sourceIpAddress",
  "userAgent",
  "userIdentity.accessKeyId",
  "userIdentity.accountId",
  "userIdentity.principalId",
  "userIdentity.sessionContext.attributes.mfaAuthenticated",
  "userIdentity.type",
  "userIdentity.userName",
];

function quoted(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(", ");
}

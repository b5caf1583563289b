import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { monitoringRequireOrganizationDetection } from "./monitoring-require-organization-detection.ts";

const DETECTOR = "aws:guardduty/detector:Detector";
const ORGANIZATION_CONFIGURATION = "aws:guardduty/organizationConfiguration:OrganizationConfiguration";

export const cases: ControlCases = {
  control: monitoringRequireOrganizationDetection,
  aws: {
    pass: [
      example(
        DETECTOR,
        {},
        {
          name: "members",
          type: ORGANIZATION_CONFIGURATION,
          props: { detectorId: ref("subject"), autoEnableOrganizationMembers: "ALL" },
        },
      ),
      example(
        DETECTOR,
        {},
        {
          name: "members",
          type: ORGANIZATION_CONFIGURATION,
          props: { detectorId: ref("subject"), autoEnableOrganizationMembers: "NEW" },
        },
      ),
    ],
    fail: [
      example(DETECTOR, {}),
      example(
        DETECTOR,
        {},
        {
          name: "members",
          type: ORGANIZATION_CONFIGURATION,
          props: { detectorId: ref("subject"), autoEnableOrganizationMembers: "NONE" },
        },
      ),
      example(
        DETECTOR,
        {},
        {
          name: "members",
          type: ORGANIZATION_CONFIGURATION,
          props: { detectorId: "other", autoEnableOrganizationMembers: "ALL" },
        },
      ),
    ],
    unknown: [
      example(
        DETECTOR,
        {},
        {
          name: "members",
          type: ORGANIZATION_CONFIGURATION,
          props: { detectorId: ref("subject"), autoEnableOrganizationMembers: UNKNOWN },
        },
      ),
    ],
  },
};

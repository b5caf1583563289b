import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { monitoringRequireAllRegions } from "./monitoring-require-all-regions.ts";

const CONFIGURATION_AGGREGATOR = "aws:cfg/configurationAggregator:ConfigurationAggregator";

export const cases: ControlCases = {
  control: monitoringRequireAllRegions,
  aws: {
    pass: [
      example(CONFIGURATION_AGGREGATOR, {
        accountAggregationSource: { accountIds: ["1"], allRegions: true },
      }),
      example(CONFIGURATION_AGGREGATOR, {
        organizationAggregationSource: { roleArn: "r", allRegions: "true" },
      }),
    ],
    fail: [
      example(CONFIGURATION_AGGREGATOR, {}),
      example(CONFIGURATION_AGGREGATOR, {
        accountAggregationSource: { accountIds: ["1"], regions: ["eu-west-1"] },
      }),
      example(CONFIGURATION_AGGREGATOR, { organizationAggregationSource: { allRegions: false } }),
    ],
    unknown: [example(CONFIGURATION_AGGREGATOR, { organizationAggregationSource: UNKNOWN })],
  },
};

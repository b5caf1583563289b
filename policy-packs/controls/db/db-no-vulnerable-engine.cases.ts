import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { dbNoVulnerableEngine } from "./db-no-vulnerable-engine.ts";

const RDS = "aws:rds/instance:Instance";
const AURORA = "aws:rds/cluster:Cluster";
const at = (engine: unknown, engineVersion: unknown) => ({ engine, engineVersion });

export const cases: ControlCases = {
  control: dbNoVulnerableEngine,
  aws: {
    pass: [
      example(RDS, at("postgres", "13.3")),
      example(RDS, at("postgres", "14.1")),
      example(RDS, at("postgres", "12.7")),
      example(RDS, at("postgres", "11.12")),
      example(RDS, at("postgres", "10.17")),
      example(RDS, at("postgres", "9.6.22")),
      example(RDS, at("postgres", "15")),
      example(RDS, at("mysql", "5.5.1")),
      example(AURORA, at("aurora-postgresql", "11.9")),
      example(AURORA, at("aurora-postgresql", "10.14")),
      example(RDS, at("aurora-postgresql", "12.4")),
    ],
    fail: [
      example(RDS, at("postgres", "13.2")),
      example(RDS, at("postgres", "12.6")),
      example(RDS, at("postgres", "11.11")),
      example(RDS, at("postgres", "10.16")),
      example(RDS, at("postgres", "9.6.21")),
      example(RDS, at("postgres", "9.5.25")),
      example(AURORA, at("aurora-postgresql", "11.8")),
      example(AURORA, at("aurora-postgresql", "10.13")),
      example(RDS, at("aurora-postgresql", "10.12")),
    ],
    unknown: [
      example(RDS, at("postgres", UNKNOWN)),
      example(RDS, at(UNKNOWN, "13.2")),
      example(RDS, at("postgres", "13")),
      example(RDS, at("postgres", "newest")),
      example(RDS, at("postgres", "13.x")),
      example(RDS, at("postgres", "9.6")),
    ],
    silent: [example(RDS, { engine: "postgres" }), example(RDS, {})],
  },
};

export { baseline } from "./baseline/pack.ts";
export {
  type AnyControl,
  CLOUDS,
  type Cloud,
  type Control,
  type ControlMeta,
  control,
  type EnforcementLevel,
  type EstateInputs,
  type Exception,
  type Fact,
  type Judgement,
  type Known,
  type Pack,
  type PackEntry,
  type PackLevels,
  type PackName,
  type ResourceView,
  type Severity,
  type StackView,
  UNKNOWN,
  type Verdict,
} from "./control.ts";
export { type ControlId, controls } from "./controls/index.ts";
export { cost } from "./cost/pack.ts";
export { type ExceptionInForce, formFaults as exceptionFaults } from "./exceptions/exceptions.ts";
export { namedBy, narrowestPattern } from "./exceptions/narrowest-pattern.ts";
export { type Reader, resourceFact } from "./fact.ts";
export { type JudgeOptions, judge, listExceptions } from "./judge.ts";
export { fail, notApplicable, pass, undecided } from "./judgement.ts";
export { payment } from "./payment/pack.ts";
export type { Path as ReachPath } from "./reach/path.ts";
export {
  originNames,
  type ReachAnswer,
  type ReachAsked,
  type ReachTarget,
  reachTargets,
  whoReaches,
} from "./reach/who-reaches.ts";
export {
  allOf,
  anyOf,
  at,
  entries,
  flag,
  given,
  integer,
  list,
  orDefault,
  type Read,
  text,
  texts,
} from "./reading.ts";
export { type Ending, type Opening, type Register, register } from "./register.ts";
export {
  type Configuration,
  readConfiguration,
  UNDECIDED_MODES,
  type UndecidedMode,
} from "./settings/configuration.ts";
export { stackView } from "./stack-view.ts";
export { strict } from "./strict/pack.ts";

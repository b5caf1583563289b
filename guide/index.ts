export {
  type Carrier,
  type Clause,
  type ClauseId,
  clause,
  clauses,
  isClauseId,
  type Strength,
} from "./catalogue.ts";

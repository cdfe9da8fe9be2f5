export { mostPeople, type Range, type Relation } from './bounds.ts'
export { type PublicRows, tellsTogether } from './linked-rows.ts'
export { tellsOfAll } from './one-theme.ts'
export {
  type AuditedRow,
  auditedRow,
  auditedRule,
  behind,
  type CountedRow,
  type DisclosedRow,
  disclosedRow,
  type Order,
  type ShownRow,
} from './released-rows.ts'
export { attack, type Cell, type Publication, withhold } from './withhold.ts'

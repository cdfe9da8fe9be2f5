export { mostPeople, type Range, type Relation } from './bounds.ts'
export { auditedRule, type CountedRow, type DisclosedRow, disclosedRow, type ShownRow } from './released-rows.ts'
export { attack, type Cell, type Publication, withhold } from './withhold.ts'

import type { FactDefinitions } from '@heard/contracts'
import type { LedgerPolicy } from '@heard/contracts/ledger'

/** A fact type has no rule for the public ledger, or a rule has no fact type: a defect of a service, found before anything is recorded. */
export class LedgerUndecided extends Error {
  readonly type = 'ledger-undecided'
}

/**
 * The rules of all services as one, checked against all facts that may be recorded.
 * @throws LedgerUndecided naming the types without a rule (or an exemption without a written reason), and the rules without a type
 */
export const completePolicy = (facts: FactDefinitions, policies: readonly LedgerPolicy[]): LedgerPolicy => {
  const policy: LedgerPolicy = Object.assign({}, ...policies)
  const undecided = Object.keys(facts).filter((type) => {
    const rule = Object.hasOwn(policy, type) ? policy[type] : undefined
    return !rule || ('exempt' in rule && rule.exempt.trim() === '')
  })
  const unknown = Object.keys(policy).filter((type) => !Object.hasOwn(facts, type))
  if (undecided.length + unknown.length > 0) {
    throw new LedgerUndecided(`the ledger has no rule for: ${undecided.join(', ') || 'none'}; rules for no fact: ${unknown.join(', ') || 'none'}`)
  }
  return policy
}

/** The fact types that can enter the public ledger. */
export const enteringTypes = (policy: LedgerPolicy): readonly string[] =>
  Object.entries(policy)
    .filter(([, rule]) => 'enter' in rule)
    .map(([type]) => type)

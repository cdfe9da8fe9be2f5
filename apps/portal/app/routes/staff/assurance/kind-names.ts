import type { AssuranceKind, AssuranceState } from '@heard/contracts/reporting'

/** What the register knows, in words, with what its text should say. */
export const kindNames = {
  'lawful-basis': 'Signed decision on lawful basis',
  dpia: 'Assessment of impact (DPIA)',
  'dpia-risk': 'Risk of an assessment',
  'dpia-action': 'Action of an assessment',
  'opening-review': 'Monthly review of openings',
  'access-review': 'Review of accounts and roles',
  training: 'Training for a role',
  processor: 'Processor',
  'software-bill': 'Software bill of materials',
  backup: 'Backup',
  'security-test': 'Security test',
  'reach-review': 'Comparison of reach with the population',
  'automated-decision': 'Automated decision',
  transfer: 'Transfer abroad',
  'accessible-format': 'Accessible format asked for',
} as const satisfies Record<AssuranceKind, string>

export const stateNames = {
  'in-place': 'In place',
  'to-do': 'To do',
  failed: 'Failed',
  'declared-none': 'There is none',
} as const satisfies Record<AssuranceState, string>

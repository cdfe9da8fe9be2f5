import type { BodyOf } from '@heard/contracts'
import { longestAnswer, type ProgrammeView, type passOnHeard } from '@heard/contracts/engagement'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first } from '../../../components/form.tsx'
import { checkTyped } from '../../../services/typed.ts'
import { readConsents } from '../conversations/notices-on.server.ts'

/** What was filled in: what to send, or what is still to be said. */
export const readHeard = (programme: Pick<ProgrammeView, 'notices'>, values: FormValues) => {
  const { consents, errors: unsaid } = readConsents(programme, values, 'Say whether they agreed')
  const refused = programme.notices.filter(({ purpose, required }) => required && first(values, `agree-${purpose}`) === 'no')
  const errors: FieldError[] = [
    ...unsaid,
    ...refused.map(({ purpose }) => ({ field: `agree-${purpose}`, message: 'Without this agreement nothing is passed on' })),
    ...(first(values, 'old-enough') === 'yes' ? [] : [{ field: 'old-enough', message: 'Confirm that they are old enough' }]),
    ...checkTyped(values, [{ name: 'heard', longest: longestAnswer, missing: 'Write down what they told you' }]),
  ]
  const named = first(values, 'named') === 'yes' ? first(values, 'named-words') : undefined
  const body: BodyOf<typeof passOnHeard> = {
    note: first(values, 'note') ?? '',
    heard: first(values, 'heard') ?? '',
    stages: [...(values.stages ?? [])],
    language: first(values, 'written-in') ?? 'en',
    consents,
    ...(named === undefined ? {} : { named }),
    oldEnough: true,
  }
  return { errors, body }
}

/** Where a refusal is shown. */
export const heardFields = { codes: { 'tells-who': 'heard', 'unknown-stage': 'stages' }, otherwise: 'send' }

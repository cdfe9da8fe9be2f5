import { type BodyOf, given, type Problem } from '@heard/contracts'
import { AboutWhom, longestAnswer, type ProgrammeView, type passOnHeard } from '@heard/contracts/engagement'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first } from '../../../components/form.tsx'
import { checkTyped } from '../../../services/typed.ts'
import { groupsOf, noneOfThese, preferNotToSay } from '../../share/questions/community.tsx'
import { afterRefusal, readConsents } from '../conversations/notices-on.server.ts'

type Asked = Pick<ProgrammeView, 'notices' | 'communities' | 'audiences'>

/** What the resident said of which community they are; nothing is asked where the programme knows none. */
const readCommunity = (programme: Asked, values: FormValues) => {
  const groups = groupsOf(programme).map(({ id }) => id)
  const said = [...groups, noneOfThese, preferNotToSay].find((value) => value === first(values, 'community'))
  const missing = { field: 'community', message: 'Select one answer. They can also prefer not to say' }
  return { community: said === preferNotToSay ? undefined : said, unsaid: groups.length > 0 && said === undefined ? [missing] : [] }
}

/** What was filled in: what to send, or what is still to be said. */
export const readHeard = (programme: Asked, values: FormValues) => {
  const { consents, errors: unsaid } = readConsents(programme, values, 'Say whether they agreed')
  const { community, unsaid: unplaced } = readCommunity(programme, values)
  const about = AboutWhom.safeParse(first(values, 'about')).data
  const refused = programme.notices.filter(({ purpose, required }) => required && first(values, `agree-${purpose}`) === 'no')
  const errors: FieldError[] = [
    ...unsaid,
    ...refused.map(({ purpose }) => ({ field: `agree-${purpose}`, message: 'Without this agreement nothing is passed on' })),
    ...(first(values, 'old-enough') === 'yes' ? [] : [{ field: 'old-enough', message: 'Confirm that they are old enough' }]),
    ...(about ? [] : [{ field: 'about', message: 'Select whom it is about' }]),
    ...unplaced,
    ...checkTyped(values, [{ name: 'heard', longest: longestAnswer, missing: 'Write down what they told you' }]),
  ]
  if (about === undefined || errors.length > 0) return { errors }
  const named = first(values, 'named') === 'yes' ? first(values, 'named-words') : undefined
  const body: BodyOf<typeof passOnHeard> = {
    note: first(values, 'note') ?? '',
    heard: first(values, 'heard') ?? '',
    about,
    ...given({ community }),
    stages: [...(values.stages ?? [])],
    language: first(values, 'written-in') ?? 'en',
    consents,
    ...given({ named }),
    oldEnough: true,
  }
  return { body }
}

/**
 * What comes back after a refusal: everything that was typed, under an id of its own, for what was refused is remembered under the first one.
 * It keeps that one where it may have been taken all the same.
 */
export const heardAgain = (problem: Problem, values: FormValues): FormValues => {
  const { note, ...typed } = afterRefusal(problem, values).values
  return problem.status >= 500 && note ? { ...typed, note } : typed
}

const used = 'This form was used already, so this is a new one with your words in it. Send it, unless these very words were passed on before'

/** Where a refusal is shown. */
export const heardFields = {
  codes: { 'tells-who': 'heard', 'unknown-stage': 'stages', 'unknown-community': 'community' },
  words: { 'key-reused': used, 'already-kept': used },
  otherwise: 'send',
}

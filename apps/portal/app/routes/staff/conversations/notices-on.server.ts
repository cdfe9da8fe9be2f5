import type { Problem } from '@heard/contracts'
import type { ProgrammeView } from '@heard/contracts/engagement'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first } from '../../../components/form.tsx'

type Programme = Pick<ProgrammeView, 'notices'>

/** The words that somebody agreed to on paper or aloud travel with the form: they count as they were when it was opened. */
export const noticesOn = ({ notices }: Programme) =>
  notices.map(({ purpose, version, hash, wording }) => ({ purpose, wording, shown: [version, wording.language, hash].join(' ') }))

const changedSince: Readonly<Record<string, RegExp>> = {
  '/problems/questionnaire-changed': /^questionnaire$/,
  '/problems/notice-changed': /^(notice|agree)-/,
}

/** What comes back after a refusal: without what has changed since, which is asked anew, and with its key where it may have been taken all the same. */
export const afterRefusal = (problem: Problem, values: FormValues) => {
  const changed = changedSince[problem.type]
  return {
    values: changed ? Object.fromEntries(Object.entries(values).filter(([name]) => !changed.test(name))) : values,
    sameKey: problem.status >= 500 ? first(values, 'key') : undefined,
  }
}

/** What was entered of each agreement; `missing` says what to do where nothing was. */
export const readConsents = ({ notices }: Programme, values: FormValues, missing: string) => {
  const read = notices.map(({ purpose }) => {
    const [version, language, ...hash] = (first(values, `notice-${purpose}`) ?? '').split(' ')
    return {
      purpose,
      answer: first(values, `agree-${purpose}`),
      noticeVersion: Number(version),
      language: language ?? '',
      noticeHash: hash.join(' '),
    }
  })
  return {
    consents: read.map(({ answer, ...choice }) => ({ ...choice, given: answer === 'yes' })),
    errors: read.flatMap(({ purpose, answer }): FieldError[] =>
      answer === 'yes' || answer === 'no' ? [] : [{ field: `agree-${purpose}`, message: missing }],
    ),
  }
}

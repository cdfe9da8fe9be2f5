import type { ProgrammeView } from '@heard/contracts/engagement'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first } from '../../../components/form.tsx'

type Programme = Pick<ProgrammeView, 'notices'>

/** The words that somebody agreed to on paper or aloud travel with the form: they count as they were when it was opened. */
export const noticesOn = ({ notices }: Programme) =>
  notices.map(({ purpose, version, hash, wording }) => ({ purpose, wording, shown: [version, wording.language, hash].join(' ') }))

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

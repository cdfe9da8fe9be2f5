import type { CallDetails } from '@heard/contracts/engagement'
import type { FieldError } from '../../components/field.ts'
import { type FormValues, first } from '../../components/form.tsx'
import type { Translate } from '../../i18n/translator.ts'
import { checkTyped, typedIn } from '../../services/typed.ts'

/** The questions in their order, each a page. */
export const questions = ['contact', 'when', 'message', 'name'] as const
export type CallQuestion = (typeof questions)[number]
export type CallPage = CallQuestion | 'start' | 'check'

const isPage = (name: string | undefined): name is CallPage => name === 'start' || name === 'check' || questions.some((each) => each === name)

const errorsOf = (question: CallQuestion, values: FormValues, t: Translate): FieldError[] => {
  const tooLong = (longest: number): string => t('gatherings.too-long', { longest })
  switch (question) {
    case 'contact':
      return checkTyped(values, [{ name: 'contact', longest: 300, missing: t('call.contact-missing') }], tooLong)
    case 'when':
      return checkTyped(values, [{ name: 'when', longest: 300 }], tooLong)
    case 'name':
      return checkTyped(values, [{ name: 'name', longest: 200 }], tooLong)
    case 'message': {
      const chosen = first(values, 'message')
      return chosen === 'yes' || chosen === 'no' ? [] : [{ field: 'message', message: t('call.message-missing') }]
    }
  }
}

const nextOf = (page: CallPage): CallPage => {
  if (page === 'start') return questions[0]
  return page === 'check' ? 'check' : (questions[questions.indexOf(page) + 1] ?? 'check')
}

export type Turn = { readonly page: CallPage; readonly errors: readonly FieldError[]; readonly send: boolean }

/** Where a form leads: `at` is the page it was sent from, `go` the page that was asked for. Whatever is missing is asked for before anything is sent. */
export const turn = (values: FormValues, t: Translate): Turn => {
  const at = first(values, 'at')
  const go = first(values, 'go')
  const from: CallPage = isPage(at) ? at : 'start'
  if (isPage(go)) return { page: go, errors: [], send: false }
  const wrong = (question: CallQuestion): Turn | undefined => {
    const errors = errorsOf(question, values, t)
    return errors.length > 0 ? { page: question, errors, send: false } : undefined
  }
  if (from === 'start') return { page: questions[0], errors: [], send: false }
  if (from !== 'check') return wrong(from) ?? { page: first(values, 'changing') === 'yes' ? 'check' : nextOf(from), errors: [], send: false }
  for (const question of questions) {
    const found = wrong(question)
    if (found) return found
  }
  return { page: 'check', errors: [], send: true }
}

/** What is sent, from values that were found to be right. */
export const detailsOf = (values: FormValues): CallDetails => {
  const [name, when] = [typedIn(values, 'name'), typedIn(values, 'when')]
  return {
    ...(name === undefined ? {} : { name }),
    contact: first(values, 'contact') ?? '',
    ...(when === undefined ? {} : { when }),
    message: first(values, 'message') === 'yes' ? 'yes' : 'no',
  }
}

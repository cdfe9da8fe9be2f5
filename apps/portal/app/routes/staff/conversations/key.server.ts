import { keyPaperAnswers, paperOverview, takeBackPaperForm } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data } from 'react-router'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first, valuesOf } from '../../../components/form.tsx'
import { callContext, originContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { errorsFrom, keyOf } from '../../../services/form.ts'
import { readAnswers, type Sheet, sheetOf } from './keying.server.ts'
import { afterRefusal, readConsents } from './notices-on.server.ts'

const readForm = (sheet: Sheet, values: FormValues) => {
  const { answers, errors } = readAnswers(sheet, values)
  const { consents, errors: unread } = readConsents(sheet.programme, values, 'Choose what is ticked; nothing ticked is a no')
  const young = first(values, 'old-enough') === 'yes' ? [] : [{ field: 'old-enough', message: 'Without a yes to the age, the form cannot be used' }]
  const audience = first(values, 'audience')
  return {
    errors: [...errors, ...unread, ...young],
    body: {
      questionnaire: Number(first(values, 'questionnaire')) || 1,
      ...(audience ? { audience } : {}),
      answers,
      language: first(values, 'written-in') ?? sheet.chosen.language,
      consents,
      oldEnough: true as const,
    },
  }
}

const nothing: FormValues = {}

type Back = { readonly values: FormValues; readonly sameKey?: string | undefined }
const refused = (errors: readonly FieldError[], { values, sameKey }: Back, status: number) =>
  data({ errors, values, sameKey, keyed: undefined, takenBack: undefined }, { status })

const takeBack = async ({ context }: ActionFunctionArgs, { place }: Sheet, form: FormData) => {
  const number = Number(form.get('form'))
  const called = await context.get(callContext)(takeBackPaperForm, { params: place, body: { form: number } }, keyOf(form))
  if (!called.ok) return refused(errorsFrom(called.problem, { otherwise: 'take-back' }), { values: nothing }, called.status)
  return data({ errors: undefined, values: nothing, sameKey: undefined, keyed: undefined, takenBack: number })
}

/** Keys a form in, or takes the last one back; either way the next form follows on the same page. */
export const keyAction = async (args: ActionFunctionArgs) => {
  const sheet = await sheetOf(args)
  const form = await args.request.formData()
  if (form.has('form')) return takeBack(args, sheet, form)
  const values = valuesOf(form)
  const { errors, body } = readForm(sheet, values)
  if (errors.length > 0) return refused(errors, { values }, 400)
  const call = args.context.get(callContext)
  const called = await call(keyPaperAnswers, { params: sheet.place, body }, keyOf(form))
  if (!called.ok)
    return refused(
      errorsFrom(called.problem, { otherwise: 'send', codes: { 'nothing-answered': 'audience' } }),
      afterRefusal(called.problem, values),
      called.status,
    )
  const headers = new Headers({ 'heard-after': called.headers.get('heard-position') ?? '' })
  const overview = answerOf(await call(paperOverview, { params: sheet.place }, { headers }))
  const { form: number, receipt, again } = called.body
  const code = first(values, 'wants-code') === 'yes' ? { code: receipt, link: `${args.context.get(originContext)}/my-contribution` } : undefined
  return data({ errors: undefined, values: nothing, sameKey: undefined, keyed: { number, again, code, overview }, takenBack: undefined })
}

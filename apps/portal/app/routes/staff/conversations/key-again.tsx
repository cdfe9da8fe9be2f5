import { keyPaperAgain, paperToKeyAgain, questionnaireFor } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { type FormValues, valuesOf } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { Text } from '../../../i18n/text.tsx'
import { answerOf, seen } from '../../../services/calling.ts'
import { errorsFrom, keyOf, newKey } from '../../../services/form.ts'
import { comesBack } from '../../../services/staff-form.ts'
import { readAnswers, type Sheet, sheetOf } from './keying.server.ts'
import { KeyedQuestions } from './keying-form.tsx'
import { WhoReads } from './who-reads.tsx'

const formIn = ({ form }: LoaderFunctionArgs['params']): number => {
  const number = Number(form)
  if (!Number.isSafeInteger(number) || number < 1) throw data(null, { status: 404 })
  return number
}

/** The questions of the form are those of its first keying, whatever is asked now. */
const sheetOfForm = async (args: LoaderFunctionArgs): Promise<Sheet & { readonly form: number }> => {
  const form = formIn(args.params)
  const sheet = await sheetOf(args)
  const { content } = answerOf(await args.context.get(callContext)(paperToKeyAgain, { params: sheet.place, query: { form } }))
  const { language, words } = sheet.chosen
  return { ...sheet, form, shown: questionnaireFor(content, { language, easyRead: words === 'easy' }) }
}

export const loader = async (args: LoaderFunctionArgs) => {
  const { at, form, chosen, shown, view } = await sheetOfForm(args)
  return { at, form, chosen, shown, languages: view.languages, key: newKey(args.context) }
}

export const action = async (args: ActionFunctionArgs) => {
  const sheet = await sheetOfForm(args)
  const form = await args.request.formData()
  const values = valuesOf(form)
  const { answers, errors } = readAnswers(sheet, values)
  if (errors.length > 0) return comesBack(errors, values)
  const called = await args.context.get(callContext)(keyPaperAgain, { params: sheet.place, body: { form: sheet.form, answers } }, keyOf(form))
  if (!called.ok) return comesBack(errorsFrom(called.problem, { otherwise: 'maincontent' }), values, called.status)
  const next = called.body.differing === 0 ? '?done=same' : `/${sheet.form}/differences`
  throw redirect(`${sheet.at}/double-entry${next}`, { headers: seen(called.headers), status: 303 })
}

const nothing: FormValues = {}

export default function KeyAgain() {
  const { at, form, chosen, shown, languages, key } = useLoaderData<typeof loader>()
  const { errors, values = nothing } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm
      title={`Key in form ${form} a second time`}
      about={<Text of={shown.title} />}
      back={`${at}/double-entry`}
      formKey={key}
      errors={errors}
      send="Save and compare"
      before={
        <>
          <WhoReads languages={languages} chosen={chosen} />
          <p>Take the paper with the number {form}. Only its answers are keyed again.</p>
        </>
      }
    >
      <KeyedQuestions shown={shown} values={values} errors={errors} />
    </StaffForm>
  )
}

import { KeptKeying, paperDifferences, questionnaireFor, questionsIn, settlePaperForm } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { Radios } from '../../../components/choices.tsx'
import { first, valuesOf } from '../../../components/form.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { ShownAnswer } from '../../../conversation/shown-answer.tsx'
import { answerOf } from '../../../services/calling.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { oneConversation } from './one.server.ts'

/** Why a form that was to be settled need not be any more. */
const over: readonly string[] = ['/problems/second-gone', '/problems/nothing-to-settle', '/problems/words-withdrawn']

const differencesOf = async (args: LoaderFunctionArgs) => {
  if (!mayHere(args.context.get(principalContext), 'conversation.key', programmeOf(args.params))) throw data(null, { status: 403 })
  const one = await oneConversation(args)
  const called = await args.context.get(callContext)(paperDifferences, { params: one.place, query: { form: args.params.form ?? '' } })
  if (called.status === 400) throw data(null, { status: 404 })
  if (!called.ok && over.includes(called.problem.type)) return { one, over: called.problem.title }
  return { one, over: undefined, ...answerOf(called) }
}

export const loader = async (args: LoaderFunctionArgs) => {
  const found = await differencesOf(args)
  if (found.over !== undefined) return { at: found.one.at, over: found.over }
  const { one, form, content, differences } = found
  const questions = questionsIn(questionnaireFor(content, { language: 'en', easyRead: false }).sections)
  return {
    at: one.at,
    over: undefined,
    form,
    formKey: newKey(args.context),
    differences: differences.flatMap((difference) => {
      const index = questions.findIndex(({ question }) => question === difference.question)
      const asked = questions[index]
      return asked ? [{ ...difference, asked, number: index + 1 }] : []
    }),
  }
}

export const action = async (args: ActionFunctionArgs) => {
  const found = await differencesOf(args)
  if (found.over !== undefined) throw redirect(`${found.one.at}/double-entry/${args.params.form}/differences`, 303)
  const { one, form: number, differences } = found
  const form = await args.request.formData()
  const values = valuesOf(form)
  const read = differences.map(({ question }) => ({ question, kept: KeptKeying.safeParse(first(values, `keep-${question}`)).data }))
  const choices = read.flatMap(({ question, kept }) => (kept ? [{ question, kept }] : []))
  if (choices.length < read.length) {
    const missing = read.filter(({ kept }) => !kept)
    return comesBack(
      missing.map(({ question }) => ({ field: `keep-${question}`, message: 'Choose which one the paper says' })),
      values,
    )
  }
  const called = await args.context.get(callContext)(settlePaperForm, { params: one.place, body: { form: number, choices } }, keyOf(form))
  return afterCall(called, `${one.at}/double-entry?done=settled`, { otherwise: `keep-${choices[0]?.question}` }, values)
}

type ToSettle = Extract<ReturnType<typeof useLoaderData<typeof loader>>, { over: undefined }>
type Difference = ToSettle['differences'][number]

const Keyed = ({ of: { asked, first: one, second }, which }: { readonly of: Difference; readonly which: KeptKeying }) => {
  const answer = which === 'first' ? one : second
  return answer ? <ShownAnswer question={asked} answer={answer} /> : <>Nothing</>
}

const NothingToSettle = ({ at, why }: { readonly at: string; readonly why: string }) => (
  <Page title="Nothing to settle" before={<BackLink href={`${at}/double-entry`} />}>
    <h1>Nothing to settle</h1>
    <p>{why}.</p>
  </Page>
)

const Settle = ({ at, form, formKey, differences }: ToSettle) => {
  const { errors, values } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm
      title={`Where two keyings of form ${form} differ`}
      back={`${at}/double-entry`}
      formKey={formKey}
      errors={errors}
      send="Settle this form"
      before={
        <p>
          Look at the paper. What is right counts from now on; the second keying is erased when the form is settled, and after 30 days in any case.
        </p>
      }
    >
      {differences.map((difference) => (
        <Radios
          key={difference.question}
          name={`keep-${difference.question}`}
          label={`${difference.number}. ${difference.asked.text.text}`}
          errors={errors}
          chosen={first(values, `keep-${difference.question}`)}
          choices={KeptKeying.options.map((which) => ({
            value: which,
            label: which === 'first' ? 'The first keying is right' : 'The second keying is right',
            hint: <Keyed of={difference} which={which} />,
          }))}
        />
      ))}
    </StaffForm>
  )
}

export default function SettleForm() {
  const loaded = useLoaderData<typeof loader>()
  return loaded.over === undefined ? <Settle {...loaded} /> : <NothingToSettle at={loaded.at} why={loaded.over} />
}

import { correctExpense, takeBackExpense } from '@heard/contracts/champions'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../../components/button.tsx'
import { InsetText } from '../../../components/content.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { first, PostForm, valuesOf } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { callContext } from '../../../contexts.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { ExpenseFields } from './expense-fields.tsx'
import { expenseFields, expenseValues, readExpense } from './expense-form.ts'
import { ownExpenses } from './own.server.ts'

export const loader = async (args: LoaderFunctionArgs) => {
  const { programme, mine } = await ownExpenses(args)
  const claimed = mine.claims.find(({ claim }) => claim === args.params.claim)
  if (!claimed?.content) throw data(null, { status: 404 })
  const waits = claimed.state === 'waiting'
  return { back: `/staff/${programme}/volunteering/expenses`, claimed: expenseValues(claimed.content), waits, key: newKey(args.context) }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const where = { programme: programmeOf(params), claim: params.claim ?? '' }
  const call = context.get(callContext)
  const form = await request.formData()
  const values = valuesOf(form)
  const to = (done: string): string => `/staff/${where.programme}/volunteering/expenses?done=${done}`
  if (first(values, 'step') === 'take-back') {
    return afterCall(await call(takeBackExpense, { params: where }, keyOf(form)), to('taken-back'), expenseFields, values)
  }
  const read = readExpense(values)
  if ('errors' in read) return comesBack(read.errors, values)
  return afterCall(await call(correctExpense, { params: where, body: read.content }, keyOf(form)), to('corrected'), expenseFields, values)
}

export default function CorrectExpense() {
  const { back, claimed, waits, key } = useLoaderData<typeof loader>()
  const { errors, values = claimed } = useActionData<typeof action>() ?? {}
  return (
    <Page title="Put right what I claimed" errors={errors} before={<BackLink href={back} />}>
      <ErrorSummary errors={errors} />
      <h1>Put right what I claimed</h1>
      {!waits && (
        <InsetText>
          <p>
            This claim has been decided. See it under <a href={back}>My expenses</a>.
          </p>
        </InsetText>
      )}
      <PostForm>
        <HiddenKey value={key} />
        <ExpenseFields values={values} errors={errors} />
        {waits && <Button>Save</Button>}
      </PostForm>
      {waits && (
        <>
          <h2>You do not want it paid?</h2>
          <p>Once it is taken back it is not paid. You can claim it again.</p>
          <PostForm>
            <HiddenKey value={key} />
            <input type="hidden" name="step" value="take-back" />
            <Button look="warning">Take it back</Button>
          </PostForm>
        </>
      )}
    </Page>
  )
}

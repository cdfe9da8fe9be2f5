import { listWordings, WithdrawnBecause, withdrawWording } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Radios } from '../../../components/choices.tsx'
import { InsetText } from '../../../components/content.tsx'
import { first, valuesOf } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { WordingBlock } from '../../../components/wording.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { reasons, whatIs, wordingName } from './wording-names.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  if (!mayHere(context.get(principalContext), 'wording.withdraw', programme)) throw data(null, { status: 403 })
  const { wordings } = answerOf(await context.get(callContext)(listWordings, { params: { programme }, query: {} }))
  const wording = wordings.find(({ ref }) => ref === params.ref)
  if (!wording || wording.words.status === 'withdrawn') throw data(null, { status: 404 })
  return { programme, wording, key: newKey(context) }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  const reason = WithdrawnBecause.safeParse(first(values, 'reason'))
  if (!reason.success) return comesBack([{ field: 'reason', message: 'Choose why it is withdrawn' }], values)
  const where = { programme, ref: params.ref ?? '' }
  const called = await context.get(callContext)(withdrawWording, { params: where, body: { reason: reason.data } }, keyOf(form))
  return afterCall(called, `/staff/${programme}/wordings?done=withdrawn`, { otherwise: 'reason' }, values)
}

const leaves = {
  text: 'The text leaves every page at once and is erased. Nobody can bring it back.',
  file: 'The file and its name leave every page at once and are erased. Nobody can bring them back.',
} as const

export default function WithdrawText() {
  const { programme, wording, key } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  const what = whatIs(wording)
  return (
    <StaffForm
      title={`Withdraw this ${what}`}
      about={wordingName(wording)}
      back={`/staff/${programme}/wordings?of=${wording.id}`}
      formKey={key}
      errors={errors}
      send={`Withdraw this ${what} for good`}
      warning
      before={
        <>
          <InsetText>
            <WordingBlock of={wording.words} />
          </InsetText>
          <p>
            {leaves[what]} The page says that a {what} was here, on which day it was withdrawn, and why. What others have copied or printed stays.
          </p>
        </>
      }
    >
      <Radios name="reason" label="Why is it withdrawn?" errors={errors} chosen={first(values, 'reason')} choices={reasons} />
    </StaffForm>
  )
}

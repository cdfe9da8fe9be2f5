import { conversationResults, releaseConversationResults } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { StaffForm } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { ConversationResults } from '../../../conversation/results.tsx'
import { answerOf } from '../../../services/calling.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { mayHere, principalContext } from '../../../services/staff.ts'
import { afterCall } from '../../../services/staff-form.ts'
import { oneConversation } from './one.server.ts'

export const loader = async (args: LoaderFunctionArgs) => {
  const { at, place, view } = await oneConversation(args)
  if (!mayHere(args.context.get(principalContext), 'report.publish', place.programme)) throw data(null, { status: 403 })
  const results = answerOf(await args.context.get(callContext)(conversationResults, { params: place }))
  return { at, results, audiences: view.audiences, key: newKey(args.context) }
}

export const action = async (args: ActionFunctionArgs) => {
  const { at, place } = await oneConversation(args)
  const form = await args.request.formData()
  const body = { seen: String(form.get('seen') ?? '') }
  const called = await args.context.get(callContext)(releaseConversationResults, { params: place, body }, keyOf(form))
  return afterCall(called, `${at}/results?done=released`, { otherwise: 'release' }, {})
}

export default function ReleaseResults() {
  const { at, results, audiences, key } = useLoaderData<typeof loader>()
  const { errors } = useActionData<typeof action>() ?? {}
  const { released } = results
  return (
    <StaffForm
      title="Release the results"
      back={`${at}/results`}
      formKey={key}
      errors={errors}
      send="Release to the public"
      before={
        <>
          <p>
            This is what the public will see. Once released, the numbers stay as they are until the next release, and the release stands on the public
            ledger.
          </p>
          {released && <p>It will say that it follows release {released.number}.</p>}
          <div id="release">
            <ConversationResults results={results} audiences={audiences} />
          </div>
        </>
      }
    >
      <input type="hidden" name="seen" value={results.hash} />
    </StaffForm>
  )
}

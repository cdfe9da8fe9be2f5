import { Slug } from '@heard/contracts'
import { longest, replyToDraft } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { OrganisationName, OrganisationsContext } from '../../../accountability/names.tsx'
import { Weighed } from '../../../accountability/recommendation-card.tsx'
import { Checkboxes } from '../../../components/choices.tsx'
import { InsetText } from '../../../components/content.tsx'
import { type FormValues, first, valuesOf } from '../../../components/form.tsx'
import { LanguageSelect, StaffForm } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { WordingBlock } from '../../../components/wording.tsx'
import { callContext } from '../../../contexts.ts'
import { useDay } from '../../../i18n/translator.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { programmeOf, theProgramme } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { checkTyped } from '../../../services/typed.ts'
import { draftToReplyTo } from './one.server.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  const call = context.get(callContext)
  const organisation = new URL(request.url).searchParams.get('organisation')
  const [draft, { organisations }] = await Promise.all([
    draftToReplyTo(call, programme, params.recommendation, organisation),
    theProgramme(call, programme),
  ])
  const { reply } = draft
  const now: FormValues = reply
    ? {
        text: [reply.text.status === 'open' ? reply.text.text : ''],
        mayShow: reply.mayShow ? ['yes'] : [],
        language: [reply.text.status === 'open' ? reply.text.language : 'en'],
      }
    : {}
  return { programme, draft, organisations, now, key: newKey(context) }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const recommendation = params.recommendation ?? ''
  const form = await request.formData()
  const values = valuesOf(form)
  const errors = checkTyped(values, [{ name: 'text', longest: longest.reasons, missing: 'Enter what you say of the draft' }])
  if (errors.length > 0) return comesBack(errors, values)
  const organisation = Slug.safeParse(first(values, 'organisation'))
  const body = {
    ...(organisation.success ? { organisation: organisation.data } : {}),
    seen: Number(first(values, 'seen')),
    text: first(values, 'text') ?? '',
    mayShow: first(values, 'mayShow') === 'yes',
    language: first(values, 'language') ?? 'en',
  }
  const called = await context.get(callContext)(replyToDraft, { params: { programme, recommendation }, body }, keyOf(form))
  return afterCall(called, `/staff/${programme}/addressed?done=replied`, { otherwise: 'text' }, values)
}

export default function Reply() {
  const { programme, draft, organisations, now, key } = useLoaderData<typeof loader>()
  const { errors, values = now } = useActionData<typeof action>() ?? {}
  const day = useDay()
  const { organisation, title, text, replyBy, changedAt, reply } = draft
  return (
    <OrganisationsContext value={{ organisations }}>
      <StaffForm
        title={reply ? 'Change the reply to the draft' : 'Reply to the draft'}
        about={title.status === 'open' ? title.text : 'Recommendation'}
        back={`/staff/${programme}/addressed`}
        formKey={key}
        errors={errors}
        send="Send the reply"
        before={
          <>
            <p>
              This is a draft of a recommendation to <OrganisationName id={organisation} />. It is not public. Say by {day(replyBy)} what is wrong or
              missing in it; whether you accept it is asked later, once it is published.
            </p>
            {changedAt && <p>It was changed on {day(changedAt)}, after it was sent to you. This is what it says now.</p>}
            <InsetText>
              <WordingBlock of={text} />
              <Weighed of={draft} />
            </InsetText>
          </>
        }
      >
        <input type="hidden" name="organisation" value={organisation} />
        <input type="hidden" name="seen" value={draft.redrafts} />
        <Textarea
          name="text"
          label="What you say of the draft"
          hint="Name the sentence, and what it should say"
          errors={errors}
          value={first(values, 'text')}
          rows={6}
        />
        <Checkboxes
          name="mayShow"
          label="Who may read it"
          hint="That you replied is public in any case, once the recommendation is"
          chosen={values.mayShow}
          choices={[{ value: 'yes', label: 'Our words may stand beside the recommendation in public' }]}
        />
        <LanguageSelect values={values} errors={errors} />
      </StaffForm>
    </OrganisationsContext>
  )
}

import { Slug } from '@heard/contracts'
import { amendResponse, longest, ResponseAnswer, respond } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { OrganisationName, OrganisationsContext } from '../../../accountability/names.tsx'
import { speaksFor } from '../../../accountability/speaks-for.ts'
import { Radios } from '../../../components/choices.tsx'
import { InsetText } from '../../../components/content.tsx'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first, valuesOf } from '../../../components/form.tsx'
import { LanguageSelect, StaffForm } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { WordingBlock } from '../../../components/wording.tsx'
import { callContext } from '../../../contexts.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { principalContext, programmeOf, theProgramme } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { checkTyped, typedIn } from '../../../services/typed.ts'
import { addressedOne } from './one.server.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  const call = context.get(callContext)
  const [{ recommendation }, view] = await Promise.all([addressedOne(call, programme, params.recommendation), theProgramme(call, programme)])
  const { asked, title, text, id } = recommendation
  const named = new URL(request.url).searchParams.get('organisation')
  const ours = asked.filter(({ organisation }) => speaksFor(context.get(principalContext), view, organisation))
  const one = ours.find(({ organisation }) => organisation === named) ?? ours[0]
  const response = one?.response
  const now: FormValues = response
    ? {
        answer: [response.answer],
        text: [response.text.status === 'open' ? response.text.text : ''],
        reasons: [response.reasons?.status === 'open' ? response.reasons.text : ''],
        language: [response.text.status === 'open' ? response.text.language : 'en'],
      }
    : {}
  return {
    programme,
    id,
    text,
    title: title.status === 'open' ? title.text : 'Recommendation',
    organisation: one?.organisation,
    forOne: asked.length > 1,
    organisations: view.organisations,
    amends: response !== undefined,
    now,
    key: newKey(context),
  }
}

const check = (values: FormValues, amends: boolean): FieldError[] => {
  const answer = ResponseAnswer.safeParse(first(values, 'answer'))
  const partly = answer.success && answer.data !== 'accepted'
  return [
    ...(answer.success ? [] : [{ field: 'answer', message: 'Choose whether you accept it' }]),
    ...checkTyped(values, [
      { name: 'text', longest: longest.text, missing: 'Enter your answer' },
      { name: 'reasons', longest: longest.reasons, ...(partly ? { missing: 'Give the reasons why it is declined or accepted only in part' } : {}) },
      ...(amends ? [{ name: 'why', longest: longest.reasons, missing: 'Say why the answer changes' }] : []),
    ]),
  ]
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const recommendation = params.recommendation ?? ''
  const form = await request.formData()
  const values = valuesOf(form)
  const amends = first(values, 'amends') === 'yes'
  const answer = ResponseAnswer.safeParse(first(values, 'answer'))
  const errors = check(values, amends)
  if (!answer.success || errors.length > 0) return comesBack(errors, values)
  const reasons = typedIn(values, 'reasons')
  const organisation = Slug.safeParse(first(values, 'organisation'))
  const body = {
    ...(organisation.success ? { organisation: organisation.data } : {}),
    answer: answer.data,
    text: first(values, 'text') ?? '',
    ...(reasons === undefined ? {} : { reasons }),
    language: first(values, 'language') ?? 'en',
  }
  const call = context.get(callContext)
  const input = { params: { programme, recommendation } }
  const called = amends
    ? await call(amendResponse, { ...input, body: { ...body, why: first(values, 'why') ?? '' } }, keyOf(form))
    : await call(respond, { ...input, body }, keyOf(form))
  const fields = { codes: { 'reasons-required': 'reasons' }, otherwise: 'answer' }
  return afterCall(called, `/staff/${programme}/addressed?done=${amends ? 'amended' : 'answered'}`, fields, values)
}

export default function Answer() {
  const { programme, id, title, text, organisation, forOne, organisations, amends, now, key } = useLoaderData<typeof loader>()
  const { errors, values = now } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm
      title={amends ? 'Change the answer' : 'Answer the recommendation'}
      about={title}
      back={`/staff/${programme}/addressed/${id}`}
      formKey={key}
      errors={errors}
      send={amends ? 'Publish the changed answer' : 'Publish the answer'}
      before={
        <>
          <InsetText>
            <WordingBlock of={text} />
          </InsetText>
          {forOne && organisation && (
            <p>
              <OrganisationsContext value={{ organisations }}>
                Others are asked as well. This is the answer of <OrganisationName id={organisation} />.
              </OrganisationsContext>
            </p>
          )}
          <p>{amends ? 'The earlier answer stays visible in public, with your reason for the change.' : 'Your answer is public at once.'}</p>
        </>
      }
    >
      {amends && <input type="hidden" name="amends" value="yes" />}
      {organisation && <input type="hidden" name="organisation" value={organisation} />}
      <Radios
        name="answer"
        label="Do you accept it?"
        errors={errors}
        chosen={first(values, 'answer')}
        choices={[
          { value: 'accepted', label: 'Yes, all of it' },
          { value: 'accepted-in-part', label: 'A part of it', hint: 'Say below which part, and why not the rest' },
          { value: 'declined', label: 'No', hint: 'Say below why not' },
        ]}
      />
      <Textarea
        name="text"
        label="Your answer"
        hint="What you will do, in plain words for residents"
        errors={errors}
        value={first(values, 'text')}
        rows={6}
      />
      <Textarea
        name="reasons"
        label="Reasons"
        hint="Needed if you decline it or accept a part of it"
        errors={errors}
        value={first(values, 'reasons')}
        rows={4}
      />
      {amends && <Textarea name="why" label="Why the answer changes" errors={errors} value={first(values, 'why')} rows={3} />}
      <LanguageSelect values={values} errors={errors} />
    </StaffForm>
  )
}

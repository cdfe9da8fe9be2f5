import { type DraftCheck, longest, publishRecommendation, type StaffRecommendation } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { OrganisationNames, OrganisationsContext } from '../../../accountability/names.tsx'
import { InsetText } from '../../../components/content.tsx'
import { DateInput } from '../../../components/date-input.tsx'
import { first, valuesOf } from '../../../components/form.tsx'
import { LanguageSelect, StaffForm } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { WordingBlock } from '../../../components/wording.tsx'
import { callContext } from '../../../contexts.ts'
import { useDay } from '../../../i18n/translator.ts'
import { readDay } from '../../../services/day-input.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { programmeOf, theProgramme } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { checkTyped, typedIn } from '../../../services/typed.ts'
import { askedInWords, openCheckOf } from './draft-check.tsx'
import { oneOf, titleText } from './one.server.ts'

/** Organisations that have not replied to the draft as it is now, and still may, or were never sent that. */
const stillWaiting = ({ asked, sent }: StaffRecommendation, today: string): string[] =>
  asked.flatMap(({ organisation }) => {
    const was = sent.find((each) => each.organisation === organisation)
    return was?.reply?.earlier === false || (was?.earlier === false && today > was.replyBy) ? [] : [organisation]
  })

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  const call = context.get(callContext)
  const [{ recommendation }, { organisations }] = await Promise.all([oneOf(call, programme, params.recommendation), theProgramme(call, programme)])
  const today = new Date().toISOString().slice(0, 10)
  return {
    programme,
    recommendation,
    waitsFor: stillWaiting(recommendation, today),
    openCheck: openCheckOf(recommendation, today),
    title: titleText(recommendation),
    organisations,
    key: newKey(context),
  }
}

const fields = {
  codes: { 'asked-in-the-future': 'asked-day', 'due-before-asked': 'due-day', 'reply-awaited': 'cannotWait' },
  paths: { askedOn: 'asked-day', dueBy: 'due-day', 'cannotWait.reason': 'cannotWait' },
  otherwise: 'due-day',
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const recommendation = params.recommendation ?? ''
  const form = await request.formData()
  const values = valuesOf(form)
  const due = readDay(values, 'due', 'The day for the answer')
  const asked = readDay(values, 'asked', 'The day it was asked')
  const tooLong = checkTyped(values, [{ name: 'cannotWait', longest: longest.reasons }])
  if ('error' in due || 'error' in asked || due.day === undefined || tooLong.length > 0) {
    const errors = [
      'error' in due ? due.error : due.day === undefined ? { field: 'due-day', message: 'Enter the last day for the answer' } : undefined,
      'error' in asked ? asked.error : undefined,
      ...tooLong,
    ]
    return comesBack(
      errors.filter((error) => error !== undefined),
      values,
    )
  }
  const reason = typedIn(values, 'cannotWait')
  const body = {
    dueBy: due.day,
    seen: Number(first(values, 'seen')),
    ...(asked.day === undefined ? {} : { askedOn: asked.day }),
    ...(reason === undefined ? {} : { cannotWait: { reason, language: first(values, 'language') ?? 'en' } }),
  }
  const called = await context.get(callContext)(publishRecommendation, { params: { programme, recommendation }, body }, keyOf(form))
  return afterCall(called, `/staff/${programme}/recommendations/${recommendation}?done=published`, fields, values)
}

const CheckBefore = ({ checks, open }: Pick<StaffRecommendation, 'checks'> & { readonly open: DraftCheck | undefined }) => {
  const day = useDay()
  const newest = checks.at(-1)
  if (!newest) return <p>Nobody was asked to check the draft.</p>
  return (
    <p>
      On {day(newest.on)} you asked {askedInWords(newest)} to check the draft, and everybody will see that.
      {newest.changed && ' It was changed after that.'}
      {open && ` They have until ${day(open.until)}: publishing closes the check.`} What they wrote is deleted.
    </p>
  )
}

export default function Publish() {
  const { programme, recommendation, waitsFor, openCheck, title, organisations, key } = useLoaderData<typeof loader>()
  const { errors, values } = useActionData<typeof action>() ?? {}
  return (
    <OrganisationsContext value={{ organisations }}>
      <StaffForm
        title="Publish the recommendation"
        about={title}
        back={`/staff/${programme}/recommendations/${recommendation.id}`}
        formKey={key}
        errors={errors}
        send="Publish"
        before={
          <>
            <p>
              It becomes public, addressed to <OrganisationNames ids={recommendation.asked.map(({ organisation }) => organisation)} />. Its wording
              can no longer be changed, only withdrawn. Whoever has not answered by the day you set is named for that in public too.
            </p>
            <CheckBefore checks={recommendation.checks} open={openCheck} />
            <InsetText>
              <WordingBlock of={recommendation.text} />
            </InsetText>
          </>
        }
      >
        <input type="hidden" name="seen" value={recommendation.redrafts} />
        <DateInput name="due" label="Last day for the answers" errors={errors} values={values} />
        <DateInput
          name="asked"
          label="Day it was put to the organisations (optional)"
          hint="Leave it empty if that is today. For example, 27 3 2026"
          errors={errors}
          values={values}
        />
        {waitsFor.length > 0 && (
          <>
            <Textarea
              name="cannotWait"
              label="Why this cannot wait"
              hint={
                <>
                  <OrganisationNames ids={waitsFor} /> may still reply to the draft, or was never sent it as it is now. The reason is public with the
                  recommendation
                </>
              }
              errors={errors}
              value={first(values ?? {}, 'cannotWait')}
              rows={3}
            />
            <LanguageSelect values={values} errors={errors} />
          </>
        )}
      </StaffForm>
    </OrganisationsContext>
  )
}

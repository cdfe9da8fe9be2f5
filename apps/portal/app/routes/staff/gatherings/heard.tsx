import { publishHeard, showHeard } from '@heard/contracts/events'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../../components/button.tsx'
import { type FormValues, first, valuesOf } from '../../../components/form.tsx'
import { LanguageSelect, StaffForm } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { callContext } from '../../../contexts.ts'
import { useDay } from '../../../i18n/translator.ts'
import { answerOf } from '../../../services/calling.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { readMarkdown } from '../../../services/read-markdown.server.ts'
import { programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { checkTyped } from '../../../services/typed.ts'
import { markdownHint, Preview } from '../information/information-fields.tsx'
import { gatheringById, mustPlan } from './one.server.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const programme = mustPlan({ params, context })
  const { gathering, title } = await gatheringById({ params, context }, params.gathering)
  const { by, told } = answerOf(await context.get(callContext)(showHeard, { params: { programme, gathering } }))
  const begun: FormValues = told ? { summary: [told.summary.text], language: [told.summary.language] } : {}
  return { at: `/staff/${programme}/gatherings/${gathering}`, title: title.text, by, isTold: told !== undefined, begun, key: newKey(context) }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const at = { programme: programmeOf(params), gathering: params.gathering ?? '' }
  const form = await request.formData()
  const values = valuesOf(form)
  const summary = first(values, 'summary') ?? ''
  if (first(values, 'step') === 'preview') return { errors: undefined, values, preview: readMarkdown(summary) }
  const errors = checkTyped(values, [{ name: 'summary', longest: 20_000, missing: 'Enter what you heard' }])
  if (errors.length > 0) return comesBack(errors, values)
  const body = { language: first(values, 'language') ?? 'en', summary }
  const called = await context.get(callContext)(publishHeard, { params: at, body }, keyOf(form))
  return afterCall(called, `/staff/${at.programme}/gatherings/${at.gathering}/after?done=told`, { otherwise: 'summary' }, values)
}

export default function TellWhatWasHeard() {
  const { at, title, by, isTold, begun, key } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  const { errors, values = begun } = back ?? {}
  const day = useDay()
  return (
    <StaffForm
      title="What we heard"
      about={title}
      back={`${at}/after`}
      formKey={key}
      errors={errors}
      send={isTold ? 'Publish the change' : 'Publish it'}
      before={
        <>
          {by !== undefined && !isTold && <p>It is promised in public by {day(by)}.</p>}
          <p>
            Everybody can read it. Name nobody, and quote nobody who has not agreed. Themes, recommendations and promises that came of the notes of
            tables are listed below it by themselves.
          </p>
          {back && 'preview' in back && <Preview title="What we heard" blocks={back.preview} />}
        </>
      }
    >
      <Textarea name="summary" label="Summary" hint={markdownHint} errors={errors} value={first(values, 'summary')} rows={14} />
      <LanguageSelect values={values} errors={errors} />
      <Button look="secondary" name="step" value="preview">
        Preview
      </Button>
    </StaffForm>
  )
}

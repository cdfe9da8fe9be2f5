import { ClaimLevel, claimOutcome, longest } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Radios } from '../../../components/choices.tsx'
import { DateInput } from '../../../components/date-input.tsx'
import { first } from '../../../components/form.tsx'
import { LanguageSelect, StaffForm } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { callContext } from '../../../contexts.ts'
import { readDay } from '../../../services/day-input.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { comesBack } from '../../../services/staff-form.ts'
import { checkTyped } from '../../../services/typed.ts'
import { dayFields } from './day-fields.ts'
import { FileFields } from './file-fields.tsx'
import { LinkFields } from './link-fields.tsx'
import { readLinks } from './named-links.ts'
import { commitmentOf, textOf } from './one.server.ts'
import { afterCallWithFiles, readFormWithFiles } from './sent-files.server.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  const commitment = await commitmentOf(context.get(callContext), programme, params.commitment)
  const { measure } = commitment
  return {
    programme,
    id: commitment.id,
    title: textOf(commitment),
    measure: measure.status === 'open' ? measure.text : undefined,
    key: newKey(context),
  }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const commitment = params.commitment ?? ''
  const { form, values, files, errors: wrongFiles } = await readFormWithFiles(request, context, { programme, commitment })
  const level = ClaimLevel.safeParse(first(values, 'level'))
  const on = readDay(values, 'on', 'The day')
  const pages = readLinks(values)
  const errors = [
    ...(level.success ? [] : [{ field: 'level', message: 'Choose how much of it is there' }]),
    ...checkTyped(values, [{ name: 'text', longest: longest.text, missing: 'Enter what was done and what came of it' }]),
    ...('error' in on ? [on.error] : []),
    ...('errors' in pages ? pages.errors : []),
    ...wrongFiles,
  ]
  if (errors.length > 0 || !level.success || 'error' in on || 'errors' in pages) return comesBack(errors, values)
  const body = {
    level: level.data,
    text: first(values, 'text') ?? '',
    ...(on.day === undefined ? {} : { on: on.day }),
    links: pages.links,
    files,
    language: first(values, 'language') ?? 'en',
  }
  const called = await context.get(callContext)(claimOutcome, { params: { programme, commitment }, body }, keyOf(form))
  return afterCallWithFiles(called, `/staff/${programme}/commitments/${commitment}?done=claimed`, claimFields, values)
}

const claimFields = { paths: dayFields.paths, codes: { ...dayFields.codes, 'already-claimed': 'level' }, otherwise: 'text' }

export default function Outcome() {
  const { programme, id, title, measure, key } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm
      title="Say what came of it"
      about={title}
      back={`/staff/${programme}/commitments/${id}`}
      formKey={key}
      multipart
      errors={errors}
      send="Publish the outcome"
      before={
        <>
          <p>It is public at once. Residents and champions then say whether they see it; both are shown side by side.</p>
          {measure && <p>The measure you gave: {measure}</p>}
        </>
      }
    >
      <Radios
        name="level"
        label="How much of what you promised is there?"
        errors={errors}
        chosen={first(values, 'level')}
        choices={[
          { value: 'complete', label: 'All of it' },
          { value: 'substantial', label: 'Most of it' },
          { value: 'limited', label: 'A little of it', hint: 'The promise stays open, and becomes overdue after its day' },
          { value: 'not-started', label: 'It has not started', hint: 'The promise stays open, and becomes overdue after its day' },
        ]}
      />
      <Textarea
        name="text"
        label="What was done, and what came of it"
        hint="Say it by the measure, so that people can check"
        errors={errors}
        value={first(values, 'text')}
        rows={5}
      />
      <DateInput
        name="on"
        label="Since which day (optional)"
        hint="Leave it empty if that is today. For example, 27 3 2026"
        errors={errors}
        values={values}
      />
      <LinkFields values={values} errors={errors} />
      <FileFields values={values} errors={errors} />
      <LanguageSelect values={values} errors={errors} />
    </StaffForm>
  )
}

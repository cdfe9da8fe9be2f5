import { longest, ProgressState, reportProgress } from '@heard/contracts/reporting'
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
  return { programme, id: commitment.id, title: textOf(commitment), key: newKey(context) }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const commitment = params.commitment ?? ''
  const { form, values, files, errors: wrongFiles } = await readFormWithFiles(request, context, { programme, commitment })
  const state = ProgressState.safeParse(first(values, 'state'))
  const on = readDay(values, 'on', 'The day')
  const pages = readLinks(values)
  const errors = [
    ...(state.success ? [] : [{ field: 'state', message: 'Choose how far it is' }]),
    ...checkTyped(values, [{ name: 'note', longest: longest.note, missing: 'Enter what was done, or what stands in the way' }]),
    ...('error' in on ? [on.error] : []),
    ...('errors' in pages ? pages.errors : []),
    ...wrongFiles,
  ]
  if (errors.length > 0 || !state.success || 'error' in on || 'errors' in pages) return comesBack(errors, values)
  const body = {
    state: state.data,
    note: first(values, 'note') ?? '',
    ...(on.day === undefined ? {} : { on: on.day }),
    links: pages.links,
    files,
    language: first(values, 'language') ?? 'en',
  }
  const called = await context.get(callContext)(reportProgress, { params: { programme, commitment }, body }, keyOf(form))
  return afterCallWithFiles(called, `/staff/${programme}/commitments/${commitment}?done=reported`, { ...dayFields, otherwise: 'state' }, values)
}

export default function Progress() {
  const { programme, id, title, key } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm
      title="Report progress"
      about={title}
      back={`/staff/${programme}/commitments/${id}`}
      formKey={key}
      multipart
      errors={errors}
      send="Publish the progress"
    >
      <Radios
        name="state"
        label="How far is it?"
        errors={errors}
        chosen={first(values, 'state')}
        choices={[
          { value: 'not-started', label: 'Not started' },
          { value: 'under-way', label: 'Under way' },
          { value: 'delayed', label: 'Delayed' },
          { value: 'blocked', label: 'Blocked', hint: 'Something outside your reach stands in the way' },
        ]}
      />
      <Textarea name="note" label="What was done, or what stands in the way" errors={errors} value={first(values, 'note')} rows={4} />
      <DateInput name="on" label="Day (optional)" hint="Leave it empty if that is today. For example, 27 3 2026" errors={errors} values={values} />
      <LinkFields values={values} errors={errors} />
      <FileFields values={values} errors={errors} />
      <LanguageSelect values={values} errors={errors} />
    </StaffForm>
  )
}

import { Role } from '@heard/contracts/identity'
import { AssuranceState } from '@heard/contracts/reporting'
import { Radios } from '../../../components/choices.tsx'
import { DateInput } from '../../../components/date-input.tsx'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first } from '../../../components/form.tsx'
import { Select } from '../../../components/select.tsx'
import { LanguageSelect } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { inWords } from '../retention/rule.ts'
import { stateNames } from './kind-names.ts'

const hints = {
  'in-place': 'Done, decided, signed, passed or given',
  'to-do': 'Planned or asked for, and not there yet',
  failed: 'It was tried and did not pass',
  'declared-none': 'Somebody looked, and there is no such thing',
} as const satisfies Record<AssuranceState, string>

type Fields = { readonly values: FormValues; readonly errors: readonly FieldError[] | undefined }

/** What an entry says, whatever its kind. */
export const EntryFields = ({ values, errors }: Fields) => (
  <>
    <Radios
      name="state"
      label="How it stands"
      errors={errors}
      chosen={first(values, 'state')}
      choices={AssuranceState.options.map((value) => ({ value, label: stateNames[value], hint: hints[value] }))}
    />
    <Select
      name="role"
      label="Role (for a training only)"
      errors={errors}
      value={first(values, 'role') ?? ''}
      options={[{ value: '', label: 'No role' }, ...Role.options.map((role) => ({ value: role, label: inWords(role) }))]}
    />
    <Textarea
      name="text"
      label="In words"
      hint="What it is, where it is kept, who signed it. Name nobody: write the role instead"
      errors={errors}
      value={first(values, 'text')}
      rows={5}
    />
    <LanguageSelect values={values} errors={errors} />
    <DateInput name="on" label="Day it was done, decided or asked for" errors={errors} values={values} />
    <DateInput
      name="review"
      label="Day of the next review (optional)"
      hint="Within three years. For example, 27 3 2027"
      errors={errors}
      values={values}
    />
  </>
)

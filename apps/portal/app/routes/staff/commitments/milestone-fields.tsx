import { DateInput } from '../../../components/date-input.tsx'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first } from '../../../components/form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { milestoneField, milestoneRows } from './milestone-rows.ts'

type MilestoneFieldsProps = { readonly values: FormValues; readonly errors: readonly FieldError[] | undefined }

/** The first milestones of a promise. */
export const MilestoneFields = ({ values, errors }: MilestoneFieldsProps) => (
  <>
    <h2 className="nhsuk-heading-m">Milestones (optional)</h2>
    <p>
      A milestone is a step on the way, with its own day. When that day passes and you have not said that it is done, the public sees that it was
      missed. You can add more later.
    </p>
    {milestoneRows.map((row) => (
      <div key={row}>
        <Textarea
          name={milestoneField(row, 'text')}
          label={`Milestone ${row}`}
          errors={errors}
          value={first(values, milestoneField(row, 'text'))}
          rows={2}
        />
        <DateInput name={milestoneField(row, 'due')} label={`Milestone ${row}: by when`} errors={errors} values={values} />
      </div>
    ))}
  </>
)

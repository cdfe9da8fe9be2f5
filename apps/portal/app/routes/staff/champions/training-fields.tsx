import { Checkboxes } from '../../../components/choices.tsx'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first } from '../../../components/form.tsx'
import { Input } from '../../../components/input.tsx'
import { Textarea } from '../../../components/textarea.tsx'

type Props = { readonly values: FormValues; readonly errors: readonly FieldError[] | undefined }

/** What a training is. */
export const TrainingFields = ({ values, errors }: Props) => (
  <>
    <Input name="name" label="What is it called?" errors={errors} value={first(values, 'name')} />
    <Textarea name="about" label="What is it about? (optional)" errors={errors} value={first(values, 'about')} rows={4} />
    <Checkboxes
      name="required"
      label="Who does it?"
      errors={errors}
      chosen={values.required}
      choices={[{ value: 'yes', label: 'Every champion does it', hint: 'It stands in their list of things to do until they have' }]}
    />
    <Input
      name="months"
      label="After how many months is it done again? (optional)"
      hint="Leave it empty if once is enough. Champions are reminded 30 days before"
      errors={errors}
      value={first(values, 'months')}
      width={3}
      inputMode="numeric"
    />
    <Input
      name="link"
      label="Address on the web (optional)"
      hint="Where it is done on the web, such as https://learn.example.org"
      errors={errors}
      value={first(values, 'link')}
      inputMode="url"
    />
  </>
)

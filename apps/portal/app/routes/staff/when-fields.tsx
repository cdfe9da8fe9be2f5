import { DateInput } from '../../components/date-input.tsx'
import type { FieldError } from '../../components/field.ts'
import { type FormValues, first } from '../../components/form.tsx'
import { Input } from '../../components/input.tsx'
import { Textarea } from '../../components/textarea.tsx'

type Props = { readonly values: FormValues; readonly errors: readonly FieldError[] | undefined; readonly hint: string }

/** When and where people meet. */
export const WhenFields = ({ values, errors, hint }: Props) => (
  <>
    <DateInput name="on" label="Day" errors={errors} values={values} />
    <div className="app-dates">
      <Input name="from" label="Starts at" hint="For example, 10:00" errors={errors} value={first(values, 'from')} width={5} />
      <Input name="minutes" label="Minutes" hint="For example, 30" errors={errors} value={first(values, 'minutes')} width={4} inputMode="numeric" />
    </div>
    <Textarea name="place" label="Where you meet, or how you talk" hint={hint} errors={errors} value={first(values, 'place')} rows={2} />
  </>
)

import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first } from '../../../components/form.tsx'
import { Input } from '../../../components/input.tsx'

type RoleFieldProps = { readonly values: FormValues; readonly errors: readonly FieldError[] | undefined }

/** The role that answers for a promise: people come and go, the role stays. */
export const RoleField = ({ values, errors }: RoleFieldProps) => (
  <Input
    name="role"
    label="Role that answers for it"
    hint="A role in your organisation, such as Head of cancer services. Never the name of a person"
    errors={errors}
    value={first(values, 'role')}
    dir="auto"
  />
)

import { Role } from '@heard/contracts/identity'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first } from '../../../components/form.tsx'
import { Select } from '../../../components/select.tsx'
import { type Place, roleNames } from './roles.ts'

type RoleFieldsProps = { readonly places: readonly Place[]; readonly errors: readonly FieldError[] | undefined; readonly values: FormValues }

const none = { value: '', label: 'None' }
const partsOf = (places: readonly Place[], part: 'organisations' | 'communities') => [
  none,
  ...places.flatMap((place) => place[part].map(({ id, name }) => ({ value: `${place.id}/${id}`, label: `${name} (${place.name})` }))),
]

/** One role, with the programme, and what a contact or a champion needs besides. */
export const RoleFields = ({ places, errors, values }: RoleFieldsProps) => (
  <>
    <Select
      name="role"
      label="Role"
      errors={errors}
      value={first(values, 'role') ?? ''}
      options={[{ value: '', label: 'No role' }, ...Role.options.map((role) => ({ value: role, label: roleNames[role] }))]}
    />
    <Select
      name="programme"
      label="Programme"
      errors={errors}
      value={first(values, 'programme') ?? ''}
      options={[
        { value: '', label: 'Choose' },
        ...places.map(({ id, name }) => ({ value: id, label: name })),
        { value: '*', label: 'All programmes' },
      ]}
    />
    <Select
      name="organisation"
      label="Organisation"
      hint="Only for the contact of an organisation"
      errors={errors}
      value={first(values, 'organisation') ?? ''}
      options={partsOf(places, 'organisations')}
    />
    <Select
      name="community"
      label="Community"
      hint="Only for a champion of one community"
      errors={errors}
      value={first(values, 'community') ?? ''}
      options={partsOf(places, 'communities')}
    />
  </>
)

import { PieceOwner, SupportNeed, SupportPlace } from '@heard/contracts/engagement'
import { Checkboxes, Radios } from '../../../components/choices.tsx'
import { DateInput } from '../../../components/date-input.tsx'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first } from '../../../components/form.tsx'
import { Input } from '../../../components/input.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { useMessages } from '../../../i18n/translator.ts'
import { writingLanguages } from '../../../i18n/writing-languages.ts'
import { needKeys, placeKeys } from '../../../support/names.ts'
import { ownerNames } from '../pieces/names.ts'

type Fields = { readonly values: FormValues; readonly errors: readonly FieldError[] | undefined }

const Contact = ({ values, errors }: Fields) => (
  <>
    <Input name="phone" label="Phone" hint="Most people ring first" type="tel" errors={errors} value={first(values, 'phone')} width={20} />
    <Input name="opening" label="When it is open (optional)" errors={errors} value={first(values, 'opening')} />
    <Input
      name="email"
      label="E-mail (optional)"
      hint="An address of the organisation, not of one person"
      type="email"
      errors={errors}
      value={first(values, 'email')}
      spellCheck={false}
    />
    <Input
      name="web"
      label="Website (optional)"
      hint="Begins with https://"
      type="url"
      errors={errors}
      value={first(values, 'web')}
      spellCheck={false}
    />
    <Input name="address" label="Address (optional)" errors={errors} value={first(values, 'address')} />
  </>
)

/** What an entry of the directory says, in English. */
export const ServiceFields = ({ values, errors }: Fields) => {
  const t = useMessages()
  return (
    <>
      <Input name="name" label="Name of the service" errors={errors} value={first(values, 'name')} />
      <Textarea
        name="what"
        label="What it does"
        hint="In short, plain sentences. Name nobody"
        errors={errors}
        value={first(values, 'what')}
        rows={3}
      />
      <Checkboxes
        name="needs"
        label="What it helps with"
        errors={errors}
        chosen={values.needs}
        choices={SupportNeed.options.map((value) => ({ value, label: t(needKeys[value]) }))}
      />
      <Radios
        name="place"
        label="Whom it is for, by where they live"
        errors={errors}
        chosen={first(values, 'place')}
        choices={SupportPlace.options.map((value) => ({ value, label: t(placeKeys[value]) }))}
      />
      <Textarea name="who" label="Who can go there, and what it costs (optional)" errors={errors} value={first(values, 'who')} rows={2} />
      <Contact values={values} errors={errors} />
      <Checkboxes
        name="spoken"
        label="Languages that people speak there"
        errors={errors}
        chosen={values.spoken}
        choices={writingLanguages.map(([value, label]) => ({ value, label: <span lang={value}>{label}</span> }))}
      />
      <Checkboxes
        name="interpreters"
        label="Other languages"
        errors={errors}
        chosen={values.interpreters}
        choices={[{ value: 'yes', label: 'They can find an interpreter' }]}
      />
      <Radios
        name="owner"
        label="Who keeps it true"
        errors={errors}
        chosen={first(values, 'owner')}
        choices={PieceOwner.options.map((value) => ({ value, label: ownerNames[value] }))}
      />
      <DateInput
        name="review"
        label="Day of the next check"
        hint="Within two years. For example, 27 3 2027. 28 days after it, residents no longer see the entry until somebody has checked it"
        errors={errors}
        values={values}
      />
    </>
  )
}

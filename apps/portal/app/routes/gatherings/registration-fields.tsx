import { Need, type RegistrationDetails, type RegistrationNeeds } from '@heard/contracts/events'
import { Checkboxes } from '../../components/choices.tsx'
import type { SummaryRow } from '../../components/content.tsx'
import type { FieldError } from '../../components/field.ts'
import { type FormValues, first } from '../../components/form.tsx'
import { Input } from '../../components/input.tsx'
import { Textarea } from '../../components/textarea.tsx'
import { Words } from '../../i18n/text.tsx'
import { type Translate, useMessages } from '../../i18n/translator.ts'
import { needKeys } from './names.ts'

type FieldsProps = { readonly values: FormValues; readonly errors: readonly FieldError[] | undefined }

/** Who comes, how to reach them, and what they need there. */
export const RegistrationFields = ({ values, errors }: FieldsProps) => {
  const t = useMessages()
  const of = (name: string) => ({ name, errors, value: first(values, name) })
  return (
    <>
      <Input {...of('name')} label={t('gatherings.ask.name')} autoComplete="name" width={30} dir="auto" />
      <Input {...of('email')} label={t('place.email')} hint={t('place.email-hint')} type="email" autoComplete="email" width={30} dir="ltr" />
      <Input {...of('phone')} label={t('place.phone')} type="tel" autoComplete="tel" width={20} dir="ltr" />
      <Input
        {...of('people')}
        value={first(values, 'people') ?? '1'}
        label={t('place.people')}
        hint={t('place.people-hint')}
        inputMode="numeric"
        width={2}
      />
      <Checkboxes
        name="needs"
        label={t('place.needs')}
        hint={t('place.needs-hint')}
        errors={errors}
        choices={Need.options.map((value) => ({ value, label: t(needKeys[value]) }))}
        chosen={values.needs}
      />
      <Textarea {...of('more')} label={t('place.more')} hint={t('place.more-hint')} rows={3} />
    </>
  )
}

type Told = {
  readonly people?: number | undefined
  readonly details?: RegistrationDetails | undefined
  readonly needs?: RegistrationNeeds | undefined
}

/** What somebody told, to read over. */
export const registrationRows = (t: Translate, { people, details, needs }: Told): readonly SummaryRow[] => [
  ...(details ? [{ key: t('gatherings.ask.name'), value: <Words text={details.name} /> }] : []),
  ...(details?.email === undefined ? [] : [{ key: t('place.email-short'), value: <bdi>{details.email}</bdi> }]),
  ...(details?.phone === undefined ? [] : [{ key: t('place.phone-short'), value: <bdi>{details.phone}</bdi> }]),
  ...(people === undefined ? [] : [{ key: t('place.people-short'), value: String(people) }]),
  ...(needs && needs.needs.length > 0 ? [{ key: t('place.needs'), value: needs.needs.map((need) => t(needKeys[need])).join(', ') }] : []),
  ...(needs?.more === undefined ? [] : [{ key: t('place.more-short'), value: <Words text={needs.more} /> }]),
]

/** The form as it was filled in by what is held. */
export const registrationValues = ({ people = 1, details, needs }: Told): FormValues => ({
  name: [details?.name ?? ''],
  email: [details?.email ?? ''],
  phone: [details?.phone ?? ''],
  people: [String(people)],
  needs: needs?.needs ?? [],
  more: [needs?.more ?? ''],
})

/** Takes what was filled in along to the next step. */
export const HiddenRegistration = ({ values }: { readonly values: FormValues }) =>
  ['name', 'email', 'phone', 'people', 'needs', 'more'].flatMap((name) =>
    (values[name] ?? []).map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
  )

import { ActivityKind } from '@heard/contracts/champions'
import { SignpostingChannel } from '@heard/contracts/engagement'
import { Checkboxes, Radios } from '../../../components/choices.tsx'
import { Details } from '../../../components/content.tsx'
import { DateInput } from '../../../components/date-input.tsx'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first } from '../../../components/form.tsx'
import { Input } from '../../../components/input.tsx'
import { channelNames } from '../signposting/channel-names.ts'
import { kindNames } from './names.ts'

type Props = {
  readonly values: FormValues
  readonly errors: readonly FieldError[] | undefined
  readonly services: readonly { readonly service: string; readonly name: string }[]
}

const concerns = (errors: readonly FieldError[] | undefined, ...names: readonly string[]): boolean =>
  errors?.some(({ field }) => names.some((name) => field.startsWith(name))) ?? false

/** What somebody did, but for how long: what is seldom changed stands folded. */
export const ActivityFields = ({ values, errors, services }: Props) => {
  const signposted = first(values, 'kind') === 'signposting'
  return (
    <>
      <Radios
        name="kind"
        label="What did you do?"
        errors={errors}
        chosen={first(values, 'kind')}
        choices={ActivityKind.options.map((value) => ({ value, label: kindNames[value] }))}
      />
      <Details summary="Which service did you point to?" open={signposted || concerns(errors, 'services', 'channel')}>
        <Checkboxes
          name="services"
          label="Services"
          hint="Nothing is kept of the person"
          errors={errors}
          chosen={values.services}
          choices={services.map(({ service, name }) => ({ value: service, label: name }))}
        />
        <Radios
          name="channel"
          label="How did you talk?"
          errors={errors}
          chosen={first(values, 'channel') ?? 'in-person'}
          choices={SignpostingChannel.options.map((value) => ({ value, label: channelNames[value] }))}
        />
      </Details>
      <Details summary="Another day, or how many people" open={concerns(errors, 'on', 'reach')}>
        <DateInput name="on" label="Day" errors={errors} values={values} />
        <Input
          name="reach"
          label="How many people did it reach? (optional)"
          hint="About how many, without you"
          errors={errors}
          value={first(values, 'reach')}
          width={5}
          inputMode="numeric"
        />
      </Details>
    </>
  )
}

/** How long it took, typed. */
export const MinutesInput = ({ values, errors, label }: Pick<Props, 'values' | 'errors'> & { readonly label: string }) => (
  <Input name="minutes" label={label} errors={errors} value={first(values, 'minutes')} width={4} inputMode="numeric" />
)

import type { LocalText } from '@heard/contracts'
import { AboutWhom, type ProgrammeView } from '@heard/contracts/engagement'
import { Radios } from '../../../components/choices.tsx'
import { InsetText } from '../../../components/content.tsx'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first } from '../../../components/form.tsx'
import { Text } from '../../../i18n/text.tsx'
import { useMessages } from '../../../i18n/translator.ts'
import { noneOfThese, preferNotToSay } from '../../share/questions/community.tsx'
import { consentTitle } from '../../share/questions/consent.tsx'

const yesOrNo = (no: string) => [
  { value: 'yes', label: 'Yes, they agreed' },
  { value: 'no', label: no },
]

type Came = { readonly values: FormValues; readonly errors: readonly FieldError[] | undefined }

type Props = Came & {
  readonly notices: readonly { readonly purpose: string; readonly wording: LocalText; readonly shown: string; readonly required: boolean }[]
  readonly named: { readonly wording: LocalText; readonly hash: string }
}

const Aloud = ({ wording }: { readonly wording: LocalText }) => (
  <InsetText>
    <p>
      <Text of={wording} />
    </p>
  </InsetText>
)

/** What the resident is asked, in words to read out; the words that were shown go along. */
export const HeardAgreements = ({ notices, named, values, errors }: Props) => {
  const t = useMessages()
  return (
    <>
      {notices.map(({ purpose, wording, shown, required }) => (
        <div key={purpose}>
          <Aloud wording={wording} />
          <input type="hidden" name={`notice-${purpose}`} value={first(values, `notice-${purpose}`) ?? shown} />
          <Radios
            name={`agree-${purpose}`}
            label={consentTitle(purpose, t)}
            errors={errors}
            chosen={first(values, `agree-${purpose}`)}
            choices={yesOrNo(required ? 'No: then pass nothing on' : 'No')}
          />
        </div>
      ))}
      <Aloud wording={named.wording} />
      <input type="hidden" name="named-words" value={first(values, 'named-words') ?? named.hash} />
      <Radios
        name="named"
        label="May what you write tell who they are?"
        errors={errors}
        chosen={first(values, 'named') ?? 'no'}
        choices={yesOrNo('No: write no name, and nothing that tells who they are')}
      />
    </>
  )
}

const whom = {
  myself: 'Themselves',
  relative: 'Somebody in their family',
  friend: 'A friend or somebody else they know',
  'someone-who-died': 'Somebody who has died',
} as const satisfies Record<AboutWhom, string>

/** What the resident says of whom it is about, and of their community; nothing is chosen for them. */
export const AboutThem = ({ groups, values, errors }: Came & { readonly groups: ProgrammeView['communities'] }) => (
  <>
    <h2>Ask them these too</h2>
    <Radios
      name="about"
      label="Whom is it about?"
      errors={errors}
      chosen={first(values, 'about')}
      choices={AboutWhom.options.map((value) => ({ value, label: whom[value] }))}
    />
    {groups.length > 0 && (
      <Radios
        name="community"
        label="Which community are they of?"
        hint="As they say it. It helps us to see whether everybody is treated fairly. We never show small numbers."
        errors={errors}
        chosen={first(values, 'community')}
        choices={[
          ...groups.map(({ id, name }) => ({ value: id, label: <Text of={name} /> })),
          { value: noneOfThese, label: 'None of these', apart: 'or' },
          { value: preferNotToSay, label: 'They prefer not to say' },
        ]}
      />
    )}
  </>
)

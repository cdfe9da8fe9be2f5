import type { LocalText } from '@heard/contracts'
import { Radios } from '../../../components/choices.tsx'
import { InsetText } from '../../../components/content.tsx'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first } from '../../../components/form.tsx'
import { Text } from '../../../i18n/text.tsx'
import { useMessages } from '../../../i18n/translator.ts'
import { consentTitle } from '../../share/questions/consent.tsx'

const yesOrNo = (no: string) => [
  { value: 'yes', label: 'Yes, they agreed' },
  { value: 'no', label: no },
]

type Props = {
  readonly notices: readonly { readonly purpose: string; readonly wording: LocalText; readonly shown: string; readonly required: boolean }[]
  readonly named: { readonly wording: LocalText; readonly hash: string }
  readonly values: FormValues
  readonly errors: readonly FieldError[] | undefined
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

import type { LocalText } from '@heard/contracts'
import { InsetText } from '../../../components/content.tsx'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first } from '../../../components/form.tsx'
import { Text } from '../../../i18n/text.tsx'
import { useMessages } from '../../../i18n/translator.ts'
import { consentTitle } from '../../share/questions/consent.tsx'
import { Numbered } from './keying-fields.tsx'

type AgreementsProps = {
  readonly notices: readonly { readonly purpose: string; readonly wording: LocalText; readonly shown: string }[]
  readonly blank: string
  readonly no: string
  /** Whether the words are shown, to be read out. */
  readonly aloud?: boolean
  readonly values: FormValues
  readonly errors: readonly FieldError[] | undefined
}

/** What others agreed to, entered by staff; the words that it was agreed to go along. */
export const Agreements = ({ notices, blank, no, aloud = false, values, errors }: AgreementsProps) => {
  const t = useMessages()
  return (
    <>
      <h2>What is agreed to</h2>
      {notices.map(({ purpose, wording, shown }) => (
        <div key={purpose}>
          {aloud && (
            <InsetText>
              <p>
                <Text of={wording} />
              </p>
            </InsetText>
          )}
          <input type="hidden" name={`notice-${purpose}`} value={first(values, `notice-${purpose}`) ?? shown} />
          <Numbered
            name={`agree-${purpose}`}
            label={consentTitle(purpose, t)}
            choices={[
              { value: 'yes', label: 'Yes' },
              { value: 'no', label: no },
            ]}
            blank={blank}
            values={values}
            errors={errors}
          />
        </div>
      ))}
    </>
  )
}

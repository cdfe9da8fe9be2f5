import type { Wording } from '@heard/contracts/reporting'
import { Checkboxes } from '../../../components/choices.tsx'
import { Details } from '../../../components/content.tsx'
import type { FieldError } from '../../../components/field.ts'
import type { FormValues } from '../../../components/form.tsx'
import { WordingBlock } from '../../../components/wording.tsx'

/** What somebody else saved while this form was being filled in. */
export const SavedNow = ({ texts }: { readonly texts: readonly Wording[] }) => (
  <Details summary="What is saved now" open>
    {texts.map((text, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the texts of a part stand in a fixed order
      <WordingBlock key={index} of={text} />
    ))}
  </Details>
)

/** Versions keep their words, unless these named somebody. */
export const Forget = ({ errors, values }: { readonly errors: readonly FieldError[] | undefined; readonly values: FormValues }) => (
  <Checkboxes
    name="forget"
    label="Earlier words"
    errors={errors}
    chosen={values.forget ?? []}
    choices={[{ value: 'yes', label: 'They named somebody: take them out of the versions that are kept too' }]}
  />
)

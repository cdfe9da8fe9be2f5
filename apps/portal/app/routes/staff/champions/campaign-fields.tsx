import { Checkboxes } from '../../../components/choices.tsx'
import { Details } from '../../../components/content.tsx'
import { DateInput } from '../../../components/date-input.tsx'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first } from '../../../components/form.tsx'
import { Input } from '../../../components/input.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { typedIn } from '../../../services/typed.ts'
import { pageLanguages, spokenLanguages } from './campaign-form.ts'

type Props = {
  readonly values: FormValues
  readonly errors: readonly FieldError[] | undefined
  readonly communities: Readonly<Record<string, string>>
}

const WordsIn = ({ language, values, errors }: Pick<Props, 'values' | 'errors'> & { readonly language: string }) => (
  <>
    <Input name={`title-${language}`} label="What is the role called?" errors={errors} value={first(values, `title-${language}`)} />
    <Textarea
      name={`about-${language}`}
      label="What is it about?"
      hint="What somebody does, how much time it takes, and what they get. Short sentences"
      errors={errors}
      value={first(values, `about-${language}`)}
      rows={6}
    />
  </>
)

/** What a campaign says, when, and whom it is for. */
export const CampaignFields = ({ values, errors, communities }: Props) => (
  <>
    <WordsIn language="en" values={values} errors={errors} />
    {pageLanguages.slice(1).map(([language, name]) => (
      <Details
        key={language}
        summary={`The same in ${name}`}
        open={typedIn(values, `title-${language}`) !== undefined || (errors ?? []).some(({ field }) => field.endsWith(`-${language}`))}
      >
        <WordsIn language={language} values={values} errors={errors} />
      </Details>
    ))}
    <DateInput name="from" label="First day" errors={errors} values={values} />
    <DateInput name="until" label="Last day" errors={errors} values={values} />
    <Checkboxes
      name="communities"
      label="Which communities do you look for? (optional)"
      hint="Leave it empty for all. Anybody may apply all the same"
      errors={errors}
      chosen={values.communities}
      choices={Object.entries(communities).map(([value, label]) => ({ value, label }))}
    />
    <Checkboxes name="languages" label="Which languages? (optional)" errors={errors} chosen={values.languages} choices={spokenLanguages} />
  </>
)

import { Button } from '../../../components/button.tsx'
import { Select } from '../../../components/select.tsx'
import { languageName } from '../contributions/names.ts'

type WhoReadsProps = {
  readonly languages: readonly string[]
  readonly audiences?: readonly { readonly id: string; readonly name: { readonly text: string } }[]
  readonly chosen: { readonly language: string; readonly words: string; readonly audience?: string | undefined }
}

/** For whom a questionnaire is shown. */
export const WhoReads = ({ languages, audiences, chosen }: WhoReadsProps) => (
  <form method="get" className="app-filters">
    {audiences && (
      <Select
        name="audience"
        label="Audience"
        value={chosen.audience ?? ''}
        options={[{ value: '', label: 'Somebody who would not say' }, ...audiences.map(({ id, name }) => ({ value: id, label: name.text }))]}
      />
    )}
    <Select name="language" label="Language" value={chosen.language} options={languages.map((tag) => ({ value: tag, label: languageName(tag) }))} />
    <Select
      name="words"
      label="Words"
      value={chosen.words}
      options={[
        { value: 'standard', label: 'Standard' },
        { value: 'easy', label: 'Easy read' },
      ]}
    />
    <Button look="secondary">Show</Button>
  </form>
)

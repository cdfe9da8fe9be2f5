import type { HeldWords } from '@heard/contracts/engagement'
import { Button } from '../../../components/button.tsx'
import { Details } from '../../../components/content.tsx'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first, PostForm } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { partName } from './names.ts'
import { answersIn } from './quote.ts'

type TranslationFormProps = {
  /** The de-identified words. */
  readonly words: HeldWords
  readonly translation: HeldWords | undefined
  readonly textVersion: number
  readonly stages: readonly string[]
  readonly formKey: string
  readonly values: FormValues | undefined
  readonly errors: readonly FieldError[] | undefined
}

/** English beside words of another language, part by part. */
export const TranslationForm = ({ words, translation, textVersion, stages, formKey, values, errors }: TranslationFormProps) => {
  const parts = answersIn(words)
  const failed = errors?.some(({ field }) => field.startsWith('translation-'))
  return (
    <Details summary={translation ? 'Change the translation' : 'Translate into English'} open={failed ?? false}>
      <p>Translate what you see here. Leave out what was taken out: do not write names, numbers or addresses.</p>
      <PostForm>
        <HiddenKey value={formKey} />
        <input type="hidden" name="intent" value="translate" />
        <input type="hidden" name="textVersion" value={textVersion} />
        <input type="hidden" name="first" value={`translation-${parts[0]?.[0]}`} />
        {parts.map(([field]) => (
          <Textarea
            key={field}
            name={`translation-${field}`}
            label={partName(field, stages)}
            rows={5}
            value={first(values, `translation-${field}`) ?? translation?.[field]}
            errors={errors}
          />
        ))}
        <Button look="secondary">Keep the translation</Button>
      </PostForm>
    </Details>
  )
}

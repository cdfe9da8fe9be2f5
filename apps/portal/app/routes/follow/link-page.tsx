import { Button } from '../../components/button.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import type { FieldError } from '../../components/field.ts'
import { PostForm } from '../../components/form.tsx'
import { Page } from '../../components/page.tsx'
import { useLocalPath } from '../../i18n/language.ts'
import { useMessages } from '../../i18n/translator.ts'

type Said = { readonly title: string; readonly text: string }
type Props = {
  readonly ask: Said & { readonly button: string }
  readonly settled: Said
  readonly done: boolean
  readonly errors: readonly FieldError[] | undefined
}

/** Where a link in a mail leads. Programs follow links before people do, so nothing happens before the button. */
export const LinkPage = ({ ask, settled, done, errors }: Props) => {
  const t = useMessages()
  const to = useLocalPath()
  const { title, text } = done ? settled : ask
  return (
    <Page title={title} errors={errors}>
      <ErrorSummary errors={errors} />
      <h1>{title}</h1>
      <p>{text}</p>
      {done ? (
        <p>
          <a href={to('/my-contribution')}>{t('mine.title')}</a>
        </p>
      ) : (
        <PostForm>
          <Button id="link">{ask.button}</Button>
        </PostForm>
      )}
    </Page>
  )
}

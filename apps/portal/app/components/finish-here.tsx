import { useMessages } from '../i18n/translator.ts'
import { Button } from './button.tsx'
import { PostForm } from './form.tsx'

type Props = {
  /** Whether the page takes other forms too, so that this one has to say what it is. */
  readonly named?: boolean
}

/** The way out of a page with a receipt: done, and nothing is left on the device. */
export const FinishHere = ({ named = false }: Props) => {
  const t = useMessages()
  return (
    <>
      <h2>{t('done.finish')}</h2>
      <p>{t('done.finish-text')}</p>
      <PostForm>
        {named && <input type="hidden" name="finish" value="yes" />}
        <Button>{t('done.finish-button')}</Button>
      </PostForm>
    </>
  )
}

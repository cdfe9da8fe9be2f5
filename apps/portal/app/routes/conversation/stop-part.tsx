import { Button } from '../../components/button.tsx'
import { PostForm } from '../../components/form.tsx'
import { useLocalPath } from '../../i18n/language.ts'
import { useMessages } from '../../i18n/translator.ts'
import { conversationIn } from './paths.ts'

type Place = { readonly programme: string; readonly conversation: string }

/** On each page while answering: to stop, to find somebody. */
export const StopPart = ({ place }: { readonly place: Place }) => {
  const t = useMessages()
  const to = useLocalPath()
  return (
    <div className="app-stop">
      <PostForm action={to(conversationIn(place, '/stop'))}>
        <Button look="secondary">{t('share.stop')}</Button>
      </PostForm>
      <p>
        <a href={to(`/programmes/${place.programme}/support`)}>{t('share.support-link')}</a>
      </p>
    </div>
  )
}

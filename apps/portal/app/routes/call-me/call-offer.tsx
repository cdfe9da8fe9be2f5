import { useLocalPath } from '../../i18n/language.ts'
import { useMessages } from '../../i18n/translator.ts'
import { useProgramme } from '../../services/programme.ts'

/** Somebody who would rather be called than call. */
export const CallOffer = () => {
  const t = useMessages()
  const to = useLocalPath()
  const { id } = useProgramme()
  return (
    <>
      <h2>{t('call.offer')}</h2>
      <p>{t('call.offer-text')}</p>
      <p>
        <a href={to(`/programmes/${id}/call-me`)}>{t('call.title')}</a>
      </p>
    </>
  )
}

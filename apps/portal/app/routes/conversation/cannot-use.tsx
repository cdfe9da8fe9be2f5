import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { ButtonLink } from '../../components/button.tsx'
import { Page } from '../../components/page.tsx'
import { useLocalPath } from '../../i18n/language.ts'
import { useMessages } from '../../i18n/translator.ts'
import { useProgramme } from '../../services/programme.ts'
import { consentId } from '../share/questions/consent.tsx'
import { conversationIn } from './paths.ts'
import { placeOf } from './place.server.ts'
import { StopPart } from './stop-part.tsx'

export const loader = (args: LoaderFunctionArgs) => ({ place: placeOf(args) })

/** The one agreement that nothing can be done without was refused: that is respected, and said plainly. */
export default function AnswersNotUsed() {
  const { place } = useLoaderData<typeof loader>()
  const t = useMessages()
  const to = useLocalPath()
  return (
    <Page title={t('cannot-use.title')}>
      <h1>{t('cannot-use.title')}</h1>
      <p>{t('cannot-use.text')}</p>
      <p>{t('cannot-use.fine')}</p>
      {useProgramme()
        .notices.filter(({ required }) => required)
        .map(({ purpose }) => (
          <ButtonLink key={purpose} href={to(conversationIn(place, `/${consentId(purpose)}`))}>
            {t('cannot-use.change')}
          </ButtonLink>
        ))}
      <StopPart place={place} />
    </Page>
  )
}

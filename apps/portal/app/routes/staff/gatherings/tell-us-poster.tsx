import { evaluationLink } from '@heard/contracts/events'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { QrCode } from '../../../components/receipt.tsx'
import { callContext, originContext } from '../../../contexts.ts'
import { directionOf, isLanguage, localPath } from '../../../i18n/language.ts'
import { Text } from '../../../i18n/text.tsx'
import { translator } from '../../../i18n/translator.ts'
import { answerOf } from '../../../services/calling.ts'
import { gatheringById, mustPlan } from './one.server.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const programme = mustPlan({ params, context })
  const { gathering, title } = await gatheringById({ params, context }, params.gathering)
  const { link } = answerOf(await context.get(callContext)(evaluationLink, { params: { programme, gathering } }))
  const asked = new URL(request.url).searchParams.get('language') ?? ''
  const language = isLanguage(asked) ? asked : 'en'
  const path = localPath(language, `/programmes/${programme}/gatherings/${gathering}/tell-us?link=${encodeURIComponent(link)}`)
  return { at: `/staff/${programme}/gatherings/${gathering}`, title, language, link: `${context.get(originContext)}${path}` }
}

/** A page to hang up on the day: how to say how it was. */
export default function TellUsPoster() {
  const { at, title, language, link } = useLoaderData<typeof loader>()
  const t = translator(language)
  return (
    <Page title="Picture to hang up" before={<BackLink href={`${at}/after`} />} wide>
      <p className="app-screen">
        <a href={`${at}/tell-us-poster`}>In English</a> <a href={`${at}/tell-us-poster?language=ur`}>In Urdu</a>
      </p>
      <div className="app-poster" lang={language} dir={directionOf(language)}>
        <h1>{t('tell-us.title')}</h1>
        <p className="nhsuk-lede-text">
          <Text of={title} />
        </p>
        <p>{t('paper.point-camera')}</p>
        <QrCode text={link} label={t('paper.point-camera')} />
        <p className="app-link" lang="en" dir="ltr">
          {link}
        </p>
      </div>
    </Page>
  )
}

import { Id } from '@heard/contracts'
import { referralForm, showSupport } from '@heard/contracts/engagement'
import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { ButtonLink } from '../../components/button.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { SupportList } from '../../components/support-list.tsx'
import { callContext } from '../../contexts.ts'
import { languageOf, useLocalPath } from '../../i18n/language.ts'
import { Text } from '../../i18n/text.tsx'
import { useMessages } from '../../i18n/translator.ts'
import { answerOf } from '../../services/calling.ts'
import { programmeContext, useProgramme } from '../../services/programme.ts'
import { ServiceContact, ServiceFacts } from '../../support/service.tsx'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const piece = Id.safeParse(params.service)
  if (!piece.success) throw data(null, { status: 404 })
  const programme = context.get(programmeContext).id
  const input = { params: { programme, piece: piece.data }, query: { language: languageOf(request) } }
  const call = context.get(callContext)
  const [service, asked] = await Promise.all([call(showSupport, input), call(referralForm, input)])
  return { service: answerOf(service), partner: asked.ok ? asked.body.form?.partner : undefined }
}

export const headers = () => ({ 'cache-control': 'public, max-age=60' })

export default function OneService() {
  const { service, partner } = useLoaderData<typeof loader>()
  const t = useMessages()
  const to = useLocalPath()
  const { id, support } = useProgramme()
  return (
    <Page title={service.name.text} before={<BackLink href={to(`/programmes/${id}/support`)} />}>
      <h1>
        <Text of={service.name} />
      </h1>
      <p className="nhsuk-lede-text">
        <Text of={service.what} />
      </p>
      <div className="app-support">
        <ServiceContact service={service} />
      </div>
      {partner !== undefined && (
        <div className="app-screen">
          <p>{t('referral.offer', { partner })}</p>
          <ButtonLink href={to(`/programmes/${id}/support/${service.service}/ask`)}>{t('referral.start')}</ButtonLink>
        </div>
      )}
      <ServiceFacts service={service} />
      <h2>{t('support.urgent')}</h2>
      <SupportList support={support.filter(({ urgent }) => urgent)} />
    </Page>
  )
}

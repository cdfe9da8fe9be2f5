import { findSupport, type SupportService } from '@heard/contracts/engagement'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { InsetText } from '../../components/content.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { SupportList } from '../../components/support-list.tsx'
import { callContext } from '../../contexts.ts'
import { languageOf, useLocalPath } from '../../i18n/language.ts'
import { Text } from '../../i18n/text.tsx'
import { useMessages } from '../../i18n/translator.ts'
import { writingLanguages } from '../../i18n/writing-languages.ts'
import { answerOf } from '../../services/calling.ts'
import { programmeContext, useProgramme } from '../../services/programme.ts'
import { SupportFilter, wantedIn } from '../../support/filter.tsx'
import { ServiceContact, ServiceFacts } from '../../support/service.tsx'
import { CallOffer } from '../call-me/call-offer.tsx'

export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const wanted = wantedIn(request.url)
  const params = { programme: context.get(programmeContext).id }
  const found = answerOf(await context.get(callContext)(findSupport, { params, query: { language: languageOf(request), ...wanted } }))
  return { ...found, wanted }
}

export const headers = () => ({ 'cache-control': 'public, max-age=60' })

const Service = ({ service, base }: { readonly service: SupportService; readonly base: string }) => (
  <li>
    <h3>
      <a href={`${base}/${service.service}`}>
        <Text of={service.name} />
      </a>
    </h3>
    <p>
      <Text of={service.what} />
    </p>
    <ServiceContact service={service} />
    <ServiceFacts service={service} />
  </li>
)

export default function ProgrammeSupport() {
  const { services, spoken, wanted } = useLoaderData<typeof loader>()
  const t = useMessages()
  const to = useLocalPath()
  const { id, support } = useProgramme()
  const base = to(`/programmes/${id}/support`)
  const languages = [...new Set([...spoken, ...writingLanguages.map(([tag]) => tag), ...(wanted.spoken ? [wanted.spoken] : [])])]
  const narrowed = Object.values(wanted).some((each) => each !== undefined)
  return (
    <Page title={t('support.title')} before={<BackLink href={to(`/programmes/${id}`)} />}>
      <h1>{t('support.title')}</h1>
      <p className="nhsuk-lede-text">{t('support.lede')}</p>
      <h2>{t('support.urgent')}</h2>
      <SupportList support={support.filter(({ urgent }) => urgent)} />
      <CallOffer />
      <h2>{t('support.find')}</h2>
      <SupportFilter action={base} wanted={wanted} spoken={languages} />
      <h2 id="services">{t('support.found', { count: services.length })}</h2>
      {services.length === 0 && (
        <>
          <InsetText>
            <p>{t('support.none')}</p>
          </InsetText>
          <SupportList support={support.filter(({ urgent }) => !urgent)} />
        </>
      )}
      {narrowed && (
        <p className="app-screen">
          <a href={base}>{t('support.all')}</a>
        </p>
      )}
      <ul className="app-support app-services">
        {services.map((service) => (
          <Service key={service.service} service={service} base={base} />
        ))}
      </ul>
      {services.length > 0 && <p className="app-screen">{t('support.print')}</p>}
    </Page>
  )
}

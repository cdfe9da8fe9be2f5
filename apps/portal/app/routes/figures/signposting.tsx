import { publicSignposting } from '@heard/contracts/engagement'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { InsetText, SummaryList } from '../../components/content.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { callContext } from '../../contexts.ts'
import { useLocalPath } from '../../i18n/language.ts'
import { Text } from '../../i18n/text.tsx'
import { useMessages } from '../../i18n/translator.ts'
import { answerOf } from '../../services/calling.ts'
import { programmeContext, useProgramme } from '../../services/programme.ts'

export const loader = async ({ context }: LoaderFunctionArgs) => {
  const params = { programme: context.get(programmeContext).id }
  return answerOf(await context.get(callContext)(publicSignposting, { params }))
}

export const headers = () => ({ 'cache-control': 'public, max-age=60' })

export default function SignpostingFigures() {
  const { counts } = useLoaderData<typeof loader>()
  const t = useMessages()
  const to = useLocalPath()
  const { id, name } = useProgramme()
  return (
    <Page title={t('figures.signposting')} before={<BackLink href={to(`/programmes/${id}/figures`)} />}>
      <h1>
        <span className="nhsuk-caption-l">
          <Text of={name} />
        </span>
        {t('figures.signposting')}
      </h1>
      <p className="nhsuk-lede-text">{t('figures.signposting-text')}</p>
      {counts.length === 0 ? (
        <InsetText>
          <p>{t('figures.signposting-none')}</p>
        </InsetText>
      ) : (
        <SummaryList
          rows={counts.map(({ piece, service, about }) => ({
            key: <a href={to(`/programmes/${id}/support/${piece}`)}>{service}</a>,
            value: t('figures.signposting-count', { about }),
          }))}
        />
      )}
    </Page>
  )
}

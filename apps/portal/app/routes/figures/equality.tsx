import { publicEquality } from '@heard/contracts/engagement'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { InsetText } from '../../components/content.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { callContext } from '../../contexts.ts'
import { useLocalPath } from '../../i18n/language.ts'
import { Text } from '../../i18n/text.tsx'
import { useDay, useMessages } from '../../i18n/translator.ts'
import { answerOf } from '../../services/calling.ts'
import { programmeContext, useProgramme } from '../../services/programme.ts'
import { EqualityTables } from './equality-tables.tsx'

export const loader = async ({ context }: LoaderFunctionArgs) =>
  answerOf(await context.get(callContext)(publicEquality, { params: { programme: context.get(programmeContext).id } }))

export default function EqualityFigures() {
  const { release, tables } = useLoaderData<typeof loader>()
  const t = useMessages()
  const to = useLocalPath()
  const day = useDay()
  const { id, name } = useProgramme()
  return (
    <Page title={t('equality-figures.title')} before={<BackLink href={to(`/programmes/${id}/figures`)} />}>
      <h1>
        <span className="nhsuk-caption-l">
          <Text of={name} />
        </span>
        {t('equality-figures.title')}
      </h1>
      <p className="nhsuk-lede-text">{t('equality-figures.lede')}</p>
      {release ? (
        <>
          <p>{t('equality-figures.counted', { day: day(release.counted), number: release.number })}</p>
          <p>{t('equality-figures.how-to-read')}</p>
          <EqualityTables tables={tables} />
        </>
      ) : (
        <InsetText>
          <p>{t('equality-figures.none')}</p>
        </InsetText>
      )}
    </Page>
  )
}

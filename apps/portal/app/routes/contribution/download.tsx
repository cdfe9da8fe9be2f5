import { Barrier, downloadMine, equalityQuestions, type MyData, myEquality, showProgramme } from '@heard/contracts/engagement'
import { type AskedAbout, type AskedToCheck, myDraftChecks, myVerdicts } from '@heard/contracts/reporting'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { SaidOfDraft } from '../../accountability/asked-to-check.tsx'
import { verdictKeys } from '../../accountability/tags.tsx'
import { ButtonLink } from '../../components/button.tsx'
import { SummaryList } from '../../components/content.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { WordingLine } from '../../components/wording.tsx'
import { callContext } from '../../contexts.ts'
import { languageOf, useLocalPath } from '../../i18n/language.ts'
import { Text } from '../../i18n/text.tsx'
import { type MessageKey, useDay, useMessages } from '../../i18n/translator.ts'
import { answerOf } from '../../services/calling.ts'
import { consentTitle } from '../share/questions/consent.tsx'
import { AnswerList } from './equality/answer-list.tsx'
import { History } from './history.tsx'
import { Openings } from './openings.tsx'
import { OwnWords } from './own-words.tsx'
import { receiptOrCode } from './receipt-cookie.ts'

export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const body = { receipt: receiptOrCode(request) }
  const call = context.get(callContext)
  const { files, ...mine } = answerOf(await call(downloadMine, { body: { ...body, withoutFiles: true } }))
  const { answers } = answerOf(await call(myEquality, { body }))
  const { asked } = answerOf(await call(myVerdicts, { body }))
  const { checks } = answerOf(await call(myDraftChecks, { body }))
  const shown = await call(showProgramme, { params: { programme: mine.programme }, query: { language: languageOf(request) } })
  const values = mine.attributes?.status === 'open' ? mine.attributes.values.barriers : undefined
  const barriers = Barrier.array().catch([]).parse(values)
  return { mine: { ...mine, barriers, named: shown.ok ? shown.body.stages : [], files: files.length }, answers, asked, checks }
}

type ConsentEvent = MyData['consents'][number]['history'][number]

const events: Readonly<Record<ConsentEvent['what'], MessageKey>> = {
  given: 'mine.agreed',
  refused: 'mine.refused',
  renewed: 'mine.renewed',
  withdrawn: 'mine.taken-back',
  expired: 'mine.expired',
}

const ConsentHistory = ({ history }: { readonly history: readonly ConsentEvent[] }) => {
  const t = useMessages()
  const day = useDay()
  return (
    <ul>
      {history.map(({ what, at, wording }) => (
        <li key={`${what} ${at}`}>
          <strong>{t(events[what])}</strong>
          {', '}
          <time dateTime={at}>{day(at)}</time>
          {': '}
          <Text of={wording} />
        </li>
      ))}
    </ul>
  )
}

const SaidOfPromises = ({ asked }: { readonly asked: readonly AskedAbout[] }) => {
  const t = useMessages()
  const rows = asked.flatMap(({ text, verdict }) => (verdict ? [{ key: <WordingLine of={text} />, value: t(verdictKeys[verdict]) }] : []))
  return rows.length === 0 ? null : (
    <>
      <h2>{t('see.title')}</h2>
      <SummaryList rows={rows} />
    </>
  )
}

const SaidOfDrafts = ({ checks }: { readonly checks: readonly AskedToCheck[] }) => {
  const t = useMessages()
  const rows = checks.filter(({ answer }) => answer).map((check) => ({ key: <WordingLine of={check.title} />, value: <SaidOfDraft of={check} /> }))
  return rows.length === 0 ? null : (
    <>
      <h2>{t('check.title')}</h2>
      <SummaryList rows={rows} />
    </>
  )
}

/** The same as the file, to read or to print. */
export default function Everything() {
  const { mine, answers, asked, checks } = useLoaderData<typeof loader>()
  const t = useMessages()
  const to = useLocalPath()
  const day = useDay()
  const { contribution, receivedAt, follow } = mine
  return (
    <Page title={t('download.title')} before={<BackLink href={to('/my-contribution')} />}>
      <h1>{t('download.title')}</h1>
      <p>{t('download.text')}</p>
      <ButtonLink href={to('/my-contribution/everything.json')}>{t('download.file')}</ButtonLink>
      <h2>{t('download.about')}</h2>
      <SummaryList
        rows={[
          { key: t('download.number'), value: contribution },
          { key: t('step.received'), value: <time dateTime={receivedAt}>{day(receivedAt)}</time> },
          ...(follow.email === undefined ? [] : [{ key: t('download.email'), value: <bdi>{follow.email}</bdi> }]),
        ]}
      />
      <h2>{t('mine.words')}</h2>
      <OwnWords contribution={mine} stages={mine.named} />
      {mine.files > 0 && (
        <p>
          <a href={to('/my-contribution/files')}>{t('files.mine', { files: mine.files })}</a>
        </p>
      )}
      {answers && (
        <>
          <h2>{t('equality.title')}</h2>
          <AnswerList questions={equalityQuestions.filter(({ id }) => answers[id])} answers={answers} />
        </>
      )}
      <SaidOfPromises asked={asked} />
      <SaidOfDrafts checks={checks} />
      <h2>{t('mine.consents')}</h2>
      <SummaryList
        rows={mine.consents.map(({ purpose, history }) => ({ key: consentTitle(purpose, t), value: <ConsentHistory history={history} /> }))}
      />
      <h2>{t('mine.history')}</h2>
      <History steps={mine.steps} />
      <h2>{t('opened.title')}</h2>
      <Openings openings={mine.openings} />
    </Page>
  )
}

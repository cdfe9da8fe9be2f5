import type { ApplicationState, MyApplication } from '@heard/contracts/champions'
import type { ProgrammeView } from '@heard/contracts/engagement'
import { ButtonLink } from '../../components/button.tsx'
import { SummaryList, Tag } from '../../components/content.tsx'
import { FinishHere } from '../../components/finish-here.tsx'
import { Page } from '../../components/page.tsx'
import { useLocalPath } from '../../i18n/language.ts'
import { Text, Words } from '../../i18n/text.tsx'
import { useWhen } from '../../i18n/times.ts'
import { type MessageKey, useDay, useMessages } from '../../i18n/translator.ts'
import { questionsFor } from '../champion/questions.ts'
import { Cases, type MyCase } from './cases.tsx'

const states: Readonly<Record<ApplicationState, readonly [MessageKey, 'blue' | 'green' | 'grey']>> = {
  new: ['application.new', 'blue'],
  talk: ['application.talk-arranged', 'blue'],
  offered: ['application.offered', 'green'],
  accepted: ['application.accepted', 'green'],
  paused: ['application.paused', 'blue'],
  declined: ['application.declined', 'grey'],
  withdrawn: ['application.withdrawn', 'grey'],
  ended: ['application.ended', 'grey'],
}

const Talk = ({ talk }: { readonly talk: NonNullable<MyApplication['talk']> }) => {
  const t = useMessages()
  const to = useLocalPath()
  const { day, from, to: until } = useWhen()(talk.startsAt, talk.endsAt)
  return (
    <>
      <p>
        {t('application.talk-when', { day, from, until })}
        {talk.cancelled && ` ${t('application.talk-off')}`}
      </p>
      {talk.place && <Words text={talk.place} />}
      <a href={to('/my-contribution/talk.ics')} download>
        {t('application.talk-calendar')}
      </a>
    </>
  )
}

const Standing = ({ application: { state, at, due, reason, care, talk } }: { readonly application: MyApplication }) => {
  const t = useMessages()
  const day = useDay()
  const [text, colour] = states[state]
  return (
    <SummaryList
      rows={[
        { key: t('case.state'), value: <Tag colour={colour}>{t(text)}</Tag> },
        ...(reason === undefined ? [] : [{ key: t('application.reason'), value: <Words text={reason} /> }]),
        ...(talk === undefined ? [] : [{ key: t('application.talk'), value: <Talk talk={talk} /> }]),
        ...(care === undefined ? [] : [{ key: t('application.care'), value: <Words text={care} /> }]),
        { key: t('enquiry.sent'), value: <time dateTime={at}>{day(at)}</time> },
        ...(state === 'new' ? [{ key: t('application.due'), value: <time dateTime={due}>{day(due)}</time> }] : []),
      ]}
    />
  )
}

const isOpen = (state: ApplicationState): boolean => ['new', 'talk', 'offered', 'paused'].includes(state)

type Shown = { readonly application: MyApplication; readonly programme: ProgrammeView | undefined; readonly cases: readonly MyCase[] | undefined }

const Told = ({ application: { details }, programme }: Pick<Shown, 'application' | 'programme'>) => {
  const t = useMessages()
  if (!details) return <p>{t('mine.withdrawn')}</p>
  const questions = questionsFor({ age: details.age, asksReferences: details.references !== undefined })
  return (
    <SummaryList rows={questions.map(({ title, answer }) => ({ key: title(t), value: answer(details, t, programme) || t('share.nothing-said') }))} />
  )
}

/** What the receipt of an application to become a champion opens. */
export const Application = ({ application, programme, cases }: Shown) => {
  const t = useMessages()
  const to = useLocalPath()
  return (
    <Page title={t('application.title')}>
      <h1>
        {programme && (
          <span className="nhsuk-caption-l">
            <Text of={programme.name} />
          </span>
        )}
        {t('application.title')}
      </h1>
      <Standing application={application} />
      {application.state === 'offered' && <ButtonLink href={to('/my-contribution/say-yes')}>{t('application.accept')}</ButtonLink>}
      <h2>{t('application.told')}</h2>
      <Told application={application} programme={programme} />
      {cases !== undefined && cases.length > 0 && (
        <>
          <h2>{t('case.title')}</h2>
          <Cases cases={cases} />
        </>
      )}
      <h2>{t('enquiry.yours')}</h2>
      <ul>
        {isOpen(application.state) && (
          <li>
            <a href={to('/my-contribution/take-back')}>{t('application.withdraw')}</a>
          </li>
        )}
        <li>
          <a href={to('/my-contribution/seen')}>{t('opened.title')}</a>
        </li>
        <li>
          <a href={to('/my-contribution/application.json')}>{t('enquiry.download')}</a>
        </li>
        <li>
          <a href={to('/my-contribution/erase')}>{t('erase.title')}</a>
        </li>
        <li>
          <a href={to('/your-rights')}>{t('shell.rights')}</a>
        </li>
      </ul>
      <FinishHere named />
    </Page>
  )
}

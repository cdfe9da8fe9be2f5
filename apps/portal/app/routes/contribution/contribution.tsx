import type { MyContribution, ProgrammeView } from '@heard/contracts/engagement'
import type { AskedAbout, AskedToCheck } from '@heard/contracts/reporting'
import { AskedList } from '../../accountability/asked-about.tsx'
import { CheckList } from '../../accountability/asked-to-check.tsx'
import { OrganisationsContext } from '../../accountability/names.tsx'
import { Notice, SummaryList, Tag } from '../../components/content.tsx'
import { FinishHere } from '../../components/finish-here.tsx'
import { Page } from '../../components/page.tsx'
import { useLocalPath } from '../../i18n/language.ts'
import { Text } from '../../i18n/text.tsx'
import { type MessageKey, useDay, useMessages } from '../../i18n/translator.ts'
import { consentTitle } from '../share/questions/consent.tsx'
import { Cases, type MyCase } from './cases.tsx'
import { History } from './history.tsx'
import { OwnWords } from './own-words.tsx'
import { Published } from './published.tsx'

type Consent = MyContribution['consents'][number]

const standings: Readonly<Record<Consent['standing'], readonly [MessageKey, 'green' | 'grey']>> = {
  given: ['mine.agreed', 'green'],
  refused: ['mine.refused', 'grey'],
  withdrawn: ['mine.taken-back', 'grey'],
  expired: ['mine.expired', 'grey'],
}

const Standing = ({ of: { standing, at, until } }: { readonly of: Consent }) => {
  const t = useMessages()
  const day = useDay()
  const [text, colour] = standings[standing]
  return (
    <>
      <p>
        <Tag colour={colour}>{t(text)}</Tag> <time dateTime={at}>{day(at)}</time>
      </p>
      {standing === 'given' && until !== undefined && <p>{t('mine.until', { day: day(until) })}</p>}
    </>
  )
}

const Consents = ({ consents }: { readonly consents: MyContribution['consents'] }) => {
  const t = useMessages()
  const to = useLocalPath()
  return (
    <SummaryList
      rows={consents.map((consent) => ({
        key: consentTitle(consent.purpose, t),
        change: { href: to(`/my-contribution/consent/${consent.purpose}`), what: consentTitle(consent.purpose, t) },
        value: (
          <>
            <Standing of={consent} />
            <p>
              <Text of={consent.wording} />
            </p>
          </>
        ),
      }))}
    />
  )
}

const Asked = ({ programme, cases }: { readonly programme: string; readonly cases: readonly MyCase[] | undefined }) => {
  const t = useMessages()
  const to = useLocalPath()
  return (
    <>
      <h2>{t('case.title')}</h2>
      {cases ? <Cases cases={cases} /> : <p>{t('case.not-now')}</p>}
      <ul>
        <li>
          <a href={to(`/programmes/${programme}/data-rights`)}>{t('data-rights.title')}</a>
        </li>
        <li>
          <a href={to(`/programmes/${programme}/complain`)}>{t('complain.title')}</a>
        </li>
      </ul>
    </>
  )
}

const Changes = ({ files }: Pick<MyContribution, 'files'>) => {
  const t = useMessages()
  const to = useLocalPath()
  return (
    <ul>
      <li>
        <a href={to('/my-contribution/correct')}>{t('correct.title')}</a>
      </li>
      <li>
        <a href={to('/my-contribution/add')}>{t('add.title')}</a>
      </li>
      <li>
        <a href={to('/my-contribution/files')}>{files.length === 0 ? t('files.add') : t('files.mine', { files: files.length })}</a>
      </li>
    </ul>
  )
}

type Shown = {
  readonly contribution: MyContribution
  readonly programme: ProgrammeView | undefined
  /** Undefined when they could not be read just now. */
  readonly cases: readonly MyCase[] | undefined
  /** Promises that came of it. */
  readonly asked: readonly AskedAbout[]
  /** Drafts that they are asked to check, and what they said of others that are no recommendation yet. */
  readonly checks: readonly AskedToCheck[]
  /** What became of an answer that was just sent. */
  readonly said: string | null
}

const sayings: Readonly<Record<string, readonly [title: MessageKey, text: MessageKey]>> = {
  saved: ['see.saved', 'see.private'],
  'taken-back': ['see.taken-back', 'see.private'],
  'check-saved': ['see.saved', 'check.private'],
  'check-taken-back': ['see.taken-back', 'check.private'],
}

const Said = ({ said }: Pick<Shown, 'said'>) => {
  const t = useMessages()
  const saying = said !== null && Object.hasOwn(sayings, said) ? sayings[said] : undefined
  if (saying === undefined) return null
  const [title, text] = saying
  return (
    <Notice title={t(title)}>
      <p>{t(text)}</p>
    </Notice>
  )
}

const Checks = ({ checks }: Pick<Shown, 'checks'>) => {
  const t = useMessages()
  const to = useLocalPath()
  if (checks.length === 0) return null
  return (
    <>
      <h2>{t('check.title')}</h2>
      <p>{t('check.lede')}</p>
      <CheckList checks={checks} hrefOf={(recommendation) => to(`/my-contribution/check/${recommendation}`)} />
    </>
  )
}

const Seen = ({ asked }: Pick<Shown, 'asked'>) => {
  const t = useMessages()
  const to = useLocalPath()
  if (asked.length === 0) return null
  return (
    <>
      <h2>{t('see.title')}</h2>
      <p>{t('see.lede')}</p>
      <AskedList asked={asked} hrefOf={(commitment) => to(`/my-contribution/see/${commitment}`)} />
    </>
  )
}

export const Contribution = ({ contribution, programme, cases, asked, checks, said }: Shown) => {
  const t = useMessages()
  const to = useLocalPath()
  return (
    <Page title={t('mine.title')}>
      <Said said={said} />
      <h1>
        {programme && (
          <span className="nhsuk-caption-l">
            <Text of={programme.name} />
          </span>
        )}
        {t('mine.title')}
      </h1>
      <h2>{t('mine.history')}</h2>
      <History steps={contribution.steps} />
      <p>{t('mine.history-more')}</p>
      <OrganisationsContext value={{ organisations: programme?.organisations ?? [] }}>
        <Checks checks={checks} />
        <Seen asked={asked} />
      </OrganisationsContext>
      <h2>{t('mine.words')}</h2>
      <OwnWords contribution={contribution} stages={programme?.stages} />
      {contribution.words.status === 'open' && !contribution.answers && <Changes files={contribution.files} />}
      <h2>{t('mine.consents')}</h2>
      <Consents consents={contribution.consents} />
      <p>
        <a href={to('/my-contribution/consent-record')}>{t('record.title')}</a>
      </p>
      <Published published={contribution.published} />
      <Asked programme={contribution.programme} cases={cases} />
      <p>{t.rich('mine.rights', { link: (text) => <a href={to('/your-rights')}>{text}</a> })}</p>
      <ul>
        <li>
          <a href={to('/my-contribution/seen')}>{t('opened.title')}</a>
        </li>
        <li>
          <a href={to('/my-contribution/everything')}>{t('download.title')}</a>
        </li>
        <li>
          <a href={to('/my-call')}>{t('call.mine')}</a>
        </li>
        <li>
          <a href={to(`/programmes/${contribution.programme}/call-me`)}>{t('call.title')}</a>
        </li>
        <li>
          <a href={to('/my-contribution/follow')}>{t('follow.title')}</a>
        </li>
        {programme?.equality && contribution.erasure === undefined && (
          <li>
            <a href={to('/my-contribution/equality')}>{t('equality.title')}</a>
          </li>
        )}
        <li>
          <a href={to('/my-contribution/erase')}>{t('erase.title')}</a>
        </li>
      </ul>
      <FinishHere named />
    </Page>
  )
}

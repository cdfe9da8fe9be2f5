import type { EnquiryMessage, EnquiryOutcome, MyEnquiry, ProgrammeView } from '@heard/contracts/engagement'
import { ButtonLink } from '../../components/button.tsx'
import { SummaryList, Tag } from '../../components/content.tsx'
import { FinishHere } from '../../components/finish-here.tsx'
import { Page } from '../../components/page.tsx'
import { useLocalPath } from '../../i18n/language.ts'
import { Text, Words } from '../../i18n/text.tsx'
import { type MessageKey, useDay, useMessages } from '../../i18n/translator.ts'
import { kindNames } from '../contact/questions/kind.tsx'
import { Cases, type MyCase } from './cases.tsx'

const outcomes: Readonly<Record<EnquiryOutcome, MessageKey>> = {
  answered: 'enquiry.outcome-answered',
  'idea-passed-on': 'enquiry.outcome-passed-on',
  signposted: 'enquiry.outcome-signposted',
  'gathering-asked-for': 'enquiry.outcome-gathering',
  'no-way-to-answer': 'enquiry.outcome-no-way',
  'not-for-us': 'enquiry.outcome-not-for-us',
  spam: 'enquiry.outcome-not-for-us',
  withdrawn: 'enquiry.outcome-withdrawn',
}

const states: Readonly<Record<MyEnquiry['state'], readonly [MessageKey, 'blue' | 'green' | 'grey']>> = {
  open: ['enquiry.open', 'blue'],
  answered: ['enquiry.answered', 'green'],
  closed: ['enquiry.closed', 'grey'],
}

const headingOf = (message: EnquiryMessage): MessageKey => {
  if (message.from === 'person') return message.channel === 'web' ? 'enquiry.you-wrote' : 'enquiry.you-told'
  if (message.how === 'email') return message.bounced ? 'enquiry.bounced' : 'enquiry.we-mailed'
  return message.how === 'page' ? 'enquiry.we-wrote' : 'enquiry.we-said'
}

const Message = ({ of }: { readonly of: EnquiryMessage }) => {
  const t = useMessages()
  const day = useDay()
  return (
    <li>
      <h3 className="nhsuk-heading-s">
        {t(headingOf(of))}, <time dateTime={of.at}>{day(of.at)}</time>
      </h3>
      {of.text === undefined ? (
        <p>{t('mine.withdrawn')}</p>
      ) : (
        <blockquote className="app-quote">
          <Words text={of.text} />
        </blockquote>
      )}
    </li>
  )
}

const Standing = ({ enquiry: { kind, state, at, due, outcome, contact } }: { readonly enquiry: MyEnquiry }) => {
  const t = useMessages()
  const day = useDay()
  const [text, colour] = states[state]
  const ways = [contact?.email, contact?.phone].filter((way) => way !== undefined)
  return (
    <SummaryList
      rows={[
        { key: t('contact.kind'), value: t(kindNames[kind].name) },
        {
          key: t('case.state'),
          value: (
            <>
              <Tag colour={colour}>{t(text)}</Tag>
              {outcome && <p>{t(outcomes[outcome])}</p>}
            </>
          ),
        },
        { key: t('enquiry.sent'), value: <time dateTime={at}>{day(at)}</time> },
        ...(state === 'open' ? [{ key: t('enquiry.due'), value: <time dateTime={due}>{day(due)}</time> }] : []),
        { key: t('enquiry.reach'), value: ways.length === 0 ? t('enquiry.reach-here') : <bdi>{ways.join(', ')}</bdi> },
      ]}
    />
  )
}

type Shown = { readonly enquiry: MyEnquiry; readonly programme: ProgrammeView | undefined; readonly cases: readonly MyCase[] | undefined }

/** What the receipt of an enquiry opens. */
export const Enquiry = ({ enquiry, programme, cases }: Shown) => {
  const t = useMessages()
  const to = useLocalPath()
  return (
    <Page title={t('enquiry.title')}>
      <h1>
        {programme && (
          <span className="nhsuk-caption-l">
            <Text of={programme.name} />
          </span>
        )}
        {t('enquiry.title')}
      </h1>
      <Standing enquiry={enquiry} />
      <h2>{t('enquiry.messages')}</h2>
      <ol className="app-entries">
        {enquiry.messages.map((message) => (
          <Message key={`${message.from} ${message.at}`} of={message} />
        ))}
      </ol>
      <ButtonLink href={to('/my-contribution/more')}>{t('enquiry.more')}</ButtonLink>
      {cases !== undefined && cases.length > 0 && (
        <>
          <h2>{t('case.title')}</h2>
          <Cases cases={cases} />
        </>
      )}
      <h2>{t('enquiry.yours')}</h2>
      <ul>
        {enquiry.state !== 'closed' && (
          <li>
            <a href={to('/my-contribution/no-answer')}>{t('enquiry.withdraw')}</a>
          </li>
        )}
        <li>
          <a href={to('/my-contribution/seen')}>{t('opened.title')}</a>
        </li>
        <li>
          <a href={to('/my-contribution/enquiry.json')}>{t('enquiry.download')}</a>
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

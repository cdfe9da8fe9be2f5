import type { AnswerOf } from '@heard/contracts'
import type { EnquiryHistory, MailStanding, showEnquiry } from '@heard/contracts/engagement'
import { Button } from '../../../components/button.tsx'
import { Tag } from '../../../components/content.tsx'
import { PostForm } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { Quote } from '../../../components/quote.tsx'
import { useDay } from '../../../i18n/translator.ts'
import { channelNames, nameOf, outcomeNames, wayNames } from './names.ts'

type Shown = AnswerOf<typeof showEnquiry>

const mailTags: Readonly<Record<MailStanding, readonly [string, 'blue' | 'green' | 'red' | 'grey']>> = {
  waiting: ['On its way', 'blue'],
  sent: ['Taken by their mail server', 'green'],
  bounced: ['Came back', 'red'],
  'not-sent': ['Not sent', 'red'],
}

const wordsOf = (entry: EnquiryHistory): string | undefined => {
  if (entry.what === 'assigned') return entry.note
  return entry.what === 'person' || entry.what === 'answer' ? (entry.text ?? 'Erased') : undefined
}

const useSentence = ({ colleagues }: Shown) => {
  const day = useDay()
  const who = (account: string) => nameOf(colleagues, account)
  return (entry: EnquiryHistory): string => {
    switch (entry.what) {
      case 'person':
        return `They said, ${channelNames[entry.channel]}`
      case 'answer':
        return `${who(entry.by)} answered, ${wayNames[entry.how]}`
      case 'assigned':
        return `${who(entry.by)} assigned it to ${who(entry.to)}`
      case 'released':
        return `${who(entry.by)} gave it back`
      case 'due':
        return `To be answered by ${day(entry.due)}`
      case 'reminded':
        return entry.overdue ? `Reminded: it was due on ${day(entry.due)}` : 'Reminded: due on this day'
      case 'bounced':
        return entry.seen === 'staff' ? 'The mail came back, as we were told' : 'Their mail server refused the mail'
      case 'gathering':
        return `${who(entry.by)} asked for a gathering`
      case 'closed':
        return `Closed by ${who(entry.by)}: ${outcomeNames[entry.outcome]}`
      case 'reopened':
        return `Opened again by ${who(entry.by)}`
    }
  }
}

const Returned = ({ answer, formKey }: { readonly answer: string; readonly formKey: string }) => (
  <PostForm>
    <HiddenKey value={`${formKey}${answer.slice(-6)}`} />
    <input type="hidden" name="answer" value={answer} />
    <Button look="secondary">This mail came back</Button>
  </PostForm>
)

const Entry = ({ one, entry, formKey }: { readonly one: Shown; readonly entry: EnquiryHistory; readonly formKey: string }) => {
  const day = useDay()
  const sentence = useSentence(one)(entry)
  const text = wordsOf(entry)
  const mail = entry.what === 'answer' ? entry.mail : undefined
  return (
    <li>
      <div className="app-entries__head">
        <h3 className="nhsuk-heading-s">
          {sentence}, <time dateTime={entry.at}>{day(entry.at)}</time>
        </h3>
        {mail && <Tag colour={mailTags[mail][1]}>{mailTags[mail][0]}</Tag>}
      </div>
      {text !== undefined && <Quote of={{ language: entry.what === 'person' ? one.language : 'und', text }} />}
      {entry.what === 'answer' && (mail === 'sent' || mail === 'waiting') && <Returned answer={entry.answer} formKey={formKey} />}
    </li>
  )
}

/** Everything that happened to an enquiry, oldest first. */
export const History = ({ one, formKey }: { readonly one: Shown; readonly formKey: string }) => (
  <ol className="app-entries">
    {one.history.map((entry, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: what happened stays in its order
      <Entry key={index} one={one} entry={entry} formKey={formKey} />
    ))}
  </ol>
)

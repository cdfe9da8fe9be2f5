import type { Board } from '@heard/contracts/champions'
import type { ReactNode } from 'react'
import { Button } from '../../../components/button.tsx'
import { Details, InsetText, Tag } from '../../../components/content.tsx'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first, PostForm } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { Input } from '../../../components/input.tsx'
import { Select } from '../../../components/select.tsx'
import { Words } from '../../../i18n/text.tsx'
import { useMoment } from '../../../i18n/times.ts'
import { Decisions } from '../../champion/decisions.tsx'
import type { Followable } from '../../champion/followed.server.ts'
import { reportId } from './board-form.ts'

/** What the form of a step sends besides what is typed. */
export const StepForm = ({ formKey, hidden, children }: StepFormProps) => (
  <PostForm>
    <HiddenKey value={formKey} />
    {Object.entries(hidden).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
    {children}
  </PostForm>
)
type StepFormProps = { readonly formKey: string; readonly hidden: Readonly<Record<string, string>>; readonly children: ReactNode }

type WithdrawProps = Omit<StepFormProps, 'children'> & { readonly what: string; readonly again: string }

/** Takes words off every page, for good. */
export const WithdrawWords = ({ formKey, hidden, what, again }: WithdrawProps) => (
  <Details summary={`Withdraw ${what}`}>
    <p>The words are erased for good, and pages say that they were withdrawn. {again}</p>
    <StepForm formKey={formKey} hidden={{ step: 'withdraw-words', ...hidden }}>
      <Button look="warning">Withdraw {what}</Button>
    </StepForm>
  </Details>
)

type Props = {
  readonly id: string
  readonly meeting: Board['meetings'][number]
  readonly communities: Readonly<Record<string, string>>
  readonly followable: readonly (Followable & { readonly words: string })[]
  readonly manages: boolean
  readonly closed: boolean
  readonly formKey: string
  readonly sent: FormValues
  readonly errors: readonly FieldError[] | undefined
}

const statusOf = ({ ref, released }: Props['meeting']['reports'][number]) => {
  if (ref === undefined) return <Tag colour="grey">Withdrawn</Tag>
  return released ? <Tag colour="green">Published</Tag> : <Tag colour="yellow">To read</Tag>
}

type ReportsProps = Pick<Props, 'meeting' | 'communities' | 'manages' | 'closed' | 'formKey'>

const Reports = ({ meeting, communities, manages, closed, formKey }: ReportsProps) =>
  meeting.reports.map(({ community, ref, said, feedback, released }) => (
    <InsetText key={community}>
      <p id={reportId(meeting.meeting, community)}>
        <strong>{communities[community] ?? community}</strong> {statusOf({ community, ref, released })}
      </p>
      {said === undefined ? <p>Words withdrawn</p> : <Words text={said} />}
      {feedback !== undefined && <Words text={feedback} />}
      {manages && !closed && !released && ref !== undefined && (
        <StepForm formKey={formKey} hidden={{ step: 'release', meeting: meeting.meeting, community, ref }}>
          <Button look="secondary">Publish what was said</Button>
        </StepForm>
      )}
      {manages && ref !== undefined && (
        <Details summary="Withdraw what was said">
          <p>It is erased for good. They can write it anew.</p>
          <StepForm formKey={formKey} hidden={{ step: 'withdraw', meeting: meeting.meeting, community }}>
            <Button look="warning">Withdraw it</Button>
          </StepForm>
        </Details>
      )}
    </InsetText>
  ))

/** One meeting of a board: its papers, what was said for each community, and what was decided. */
export const MeetingPart = ({ id, meeting, communities, followable, manages, closed, formKey, sent, errors }: Props) => {
  const moment = useMoment()
  const { meeting: one, startsAt, place, cancelled, papers, decisions } = meeting
  const mine = first(sent, 'step') === 'decide' && first(sent, 'meeting') === one
  return (
    <li>
      <div className="app-entries__head">
        <h3 className="nhsuk-heading-s nhsuk-u-margin-bottom-0">{moment(startsAt)}</h3>
        {cancelled && <Tag colour="grey">Called off</Tag>}
      </div>
      {place !== undefined && <Words text={place} />}
      <ul>
        {papers.map(({ name, link }) => (
          <li key={link}>
            <a href={link}>{name}</a>
          </li>
        ))}
      </ul>
      <Reports {...{ meeting, communities, manages, closed, formKey }} />
      <Decisions
        programme={id}
        decisions={decisions}
        followed={followable}
        steps={({ decision, text }) =>
          manages &&
          text !== undefined && (
            <WithdrawWords formKey={formKey} hidden={{ meeting: one, decision }} what="this decision" again="Note it anew with “Note a decision”." />
          )
        }
      />
      {manages && (place !== undefined || papers.length > 0) && (
        <WithdrawWords
          formKey={formKey}
          hidden={{ meeting: one }}
          what="where it is, and the papers"
          again="Whoever speaks there sees neither any more."
        />
      )}
      {manages && !closed && !cancelled && (
        <>
          <Details summary="Note a decision" open={mine}>
            <StepForm formKey={formKey} hidden={{ step: 'decide', meeting: one }}>
              <Input
                name="text"
                id={mine ? 'text' : `text-${one}`}
                label="What was decided?"
                hint="Everybody can read it"
                errors={mine ? errors : undefined}
                value={mine ? first(sent, 'text') : undefined}
              />
              <Select
                name="followed"
                id={`followed-${one}`}
                label="Which recommendation or promise follows it? (optional)"
                value={mine ? (first(sent, 'followed') ?? '') : ''}
                options={[
                  { value: '', label: 'None yet' },
                  ...followable.map(({ as, id: each, words }) => ({ value: `${as} ${each}`, label: words })),
                ]}
              />
              {decisions.length > 0 && (
                <Select
                  name="decision"
                  id={`decision-${one}`}
                  label="A new decision, or one that is noted already?"
                  value=""
                  options={[
                    { value: '', label: 'A new one' },
                    ...decisions.map(({ decision, ref = '', text = '…' }) => ({ value: `${decision} ${ref}`, label: `Instead of: ${text}` })),
                  ]}
                />
              )}
              <Button>Note it</Button>
            </StepForm>
          </Details>
          <StepForm formKey={formKey} hidden={{ step: 'call-off', meeting: one }}>
            <Button look="secondary">
              Call it off<span className="nhsuk-u-visually-hidden"> {moment(startsAt)}</span>
            </Button>
          </StepForm>
        </>
      )}
    </li>
  )
}

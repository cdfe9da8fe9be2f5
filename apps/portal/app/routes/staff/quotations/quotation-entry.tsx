import type { QuotationView } from '@heard/contracts/engagement'
import { Button } from '../../../components/button.tsx'
import { Radios } from '../../../components/choices.tsx'
import { Details, Tag } from '../../../components/content.tsx'
import { errorOf, type FieldError } from '../../../components/field.ts'
import { PostForm } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { Quote } from '../../../components/quote.tsx'
import { useDay } from '../../../i18n/translator.ts'
import { endNames, reasonNames, reasons, stateTags } from './quotation-names.ts'

type Entry = QuotationView & { readonly key: string }
type EntryProps = {
  readonly of: Entry
  /** Where the whole contribution is; left out for those who may not open it. */
  readonly contribution: string | undefined
  readonly mayApprove: boolean
  readonly errors: readonly FieldError[] | undefined
}

const Hidden = ({ of: { key, quotation }, intent }: { readonly of: Entry; readonly intent: string }) => (
  <>
    <HiddenKey value={key} />
    <input type="hidden" name="quotation" value={quotation} />
    <input type="hidden" name="intent" value={intent} />
  </>
)

const Decide = ({ of, errors }: Pick<EntryProps, 'of' | 'errors'>) => {
  const reason = `reason-${of.quotation}`
  return (
    <>
      {!of.own && of.words && (
        <PostForm>
          <Hidden of={of} intent="approve" />
          <Button>Approve for the public</Button>
        </PostForm>
      )}
      <Details summary="Refuse it" open={errorOf(errors, reason) !== undefined}>
        <PostForm>
          <Hidden of={of} intent="refuse" />
          <Radios name="reason" id={reason} label="Why it is refused" choices={reasons} errors={errors} />
          <Button look="secondary">Refuse</Button>
        </PostForm>
      </Details>
    </>
  )
}

const WhoDecides = ({ own, mayApprove }: { readonly own: boolean; readonly mayApprove: boolean }) => {
  if (own) return <p>You proposed this quotation, so somebody else has to approve it.</p>
  return mayApprove ? null : <p>A publisher or a coordinator decides about it.</p>
}

const NoWords = ({ of: { state, reason, ended } }: Pick<EntryProps, 'of'>) => {
  if (reason) return <p>{reasonNames[reason]}.</p>
  if (ended) return <p>{endNames[ended]}</p>
  return <p>{state === 'proposed' ? 'These words may not be quoted any more.' : 'These words cannot be read any more.'}</p>
}

/** One quotation: its words or what became of them, who decides, and the ways to decide. */
export const QuotationEntry = ({ of, contribution, mayApprove, errors }: EntryProps) => {
  const day = useDay()
  const { quotation, state, own, words, proposedAt, decidedAt } = of
  const [name, colour] = stateTags[state]
  return (
    <li id={`quotation-${quotation}`}>
      {words ? <Quote of={words} /> : <NoWords of={of} />}
      <div className="app-entries__head">
        <Tag colour={colour}>{name}</Tag>
        <span className="app-entries__about">
          Proposed on {day(proposedAt)}
          {decidedAt !== undefined && `, decided on ${day(decidedAt)}`}. {contribution !== undefined && <a href={contribution}>The contribution</a>}
        </span>
      </div>
      {state === 'proposed' && (
        <>
          <WhoDecides own={own} mayApprove={mayApprove} />
          {mayApprove && <Decide of={of} errors={errors} />}
        </>
      )}
    </li>
  )
}

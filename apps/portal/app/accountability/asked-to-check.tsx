import { type AskedToCheck, CheckAnswer, longest } from '@heard/contracts/reporting'
import { Button } from '../components/button.tsx'
import { Radios } from '../components/choices.tsx'
import { InsetText, SummaryList } from '../components/content.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import type { FieldError } from '../components/field.ts'
import { type FormValues, first, PostForm } from '../components/form.tsx'
import { Textarea } from '../components/textarea.tsx'
import { WordingBlock, WordingLine } from '../components/wording.tsx'
import { Words } from '../i18n/text.tsx'
import { type Translate, useDay, useMessages } from '../i18n/translator.ts'
import { checkTyped, typedIn } from '../services/typed.ts'
import { OrganisationNames } from './names.tsx'
import { Weighed } from './recommendation-card.tsx'
import { checkKeys } from './tags.tsx'

/** The draft as somebody is asked about it: what it says, to whom, and why. */
const DraftToCheck = ({ of }: { readonly of: AskedToCheck }) => {
  const t = useMessages()
  const day = useDay()
  const { organisations, priority, strength, text, until, isOpen } = of
  const weighed = priority ?? strength
  return (
    <>
      <p>{t('check.not-public')}</p>
      <WordingBlock of={text} />
      <SummaryList
        rows={[
          { key: t('check.to'), value: <OrganisationNames ids={organisations} /> },
          ...(weighed ? [{ key: t('check.why'), value: <Weighed of={of} /> }] : []),
          ...(isOpen ? [{ key: t('check.until'), value: <time dateTime={until}>{day(until)}</time> }] : []),
        ]}
      />
    </>
  )
}

/** What somebody said of a draft; nothing before they did. */
export const SaidOfDraft = ({ of: { answer, change } }: { readonly of: Pick<AskedToCheck, 'answer' | 'change'> }) => {
  const t = useMessages()
  if (!answer) return null
  return (
    <>
      <p>
        {t('see.yours')} <strong>{t(checkKeys[answer])}</strong>
      </p>
      {change !== undefined && (
        <>
          <p>{t('check.yours')}</p>
          <Words text={change} />
        </>
      )}
    </>
  )
}

type ListProps = { readonly checks: readonly AskedToCheck[]; readonly hrefOf: (recommendation: string) => string }

/** Drafts that somebody is asked to check, each with what they said and the way to say it. */
export const CheckList = ({ checks, hrefOf }: ListProps) => {
  const t = useMessages()
  return (
    <ul className="app-commitments">
      {checks.map((each) => (
        <li className="app-commitment" key={`${each.recommendation} ${each.round}`}>
          <p>
            <strong>
              <WordingLine of={each.title} />
            </strong>
          </p>
          <SaidOfDraft of={each} />
          {each.isOpen ? (
            <p>
              <a href={hrefOf(each.recommendation)}>
                {t(each.answer ? 'see.change' : 'check.say')}
                <span className="nhsuk-u-visually-hidden">
                  : <WordingLine of={each.title} />
                </span>
              </a>
            </p>
          ) : (
            <p>{t('check.over-now')}</p>
          )}
        </li>
      ))}
    </ul>
  )
}

/** The check of a draft that can be answered. */
export const openOf = (checks: readonly AskedToCheck[], recommendation: string | undefined): AskedToCheck | undefined =>
  checks.find((each) => each.isOpen && each.recommendation === recommendation)

/** What was said in the form, or what is wrong with it. */
export const checkIn = (values: FormValues, t: Translate) => {
  const round = Number(first(values, 'round') ?? 1)
  if (first(values, 'take-back') !== undefined) return { said: { round, answer: null } }
  const answer = CheckAnswer.safeParse(first(values, 'answer'))
  const tooLong = checkTyped(values, [{ name: 'change', longest: longest.note }], (most) => t('gatherings.too-long', { longest: most }))
  if (!answer.success || tooLong.length > 0) {
    return { errors: [...(answer.success ? [] : [{ field: 'answer', message: t('check.choose') }]), ...tooLong] }
  }
  const change = typedIn(values, 'change')
  return { said: { round, answer: answer.data, ...(change === undefined ? {} : { change }) } }
}

type FormProps = {
  readonly of: AskedToCheck
  readonly errors: readonly FieldError[] | undefined
  readonly values: FormValues
  readonly erased: string
}

/** The question, the same for residents and for champions; `erased`: what has somebody's answer deleted early. */
const CheckForm = ({ of, errors, values, erased }: FormProps) => {
  const t = useMessages()
  return (
    <>
      <PostForm>
        <input type="hidden" name="round" value={of.round} />
        <Radios
          name="answer"
          label={t('check.question')}
          errors={errors}
          chosen={first(values, 'answer') ?? of.answer}
          choices={CheckAnswer.options.map((value) => ({ value, label: t(checkKeys[value]) }))}
        />
        <Textarea
          name="change"
          label={t('check.change')}
          hint={t('check.change-hint')}
          errors={errors}
          value={'change' in values ? first(values, 'change') : of.change}
          rows={5}
        />
        <InsetText>
          <p>
            {t('check.private')} {erased}
          </p>
        </InsetText>
        <Button>{t('see.send')}</Button>
      </PostForm>
      {of.answer && (
        <PostForm>
          <input type="hidden" name="round" value={of.round} />
          <input type="hidden" name="take-back" value="yes" />
          <Button look="secondary">{t('see.take-back')}</Button>
        </PostForm>
      )}
    </>
  )
}

/** Where a check ended, or the draft was changed, while somebody wrote: what they wrote stays with them. */
const CheckIsOver = ({ values }: Pick<FormProps, 'values'>) => {
  const t = useMessages()
  const change = typedIn(values, 'change')
  return (
    <>
      <p>{t('check.closed')}</p>
      {change !== undefined && (
        <>
          <p>{t('check.yours')}</p>
          <Words text={change} />
        </>
      )}
    </>
  )
}

type CheckProps = Omit<FormProps, 'of'> & { readonly title: string; readonly of: AskedToCheck | undefined }

/** The draft and the question about it, for whoever is asked. */
export const CheckOfDraft = ({ title, of, ...form }: CheckProps) =>
  of ? (
    <>
      <ErrorSummary errors={form.errors} />
      <h1>
        <span className="nhsuk-caption-l">{title}</span>
        <WordingLine of={of.title} />
      </h1>
      <DraftToCheck of={of} />
      <CheckForm of={of} {...form} />
    </>
  ) : (
    <>
      <h1>{title}</h1>
      <CheckIsOver values={form.values} />
    </>
  )

import { type AskedAbout, Verdict } from '@heard/contracts/reporting'
import { Button } from '../components/button.tsx'
import { Radios } from '../components/choices.tsx'
import { InsetText, SummaryList } from '../components/content.tsx'
import type { FieldError } from '../components/field.ts'
import { type FormValues, first, PostForm } from '../components/form.tsx'
import { WordingBlock, WordingLine } from '../components/wording.tsx'
import { useDay, useMessages } from '../i18n/translator.ts'
import { OrganisationName } from './names.tsx'
import { claimKeys, verdictKeys } from './tags.tsx'

/** What was promised, whose promise it is, and what they say of it. */
export const AskedPromise = ({ of: { organisation, due, text, said } }: { readonly of: AskedAbout }) => {
  const t = useMessages()
  const day = useDay()
  return (
    <>
      <WordingBlock of={text} />
      <SummaryList
        rows={[
          { key: t('report.commitment.owner'), value: <OrganisationName id={organisation} /> },
          { key: t('report.commitment.due'), value: day(due) },
          {
            key: t.rich('report.claim.organisation', { organisation: <OrganisationName key="by" id={organisation} /> }),
            value: said ? (
              <>
                <p>{t(claimKeys[said.level], { day: day(said.on) })}</p>
                <WordingBlock of={said.text} />
              </>
            ) : (
              t('report.claim.none')
            ),
          },
        ]}
      />
    </>
  )
}

type ListProps = { readonly asked: readonly AskedAbout[]; readonly hrefOf: (commitment: string) => string }

/** What somebody is asked about, each with what they said and the way to say it. */
export const AskedList = ({ asked, hrefOf }: ListProps) => {
  const t = useMessages()
  return (
    <ul className="app-commitments">
      {asked.map((each) => (
        <li className="app-commitment" key={each.commitment}>
          <AskedPromise of={each} />
          {each.verdict && (
            <p>
              {t('see.yours')} <strong>{t(verdictKeys[each.verdict])}</strong>
            </p>
          )}
          <p>
            <a href={hrefOf(each.commitment)}>
              {t(each.verdict ? 'see.change' : 'see.say')}
              <span className="nhsuk-u-visually-hidden">
                : <WordingLine of={each.text} />
              </span>
            </a>
          </p>
        </li>
      ))}
    </ul>
  )
}

/** What was chosen; null: take it back; nothing where nothing was chosen. */
export const verdictIn = (values: FormValues): Verdict | null | undefined =>
  first(values, 'take-back') === undefined ? Verdict.safeParse(first(values, 'verdict')).data : null

type FormProps = { readonly of: AskedAbout; readonly errors: readonly FieldError[] | undefined; readonly values: FormValues }

/** The question, the same for residents and for champions. */
export const SeeForm = ({ of, errors, values }: FormProps) => {
  const t = useMessages()
  return (
    <>
      <PostForm>
        <input type="hidden" name="claim" value={of.claim} />
        <Radios
          name="verdict"
          label={t('see.question')}
          hint={t('see.hint')}
          errors={errors}
          chosen={first(values, 'verdict') ?? of.verdict}
          choices={Verdict.options.map((value) => ({ value, label: <span className="app-first-letter">{t(verdictKeys[value])}</span> }))}
        />
        <InsetText>
          <p>{t('see.private')}</p>
        </InsetText>
        <Button>{t('see.send')}</Button>
      </PostForm>
      {of.verdict && (
        <PostForm>
          <input type="hidden" name="claim" value={of.claim} />
          <input type="hidden" name="take-back" value="yes" />
          <Button look="secondary">{t('see.take-back')}</Button>
        </PostForm>
      )}
    </>
  )
}

import type { ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import { Checkboxes, Radios } from '../../components/choices.tsx'
import { SummaryList, WarningCallout } from '../../components/content.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import type { FieldError } from '../../components/field.ts'
import { ContinueButton, type FormValues, first, PostForm } from '../../components/form.tsx'
import { Input } from '../../components/input.tsx'
import { Page } from '../../components/page.tsx'
import { Phone } from '../../components/phone.tsx'
import { type MessageKey, type Translate, useMessages } from '../../i18n/translator.ts'
import { typedIn } from '../../services/typed.ts'
import { type CallPage, type CallQuestion, questions } from './steps.ts'

type Shown = { readonly page: CallPage; readonly errors: readonly FieldError[] | undefined; readonly values: FormValues }
/** `shared`: whether this browser holds the receipt of something that the call may be about. */
type Form = Shown & { readonly shared: boolean }

const titles: Readonly<Record<CallQuestion, MessageKey>> = {
  contact: 'call.contact',
  when: 'call.when',
  message: 'call.message',
  name: 'call.name',
}

/** What was said on other pages goes along, unseen. */
const Carried = ({ page, values }: Omit<Shown, 'errors'>) => (
  <>
    <input type="hidden" name="at" value={page} />
    {['key', 'young', ...questions, ...(page === 'check' ? [] : ['about'])]
      .filter((name) => name !== page)
      .map((name) => (first(values, name) === undefined ? null : <input key={name} type="hidden" name={name} value={first(values, name)} />))}
    {(first(values, 'go') !== undefined || first(values, 'changing') === 'yes') && page !== 'check' && (
      <input type="hidden" name="changing" value="yes" />
    )}
  </>
)

const Question = ({ page, errors, values }: Shown & { readonly page: CallQuestion }) => {
  const t = useMessages()
  const value = first(values, page)
  if (page === 'message') {
    const choices = [
      { value: 'yes', label: t('call.message-yes') },
      { value: 'no', label: t('call.message-no') },
    ]
    return <Radios name="message" heading label={t('call.message')} hint={t('call.message-hint')} choices={choices} chosen={value} errors={errors} />
  }
  const hints = { contact: t('call.contact-hint'), when: t('call.when-hint'), name: t('call.name-hint') }
  return <Input name={page} heading label={t(titles[page])} hint={hints[page]} value={value} errors={errors} autoComplete="off" dir="auto" />
}

const answerOf = (question: CallQuestion, values: FormValues, t: Translate): ReactNode => {
  if (question === 'message') return first(values, 'message') === 'yes' ? t('call.message-yes') : t('call.message-no')
  const said = typedIn(values, question)
  return said === undefined ? t('call.not-said') : <bdi>{said}</bdi>
}

const Check = ({ values, shared }: Pick<Form, 'values' | 'shared'>) => {
  const t = useMessages()
  return (
    <>
      <h1>{t('share.check')}</h1>
      <SummaryList
        rows={questions.map((question) => ({
          key: t(titles[question]),
          value: (
            <>
              <p>{answerOf(question, values, t)}</p>
              <button className="app-link-button" type="submit" name="go" value={question}>
                {t('content.change')}
                <span className="nhsuk-u-visually-hidden"> {t(titles[question])}</span>
              </button>
            </>
          ),
        }))}
      />
      {shared && (
        <Checkboxes
          name="about"
          label={t('call.about')}
          hint={t('call.about-hint')}
          chosen={values.about}
          choices={[{ value: 'shared', label: t('call.about-shared') }]}
        />
      )}
      <p>{t('call.kept')}</p>
    </>
  )
}

const Start = () => {
  const t = useMessages()
  return (
    <>
      <h1>{t('call.title')}</h1>
      <p className="nhsuk-lede-text">{t('call.lede')}</p>
      <WarningCallout title={t('call.emergency')}>
        <p>{t.rich('call.emergency-text', { phone: (number) => <Phone number={String(number)} /> })}</p>
      </WarningCallout>
      <p>{t('call.soon')}</p>
      <p>{t('call.kept')}</p>
      <p>{t('call.nothing-kept')}</p>
    </>
  )
}

const isQuestion = (page: CallPage): page is CallQuestion => page !== 'start' && page !== 'check'

/** One page of asking to be called. */
export const CallForm = ({ page, errors, values, shared }: Form) => {
  const t = useMessages()
  const title = isQuestion(page) ? t(titles[page]) : page === 'check' ? t('share.check') : t('call.title')
  const before = isQuestion(page) ? (questions[questions.indexOf(page) - 1] ?? 'start') : undefined
  return (
    <Page title={title} errors={errors}>
      <ErrorSummary errors={errors} />
      <PostForm>
        <Carried page={page} values={values} />
        {page === 'start' && <Start />}
        {page === 'check' && <Check values={values} shared={shared} />}
        {isQuestion(page) && <Question page={page} errors={errors} values={values} />}
        {page === 'check' ? <Button id="send">{t('call.send')}</Button> : <ContinueButton />}
        {before && (
          <p>
            <button className="app-link-button" type="submit" name="go" value={before}>
              {t('navigation.back')}
            </button>
          </p>
        )}
      </PostForm>
    </Page>
  )
}

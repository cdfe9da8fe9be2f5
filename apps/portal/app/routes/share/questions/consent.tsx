import type { ProgrammeView } from '@heard/contracts/engagement'
import { Radios } from '../../../components/choices.tsx'
import { InsetText } from '../../../components/content.tsx'
import { first } from '../../../components/form.tsx'
import { Text } from '../../../i18n/text.tsx'
import { type MessageKey, type Translate, useMessages } from '../../../i18n/translator.ts'
import type { Filling } from '../draft.ts'
import type { Question, QuestionProps } from '../question.ts'

type Notice = ProgrammeView['notices'][number]

const titles: Readonly<Record<string, MessageKey>> = {
  analysis: 'consent.analysis',
  'anonymous-quotation': 'consent.anonymous-quotation',
  'named-quotation': 'consent.named-quotation',
  contact: 'consent.contact',
  'share-partner': 'consent.share-partner',
}

/** What a choice is about, in a few words; the notice itself says all of it. */
export const consentTitle = (purpose: string, t: Translate): string => t(titles[purpose] ?? 'consent.other')

/** An answer counts only for the very words it was given to. */
export const choiceFor = ({ consents }: Filling, { purpose, version, hash }: Notice) => {
  const choice = consents[purpose]
  return choice && choice.noticeVersion === version && choice.noticeHash === hash ? choice : undefined
}

const fieldsOf =
  (notice: Notice) =>
  ({ filling, values, errors }: QuestionProps) => {
    const t = useMessages()
    const choice = choiceFor(filling, notice)
    const kept = choice && (choice.given ? 'yes' : 'no')
    return (
      <>
        <h1>{consentTitle(notice.purpose, t)}</h1>
        <InsetText>
          <p>
            <Text of={notice.wording} />
          </p>
        </InsetText>
        <p>{notice.required ? t('consent.required') : t('consent.free')}</p>
        <Radios
          name="agree"
          label={t('consent.question')}
          chosen={first(values, 'agree') ?? kept}
          choices={[
            { value: 'yes', label: t('consent.yes') },
            { value: 'no', label: t('consent.no') },
          ]}
          errors={errors}
        />
      </>
    )
  }

export const consentId = (purpose: string): string => `consent-${purpose}`

export const consent = (notice: Notice): Question => ({
  id: consentId(notice.purpose),
  isAnswered: (filling) => choiceFor(filling, notice) !== undefined,
  title: (t) => consentTitle(notice.purpose, t),
  read: (values, filling, t) => {
    const answer = first(values, 'agree')
    if (answer !== 'yes' && answer !== 'no') return { errors: [{ field: 'agree', message: t('consent.missing') }] }
    const { purpose, version, hash, wording } = notice
    const choice = { purpose, given: answer === 'yes', noticeVersion: version, noticeHash: hash, language: wording.language }
    return { filling: { ...filling, consents: { ...filling.consents, [purpose]: choice } } }
  },
  Fields: fieldsOf(notice),
})

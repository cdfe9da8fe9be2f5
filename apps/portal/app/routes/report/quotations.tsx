import type { AnswerOf } from '@heard/contracts'
import type { publicQuotations } from '@heard/contracts/engagement'
import { Quote } from '../../components/quote.tsx'
import { useMessages } from '../../i18n/translator.ts'

/** What people said, for those who would rather hear them than about them; nothing where nothing is approved. */
export const InPeoplesWords = ({ quotations }: AnswerOf<typeof publicQuotations>) => {
  const t = useMessages()
  if (quotations.length === 0) return null
  return (
    <section aria-labelledby="words">
      <h2 id="words">{t('report.in-words')}</h2>
      <p>{t('report.in-words-about')}</p>
      {quotations.map(({ quotation, words }) => (
        <Quote key={quotation} of={words} />
      ))}
    </section>
  )
}

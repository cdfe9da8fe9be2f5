import type { ConversationStage } from '@heard/contracts/engagement'
import { useDay, useMessages } from '../i18n/translator.ts'

/** Whether one can take part now, and until when. */
export const StageLine = ({ stage, closes }: { readonly stage: ConversationStage; readonly closes?: string | undefined }) => {
  const t = useMessages()
  const day = useDay()
  if (stage === 'open' && closes !== undefined) return <p>{t('conversation.open-until', { day: day(closes) })}</p>
  if (stage === 'paused') return <p>{t('conversation.paused')}</p>
  return <p>{t('conversation.closed')}</p>
}

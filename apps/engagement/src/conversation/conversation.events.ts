export type { ConversationFact } from '@heard/contracts/engagement'

/** Stream of one conversation. */
export const conversationStream = (programme: string, conversation: string): string => `conversation-${programme}.${conversation}`

import { Id } from '@heard/contracts'
import { type ConversationView, showConversation } from '@heard/contracts/engagement'
import { data, type LoaderFunctionArgs } from 'react-router'
import { callContext } from '../../contexts.ts'
import { languageOf } from '../../i18n/language.ts'
import { answerOf } from '../../services/calling.ts'
import { programmeContext } from '../../services/programme.ts'

export type Place = { readonly programme: string; readonly conversation: string }

/** The conversation of the address. @throws a page of its own for an address of none */
export const placeOf = ({ params, context }: Pick<LoaderFunctionArgs, 'params' | 'context'>): Place => {
  const conversation = Id.safeParse(params.conversation)
  if (!conversation.success) throw data(null, { status: 404 })
  return { programme: context.get(programmeContext).id, conversation: conversation.data }
}

/** The conversation in the page's language, in plainer words where those are wanted. */
export const theConversation = async (args: LoaderFunctionArgs, easyRead: boolean): Promise<ConversationView> => {
  const query = { language: languageOf(args.request), easyRead: easyRead ? ('yes' as const) : ('no' as const) }
  return answerOf(await args.context.get(callContext)(showConversation, { params: placeOf(args), query }))
}

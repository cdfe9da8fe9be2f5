import { Id } from '@heard/contracts'
import { type ProgrammeView, type Questionnaire, reviseQuestionnaire, type StaffConversation, showQuestionnaire } from '@heard/contracts/engagement'
import { data, type LoaderFunctionArgs, type RouterContextProvider } from 'react-router'
import type { FormValues } from '../../../components/form.tsx'
import { callContext, randomContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { mayHere, principalContext, programmeOf, theProgramme } from '../../../services/staff.ts'
import { afterCall } from '../../../services/staff-form.ts'
import { type ReaderKey, readersIn } from './words-form.ts'

type Args = Pick<LoaderFunctionArgs, 'params' | 'context'>
export type One = {
  readonly place: { readonly programme: string; readonly conversation: string }
  readonly at: string
  readonly view: ProgrammeView
  readonly conversation: StaffConversation
  readonly readers: readonly ReaderKey[]
}

/** @throws 403 for somebody who may not write questions here */
export const mustBuild = ({ params, context }: Args): void => {
  if (!mayHere(context.get(principalContext), 'conversation.build', programmeOf(params))) throw data(null, { status: 403 })
}

/** The conversation of the address, with its programme. */
export const oneConversation = async ({ params, context }: Args): Promise<One> => {
  const conversation = Id.safeParse(params.conversation)
  if (!conversation.success) throw data(null, { status: 404 })
  const place = { programme: programmeOf(params), conversation: conversation.data }
  const call = context.get(callContext)
  const [found, view] = await Promise.all([call(showQuestionnaire, { params: place }), theProgramme(call, place.programme)])
  return {
    place,
    at: `/staff/${place.programme}/conversations/${place.conversation}`,
    view,
    conversation: answerOf(found),
    readers: readersIn(view.languages),
  }
}

/** A new random id, version 4. */
export const newIdIn = (context: Readonly<RouterContextProvider>): string => {
  const bytes = Buffer.from(context.get(randomContext)(16))
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** Writes the questionnaire anew and goes back to it, or brings the form back. */
export const save = async ({ context }: Args, one: One, content: Questionnaire, values: FormValues, otherwise: string) => {
  const body = { basedOn: one.conversation.questionnaire, content }
  const called = await context.get(callContext)(reviseQuestionnaire, { params: one.place, body })
  return afterCall(called, `${one.at}?done=saved`, { otherwise }, values)
}

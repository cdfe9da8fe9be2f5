import { type PieceContent, showPiece } from '@heard/contracts/engagement'
import { data, type LoaderFunctionArgs } from 'react-router'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf } from '../../../services/staff.ts'

/** The piece that the address names, with its versions. */
export const thePiece = async ({ params, context }: Pick<LoaderFunctionArgs, 'params' | 'context'>) => {
  const programme = programmeOf(params)
  const piece = answerOf(await context.get(callContext)(showPiece, { params: { programme, piece: params.piece ?? '' } }))
  return { programme, piece, edits: mayHere(context.get(principalContext), 'information.edit', programme) }
}

/** The same, to change it: with its newest words, which must be there. */
export const toChange = async (args: Pick<LoaderFunctionArgs, 'params' | 'context'>) => {
  const { programme, piece, edits } = await thePiece(args)
  const content: PieceContent | undefined = piece.versions[0]?.content
  if (!edits) throw data(null, { status: 403 })
  if (!content) throw data(null, { status: 410 })
  return { programme, piece, content, key: newKey(args.context) }
}

/** For a page that writes something new. */
export const mayWrite = ({ params, context }: Pick<LoaderFunctionArgs, 'params' | 'context'>) => {
  const programme = programmeOf(params)
  if (!mayHere(context.get(principalContext), 'information.edit', programme)) throw data(null, { status: 403 })
  return { programme, key: newKey(context) }
}

import { showCodebook, type ThemeView } from '@heard/contracts/reporting'
import { data, type LoaderFunctionArgs } from 'react-router'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { mayHere, principalContext, programmeOf } from '../../../services/staff.ts'

/** A theme as it is now, among the others, for somebody who may do this. */
export const oneTheme = async (
  { params, context }: Pick<LoaderFunctionArgs, 'params' | 'context'>,
  action: 'theme.edit' | 'coding.edit',
): Promise<{ readonly programme: string; readonly theme: ThemeView; readonly themes: readonly ThemeView[] }> => {
  const programme = programmeOf(params)
  if (!mayHere(context.get(principalContext), action, programme)) throw data(null, { status: 403 })
  const { themes } = answerOf(await context.get(callContext)(showCodebook, { params: { programme } }))
  const theme = themes.find(({ id }) => id === params.theme)
  if (!theme) throw data(null, { status: 404 })
  return { programme, theme, themes }
}

export const nameOf = ({ name }: ThemeView): string => (name.status === 'open' ? name.text : `(${name.status})`)

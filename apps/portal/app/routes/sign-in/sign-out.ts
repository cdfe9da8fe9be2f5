import { signOut } from '@heard/contracts/identity'
import { type ActionFunctionArgs, redirect } from 'react-router'
import { callContext } from '../../contexts.ts'
import { answerOf } from '../../services/calling.ts'

export const loader = () => redirect('/staff')

export const action = async ({ context }: ActionFunctionArgs) => {
  const called = await context.get(callContext)(signOut)
  answerOf(called)
  const headers = new Headers({ 'clear-site-data': '"cache"' })
  for (const cookie of called.headers.getSetCookie()) headers.append('set-cookie', cookie)
  return redirect('/sign-in', { headers, status: 303 })
}

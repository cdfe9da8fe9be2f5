import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Id } from '../values.ts'

export const removeAccount = defineRoute({
  id: 'removeAccount',
  method: 'DELETE',
  path: '/api/v1/identity/accounts/:account',
  action: 'account.manage',
  summary: 'Erase the account of somebody who left: name, e-mail address, password, sessions and roles; only its random id stays, in the record',
  params: z.strictObject({ account: Id }),
  status: 204,
  answer: z.undefined(),
  problems: {
    'no-such-account': { status: 404, title: 'There is no such account' },
    'own-account': { status: 409, title: 'Nobody removes their own account; ask another administrator' },
    'last-administrator': { status: 409, title: 'This is the last account that can run the installation; make another one first' },
  },
})

import type { ErasureWay } from '@heard/contracts/engagement'

export const wayNames: Readonly<Record<ErasureWay, string>> = {
  phone: 'by phone',
  'e-mail': 'by e-mail',
  post: 'by post',
  'in-person': 'in person',
}

import { proveLeaf } from '@heard/contracts/ledger'
import { data, type LoaderFunctionArgs } from 'react-router'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'

const files = {
  proof: { extension: 'tlog-proof', type: 'text/plain; charset=utf-8' },
  entry: { extension: 'json', type: 'application/json' },
} as const

/** The exact bytes of one leaf of the private log, or its proof, to keep. */
export const loader = async ({ params, context }: LoaderFunctionArgs): Promise<Response> => {
  const { index = '', file } = params
  if (file !== 'proof' && file !== 'entry') throw data(null, { status: 404 })
  const { leaf, proof } = answerOf(await context.get(callContext)(proveLeaf, { params: { index } }))
  const { extension, type } = files[file]
  const headers = { 'content-type': type, 'content-disposition': `attachment; filename="record-${index}.${extension}"`, 'cache-control': 'no-store' }
  return new Response(file === 'proof' ? proof : leaf, { headers })
}

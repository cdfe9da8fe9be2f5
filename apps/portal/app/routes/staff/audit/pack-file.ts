import { evidencePack } from '@heard/contracts/ledger'
import type { LoaderFunctionArgs } from 'react-router'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { programmeOf } from '../../../services/staff.ts'
import { narrowingOf, queryOf } from './narrowing.ts'

/** The evidence pack, as a file to keep. */
export const loader = async ({ request, params, context }: LoaderFunctionArgs): Promise<Response> => {
  const { from, to, everywhere } = narrowingOf(new URL(request.url).searchParams)
  const query = queryOf(programmeOf(params), { from, to, everywhere, sample: '', seed: '', contribution: '', actor: '', purpose: '', page: 1 })
  const { name, base64 } = answerOf(await context.get(callContext)(evidencePack, { query }))
  return new Response(new Uint8Array(Buffer.from(base64, 'base64')), {
    headers: { 'content-type': 'application/zip', 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'no-store' },
  })
}

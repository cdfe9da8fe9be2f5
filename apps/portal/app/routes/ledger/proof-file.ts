import type { LoaderFunctionArgs } from 'react-router'
import { callContext } from '../../contexts.ts'
import { proofName } from '../../ledger/files.ts'
import { attachment, readEntry } from './reads.ts'

/** The proof of an entry, to keep or to hand on. */
export const loader = async ({ params, context }: LoaderFunctionArgs): Promise<Response> => {
  const { index, proof } = await readEntry(context.get(callContext), params.index)
  return attachment(proof, proofName(index), 'text/plain; charset=utf-8')
}

import type { LoaderFunctionArgs } from 'react-router'
import { callContext } from '../../contexts.ts'
import { entryName } from '../../ledger/files.ts'
import { attachment, readEntry } from './reads.ts'

/** An entry, byte for byte as the log hashed it. */
export const loader = async ({ params, context }: LoaderFunctionArgs): Promise<Response> => {
  const { index, leaf } = await readEntry(context.get(callContext), params.index)
  return attachment(leaf, entryName(index), 'application/json')
}

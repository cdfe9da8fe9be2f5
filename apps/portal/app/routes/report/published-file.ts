import { publishedFile } from '@heard/contracts/reporting'
import type { LoaderFunctionArgs } from 'react-router'
import { callContext } from '../../contexts.ts'
import { publishedFileAnswer } from '../../services/published-file-answer.ts'
import { foundOf } from './reads.ts'

/** A file that an organisation published, byte for byte; asked for each time, because it goes the moment it is withdrawn. */
export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const { programme = '', commitment = '', file = '' } = params
  return publishedFileAnswer(foundOf(await context.get(callContext)(publishedFile, { params: { programme, commitment, file } })))
}

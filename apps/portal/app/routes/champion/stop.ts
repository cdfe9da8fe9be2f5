import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import { clearDevice } from '../../services/draft-store.ts'
import { programmeContext } from '../../services/programme.ts'
import { goTo } from './draft.ts'

/** "Stop and delete my answers": also when there is nothing left to delete. */
export const action = async ({ request, context }: ActionFunctionArgs) =>
  goTo(request, context.get(programmeContext).id, '/stopped', await clearDevice(request, context))

/** Reached by a reload after stopping, never by a link. */
export const loader = ({ request, context }: LoaderFunctionArgs) => goTo(request, context.get(programmeContext).id, '')

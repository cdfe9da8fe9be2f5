import type { ActionFunctionArgs } from 'react-router'
import { clearDevice } from '../../services/draft-store.ts'
import { goOn } from './paths.ts'
import { placeOf } from './place.server.ts'

/** "Stop and delete my answers": also when there is nothing left to delete. */
export const action = async (args: ActionFunctionArgs) => goOn(args.request, placeOf(args), '/stopped', await clearDevice(args.request, args.context))

/** Reached by a reload after stopping, never by a link. */
export const loader = (args: ActionFunctionArgs) => goOn(args.request, placeOf(args), '')

import { myHeard, passOnHeard } from '@heard/contracts/engagement'
import { HeardController } from './heard.controller.ts'
import { HeardNotes } from './heard-notes.ts'
import { MyHeardHandler } from './my-heard.query.ts'
import { PassOnHandler } from './pass-on.handler.ts'

export const heardRoutes = [passOnHeard, myHeard]
export const heardControllers = [HeardController]
export const heardProviders = [HeardNotes, PassOnHandler, MyHeardHandler]

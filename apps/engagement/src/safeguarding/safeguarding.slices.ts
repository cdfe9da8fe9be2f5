import {
  actOnConcern,
  askForCall,
  cancelCall,
  handOverReading,
  listColleagues,
  listConcerns,
  listReaders,
  myCalls,
  raiseConcern,
  showConcern,
  warnOfContent,
} from '@heard/contracts/engagement'
import { AskForCallHandler, CallCodes, CancelCallHandler, MyCallsHandler } from './calls.handlers.ts'
import { Colleagues } from './colleagues.ts'
import { ActOnConcernHandler, RaiseConcernHandler } from './concern.handlers.ts'
import { ListColleaguesHandler, ListConcernsHandler, ShowConcernHandler } from './concern.queries.ts'
import { concernsProjection } from './concerns.projection.ts'
import { Concerns } from './concerns.ts'
import { ReadingController } from './reading/reading.controller.ts'
import { ChangeReadingHandler } from './reading/reading.handler.ts'
import { readingsProjection } from './reading/readings.projection.ts'
import { SafeguardingController } from './safeguarding.controller.ts'

export const safeguardingRoutes = [
  askForCall,
  myCalls,
  cancelCall,
  raiseConcern,
  listConcerns,
  listColleagues,
  showConcern,
  actOnConcern,
  warnOfContent,
  handOverReading,
  listReaders,
]

export const safeguardingControllers = [SafeguardingController, ReadingController]

export const safeguardingProjections = [concernsProjection, readingsProjection]

export const safeguardingProviders = [
  Concerns,
  Colleagues,
  CallCodes,
  AskForCallHandler,
  MyCallsHandler,
  CancelCallHandler,
  RaiseConcernHandler,
  ActOnConcernHandler,
  ListConcernsHandler,
  ListColleaguesHandler,
  ShowConcernHandler,
  ChangeReadingHandler,
]

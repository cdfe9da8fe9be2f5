import {
  addToMyEnquiry,
  askConnector,
  downloadMyEnquiry,
  listEnquiries,
  myEnquiry,
  recordEnquiry,
  showEnquiry,
  stepEnquiry,
  withdrawMyEnquiry,
} from '@heard/contracts/engagement'
import { AskConnectorHandler, RecordEnquiryHandler, TakeEnquiry } from './ask.handlers.ts'
import { ListEnquiriesHandler, ShowEnquiryHandler } from './desk.queries.ts'
import { Enquiries } from './enquiries.ts'
import { EnquiryController, EnquiryDeskController } from './enquiry.controllers.ts'
import { EnquiryReader } from './enquiry.reader.ts'
import { AddToMyEnquiryHandler, DownloadMyEnquiryHandler, MyEnquiries, MyEnquiryHandler, WithdrawMyEnquiryHandler } from './my-enquiry.handlers.ts'
import { StepEnquiryHandler } from './step.handler.ts'

export const enquiryRoutes = [
  askConnector,
  myEnquiry,
  addToMyEnquiry,
  withdrawMyEnquiry,
  downloadMyEnquiry,
  recordEnquiry,
  listEnquiries,
  showEnquiry,
  stepEnquiry,
]

export const enquiryControllers = [EnquiryController, EnquiryDeskController]

export const enquiryProviders = [
  Enquiries,
  EnquiryReader,
  TakeEnquiry,
  AskConnectorHandler,
  RecordEnquiryHandler,
  MyEnquiries,
  MyEnquiryHandler,
  DownloadMyEnquiryHandler,
  AddToMyEnquiryHandler,
  WithdrawMyEnquiryHandler,
  ListEnquiriesHandler,
  ShowEnquiryHandler,
  StepEnquiryHandler,
]

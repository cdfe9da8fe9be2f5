import { approveQuotation, listQuotations, proposeQuotation, publicQuotations, refuseQuotation } from '@heard/contracts/engagement'
import { QuotationController } from './quotation.controller.ts'
import { ApproveQuotationHandler, ProposeQuotationHandler, RefuseQuotationHandler } from './quotation.handlers.ts'
import { ListQuotationsHandler, PublicQuotationsHandler } from './quotation.queries.ts'
import { QuotationEndings } from './quotation-endings.ts'
import { QuotationSources } from './quotation-sources.ts'
import { StopQuotations } from './stop-quotations.ts'

export const quotationRoutes = [proposeQuotation, approveQuotation, refuseQuotation, listQuotations, publicQuotations]

export const quotationControllers = [QuotationController]

export const quotationProviders = [
  QuotationSources,
  QuotationEndings,
  ProposeQuotationHandler,
  ApproveQuotationHandler,
  RefuseQuotationHandler,
  ListQuotationsHandler,
  PublicQuotationsHandler,
]

export const quotationPolicies = [StopQuotations]

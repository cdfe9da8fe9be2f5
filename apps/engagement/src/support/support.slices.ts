import {
  agreeReferrals,
  endReferrals,
  findSupport,
  listReferrals,
  myReferral,
  openReferral,
  publicSignposting,
  recordSignposting,
  referMyself,
  referralForm,
  showAgreement,
  showSupport,
  signpostingCounts,
  stepReferral,
  withdrawReferral,
} from '@heard/contracts/engagement'
import { PieceNames } from './piece-names.ts'
import { Agreements } from './referral/agreements.ts'
import { ReferralController } from './referral/referral.controller.ts'
import {
  AgreeReferralsHandler,
  OpenReferralHandler,
  ReferMyselfHandler,
  StepReferralHandler,
  WithdrawReferralHandler,
} from './referral/referral.handlers.ts'
import { ForgetReferral, SendReferral } from './referral/referral.policies.ts'
import { ListReferralsHandler, ShowAgreementHandler, ShowMyReferralHandler, ShowReferralFormHandler } from './referral/referral.queries.ts'
import { ReferralForms } from './referral/referral-forms.ts'
import { Referrals } from './referral/referrals.ts'
import { SeedDirectory } from './seed-directory.ts'
import { SignpostingController } from './signposting/signposting.controller.ts'
import { PublicSignpostingHandler, RecordSignpostingHandler, SignpostingCountsHandler } from './signposting/signposting.handlers.ts'
import { SupportController } from './support.controller.ts'
import { FindSupportHandler, ShowSupportHandler, SupportDirectory } from './support.queries.ts'

export const supportRoutes = [
  findSupport,
  showSupport,
  agreeReferrals,
  endReferrals,
  showAgreement,
  referralForm,
  referMyself,
  myReferral,
  withdrawReferral,
  openReferral,
  listReferrals,
  stepReferral,
  recordSignposting,
  signpostingCounts,
  publicSignposting,
]

export const supportControllers = [SupportController, ReferralController, SignpostingController]

export const supportProviders = [
  SeedDirectory,
  SupportDirectory,
  PieceNames,
  FindSupportHandler,
  ShowSupportHandler,
  Agreements,
  Referrals,
  ReferralForms,
  AgreeReferralsHandler,
  ReferMyselfHandler,
  WithdrawReferralHandler,
  OpenReferralHandler,
  StepReferralHandler,
  ShowAgreementHandler,
  ShowReferralFormHandler,
  ShowMyReferralHandler,
  ListReferralsHandler,
  RecordSignpostingHandler,
  SignpostingCountsHandler,
  PublicSignpostingHandler,
]

export const supportPolicies = [SendReferral, ForgetReferral]

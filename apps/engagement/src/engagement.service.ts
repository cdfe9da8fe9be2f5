import {
  askForProof,
  attachFile,
  changeConsent,
  confirmFollow,
  consentRecords,
  correctWords,
  decideQuarantined,
  deidentifyContribution,
  downloadMine,
  dropDraft,
  engagementFacts,
  engagementTasks,
  eraseContribution,
  eraseMyContribution,
  fileWords,
  follow,
  keepDraft,
  keepDraftFile,
  listErasures,
  listFiles,
  listInformation,
  listProgrammes,
  listQuarantined,
  moveProgramme,
  myContribution,
  openFile,
  openingsOfMine,
  openMyFile,
  proposeIdentifiers,
  recallDraft,
  shareStory,
  showProgramme,
  subscribe,
  transcribeFile,
  translateContribution,
  unfollow,
} from '@heard/contracts/engagement'
import { defineService } from '@heard/service-kit'
import { ConsentExpiry } from './consent-expiry/consent-expiry.ts'
import { conversationControllers, conversationProviders, conversationRoutes } from './conversation/conversation.slices.ts'
import { conversationsProjection } from './conversation/conversations.projection.ts'
import { engagementLedger } from './engagement.audit.ts'
import { enquiriesProjection } from './enquiry/enquiries.projection.ts'
import { enquiryControllers, enquiryProviders, enquiryRoutes } from './enquiry/enquiry.slices.ts'
import { EnquiryWatch } from './enquiry/enquiry-watch.ts'
import { equalityProjection } from './equality/equality.projection.ts'
import { equalityControllers, equalityProviders, equalityRoutes } from './equality/equality.slices.ts'
import { EqualityWorker } from './equality/equality-worker.ts'
import { erasureControllers, erasurePolicies, erasureProviders } from './erasure/erasure.slices.ts'
import { ErasureWatch } from './erasure/erasure-process.ts'
import { erasuresProjection } from './erasure/erasures.projection.ts'
import { ForgetRegistration } from './gathering/forget-registration.ts'
import { heardControllers, heardProviders, heardRoutes } from './heard/heard.slices.ts'
import { heardNotesProjection } from './heard/heard-notes.projection.ts'
import { importControllers, importProviders, importRoutes } from './import/import.slices.ts'
import { InformationController } from './information/information.controller.ts'
import { ListInformationHandler } from './information/information.query.ts'
import { paperControllers, paperPolicies, paperProviders, paperRoutes } from './paper/paper.slices.ts'
import { paperFormsProjection } from './paper/paper-forms.projection.ts'
import { pieceControllers, pieceProviders, pieceRoutes } from './piece/piece.slices.ts'
import { piecesProjection } from './piece/pieces.projection.ts'
import { programmeProjection } from './programme/programme.projection.ts'
import { programmeControllers, programmeProviders } from './programme/programme.slices.ts'
import { quotationControllers, quotationPolicies, quotationProviders, quotationRoutes } from './quotation/quotation.slices.ts'
import { quotationsProjection } from './quotation/quotations.projection.ts'
import { casesProjection } from './register/cases.projection.ts'
import { registerControllers, registerProviders, registerRoutes } from './register/register.slices.ts'
import { holdingsProjection } from './retention/holdings.projection.ts'
import { retentionControllers, retentionProviders, retentionRoutes } from './retention/retention.slices.ts'
import { RetentionWorker } from './retention/retention-worker.ts'
import { ropaProjection } from './ropa/ropa.projection.ts'
import { ropaControllers, ropaProviders, ropaRoutes } from './ropa/ropa.slices.ts'
import { safeguardingControllers, safeguardingProjections, safeguardingProviders, safeguardingRoutes } from './safeguarding/safeguarding.slices.ts'
import { FollowWatch } from './story/follow/follow-watch.ts'
import { storyControllers, storyPolicies, storyProjections, storyProviders } from './story/story.slices.ts'
import { referralsProjection } from './support/referral/referrals.projection.ts'
import { supportControllers, supportPolicies, supportProviders, supportRoutes } from './support/support.slices.ts'
import { tableNotesProjection } from './table-notes/table-notes.projection.ts'
import { tableNotesControllers, tableNotesProviders, tableNotesRoutes } from './table-notes/table-notes.slices.ts'
import { TasksController } from './tasks/tasks.controller.ts'

/** The engagement service: programmes, stories, imports. */
export const engagement = defineService({
  name: 'engagement',
  routes: [
    listProgrammes,
    showProgramme,
    moveProgramme,
    shareStory,
    askForProof,
    keepDraft,
    recallDraft,
    dropDraft,
    keepDraftFile,
    attachFile,
    openMyFile,
    listFiles,
    openFile,
    fileWords,
    transcribeFile,
    translateContribution,
    myContribution,
    openingsOfMine,
    downloadMine,
    consentRecords,
    correctWords,
    changeConsent,
    follow,
    subscribe,
    confirmFollow,
    unfollow,
    proposeIdentifiers,
    deidentifyContribution,
    listQuarantined,
    decideQuarantined,
    eraseMyContribution,
    eraseContribution,
    listErasures,
    ...importRoutes,
    ...equalityRoutes,
    ...conversationRoutes,
    ...paperRoutes,
    ...tableNotesRoutes,
    ...heardRoutes,
    ...quotationRoutes,
    ...retentionRoutes,
    ...registerRoutes,
    ...ropaRoutes,
    ...pieceRoutes,
    ...supportRoutes,
    ...safeguardingRoutes,
    ...enquiryRoutes,
    listInformation,
    engagementTasks,
  ],
  facts: engagementFacts,
  ledger: engagementLedger,
  projections: [
    programmeProjection,
    ...storyProjections,
    quotationsProjection,
    equalityProjection,
    conversationsProjection,
    paperFormsProjection,
    tableNotesProjection,
    heardNotesProjection,
    erasuresProjection,
    holdingsProjection,
    casesProjection,
    ropaProjection,
    piecesProjection,
    ...safeguardingProjections,
    enquiriesProjection,
    referralsProjection,
  ],
  controllers: [
    ...programmeControllers,
    ...storyControllers,
    ...importControllers,
    ...equalityControllers,
    ...conversationControllers,
    ...paperControllers,
    ...tableNotesControllers,
    ...heardControllers,
    ...quotationControllers,
    ...erasureControllers,
    ...retentionControllers,
    ...registerControllers,
    ...ropaControllers,
    ...pieceControllers,
    ...supportControllers,
    ...safeguardingControllers,
    ...enquiryControllers,
    InformationController,
    TasksController,
  ],
  providers: [
    ...programmeProviders,
    ...storyProviders,
    ...importProviders,
    ...equalityProviders,
    ...conversationProviders,
    ...paperProviders,
    ...tableNotesProviders,
    ...heardProviders,
    ...quotationProviders,
    ...erasureProviders,
    ...retentionProviders,
    ...registerProviders,
    ...ropaProviders,
    ...pieceProviders,
    ...supportProviders,
    ...safeguardingProviders,
    ...enquiryProviders,
    ListInformationHandler,
  ],
  policies: [...storyPolicies, ...quotationPolicies, ...erasurePolicies, ...supportPolicies, ...paperPolicies, ForgetRegistration],
  watches: [ErasureWatch, RetentionWorker, EqualityWorker, EnquiryWatch, FollowWatch, ConsentExpiry],
})

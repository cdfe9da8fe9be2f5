import * as contract from '@heard/contracts/reporting'
import {
  defineService,
  ProgrammeOutline,
  programmeOutlineProjection,
  RateLimiter,
  Receipts,
  readModelAnswersErasure,
  residentLimiter,
} from '@heard/service-kit'
import { AccountabilityController } from './accountability/accountability.controller.ts'
import { accountabilityProjection } from './accountability/accountability.projection.ts'
import { GatheringOutcomesHandler } from './accountability/gathering-outcomes.handler.ts'
import { heardGatheringsProjection } from './accountability/heard-gatherings.projection.ts'
import { HistoryReader } from './accountability/history.reader.ts'
import { CommitmentHistoryHandler, PublicReportHandler, RecommendationHistoryHandler } from './accountability/public.handlers.ts'
import { AddressedHandler, EvidenceHandler, StaffAccountabilityHandler } from './accountability/staff.handlers.ts'
import { ThemeNames } from './accountability/theme-names.ts'
import { Accountability } from './accountability/viewing.ts'
import { AnalysisIndex } from './analysis/analysis-index.ts'
import { ContributionTexts } from './analysis/contribution-text.ts'
import { ContributionsController } from './analysis/contributions.controller.ts'
import { ListContributionsHandler, ShowContributionHandler } from './analysis/contributions.handlers.ts'
import { PurgeAnalysisIndex } from './analysis/purge-analysis-index.ts'
import { AssessmentController } from './assessment/assessment.controller.ts'
import { AssessmentHandler, Assessments, AssessmentVersionHandler } from './assessment/assessment.handlers.ts'
import { ApproveAssessmentHandler, ProposeAssessmentHandler, PutBackAssessmentHandler } from './assessment/decide-assessment.handlers.ts'
import { ForgetReplacedWords } from './assessment/forget-replaced-words.ts'
import { ConcludeHandler, WritePartHandler } from './assessment/write-assessment.handlers.ts'
import { AssuranceController } from './assurance/assurance.controller.ts'
import { AssuranceQueryHandler, AssuranceRequestHandler } from './assurance/assurance.handlers.ts'
import { AuditController } from './audit/audit.controller.ts'
import { audit } from './audit/audit.slices.ts'
import { auditRecordProjection } from './audit/record/audit-record.projection.ts'
import { CodebookController } from './codebook/codebook.controller.ts'
import { ArrangeThemeHandler, CodebookQueryHandler, DefineThemeHandler, RewordThemeHandler } from './codebook/codebook.handlers.ts'
import { codebookProjection } from './codebook/codebook.projection.ts'
import { CodebookReader } from './codebook/codebook.reader.ts'
import { CodebookExchange, ExportCodebookHandler, ImportCodebookHandler, PreviewCodebookHandler } from './codebook/exchange.handlers.ts'
import { ImportedThemes } from './codebook/imported-themes.ts'
import { SplitController } from './codebook/split.controller.ts'
import { SplitThemeHandler } from './codebook/split.handler.ts'
import { CodingController } from './coding/coding.controller.ts'
import { CodeContributionHandler, UndoCodingHandler } from './coding/coding.handlers.ts'
import { Codings } from './coding/codings.ts'
import { ShowSortingHandler, SortCodingHandler } from './coding/sorting.handlers.ts'
import { CommitmentController } from './commitment/commitment.controller.ts'
import { KeepCommitmentHandler, Keeping, MakeCommitmentHandler } from './commitment/commitment.handlers.ts'
import { CommitmentFiles } from './commitment/commitment-files.ts'
import { CommitmentFileController } from './commitment/file.controller.ts'
import { PublishedFileHandler, SendFileAheadHandler } from './commitment/file.handlers.ts'
import { ImportCommitmentsHandler } from './commitment/import-commitments.handler.ts'
import { MilestoneController } from './commitment/milestone.controller.ts'
import { AddMilestoneHandler, SealedMilestones, SettleMilestoneHandler } from './commitment/milestone.handlers.ts'
import { AskedConversations } from './conversation/asked.reader.ts'
import { CountedResponses } from './conversation/counted-responses.ts'
import { CountedResults } from './conversation/counted-results.ts'
import { ListResultsHandler, PublicResultsHandler } from './conversation/public-results.handlers.ts'
import { conversationQuestionsProjection } from './conversation/questions.projection.ts'
import { ReleaseResultsHandler } from './conversation/release-results.handler.ts'
import { ConversationResultsController } from './conversation/results.controller.ts'
import { ConversationResultsHandler } from './conversation/results.handler.ts'
import { WordedResults } from './conversation/worded-results.ts'
import { DoubleCodingController } from './double-coding/double.controller.ts'
import {
  CodeAgainHandler,
  DrawDoubleCodingHandler,
  ListDoubleCodingsHandler,
  NextToCodeAgainHandler,
  SettleDifferenceHandler,
  ShowDoubleCodingHandler,
} from './double-coding/double.handlers.ts'
import { doubleProjection } from './double-coding/double.projection.ts'
import { DoubleCodings } from './double-coding/double-codings.ts'
import { CheckController } from './draft-check/check.controller.ts'
import { AskDraftCheckHandler, CloseDraftCheckHandler, DraftCheckWordsHandler } from './draft-check/check.handlers.ts'
import { CheckAnswers } from './draft-check/check-answers.ts'
import { CheckAsking } from './draft-check/check-asking.ts'
import { CheckWatch } from './draft-check/check-watch.ts'
import { ForgetChecks } from './draft-check/forget-checks.ts'
import {
  AnswerChampionDraftCheckHandler,
  AnswerMyDraftCheckHandler,
  ChampionDraftChecksHandler,
  MyDraftChecksHandler,
} from './draft-check/voices.handlers.ts'
import { ForgetOldMemos } from './memo/forget-old-memos.ts'
import { MemoController } from './memo/memo.controller.ts'
import { ChangeMemoHandler, ListMemosHandler, MemoWords, RemoveMemoHandler, WriteMemoHandler } from './memo/memo.handlers.ts'
import { memosProjection } from './memo/memos.projection.ts'
import { Memos } from './memo/memos.reader.ts'
import { ProgrammeTerms } from './programme-terms.ts'
import { ProjectController } from './project/project.controller.ts'
import { ExportProjectHandler } from './project/project.handler.ts'
import { ProjectReader } from './project/project.reader.ts'
import { ForgetSources } from './reach/forget-sources.ts'
import { Populations } from './reach/populations.ts'
import { ReachController } from './reach/reach.controller.ts'
import { ReachHandler, SetPopulationHandler, TakePopulationBackHandler } from './reach/reach.handlers.ts'
import { DraftHandler, Drafting, RedraftHandler } from './recommendation/draft.handler.ts'
import { Evidence } from './recommendation/evidence.ts'
import { ForgetReplies } from './recommendation/forget-replies.ts'
import { PublishHandler, WithdrawHandler } from './recommendation/publish.handler.ts'
import { RecommendationController } from './recommendation/recommendation.controller.ts'
import { ReplyToDraftHandler, SendDraftHandler } from './recommendation/reply.handler.ts'
import { RespondHandler } from './recommendation/respond.handler.ts'
import { SilenceOnPublication, Silences, SilenceWatch } from './recommendation/silence.ts'
import { NextReport } from './report/next-report.ts'
import { ApproveReportHandler, ProposeReportHandler, PutBackReportHandler } from './report/propose-report.handler.ts'
import { ReportController } from './report/report.controller.ts'
import { ReportDeskHandler } from './report/report-desk.handler.ts'
import { ReportDocuments } from './report/report-documents.ts'
import { ReportTasks } from './report/report-tasks.ts'
import { ReportVersionFileHandler, ReportVersionHandler, ReportVersions, ReportVersionsHandler } from './report/report-versions.handler.ts'
import { DropReportLanguageHandler, WordReportHandler } from './report/write-report.handler.ts'
import { reportingLedger } from './reporting.audit.ts'
import { SuggestionController } from './suggestion/suggestion.controller.ts'
import {
  AnswerSuggestionHandler,
  LearnSuggestionsHandler,
  Offers,
  SuggestingHandler,
  SuggestThemesHandler,
  SwitchSuggestionsHandler,
} from './suggestion/suggestion.handlers.ts'
import { SuggestionModels } from './suggestion/suggestion-models.ts'
import { suggestionsProjection } from './suggestion/suggestions.projection.ts'
import { SuggestionsReader } from './suggestion/suggestions.reader.ts'
import { ProposeTablesHandler, PutBackTablesHandler, ReleaseTablesHandler } from './tables/propose.handler.ts'
import { StaffTables } from './tables/staff-tables.ts'
import { TablesController } from './tables/tables.controller.ts'
import { PublicTablesFileHandler, PublicTablesHandler, ReleasedTables, StaffTablesHandler } from './tables/tables.handlers.ts'
import { TablesAudit } from './tables/tables-audit.ts'
import { Telling } from './tables/telling.ts'
import { ReminderWatch } from './tasks/reminder-watch.ts'
import { TasksController } from './tasks/tasks.controller.ts'
import { Asking } from './verdict/asking.ts'
import { Ballots } from './verdict/ballots.ts'
import { championAccountsProjection } from './verdict/champion-accounts.projection.ts'
import { ForgetVerdicts } from './verdict/forget-verdicts.ts'
import { VerdictController } from './verdict/verdict.controller.ts'
import { ChampionVerdictsHandler, GiveChampionVerdictHandler, GiveMyVerdictHandler, MyVerdictsHandler } from './verdict/verdict.handlers.ts'
import { VerdictWatch } from './verdict/verdict-watch.ts'
import { Verdicts } from './verdict/verdicts.ts'
import { Voters } from './verdict/voters.ts'
import { WithdrawFromVault } from './wording/withdraw-from-vault.ts'
import { WordingController } from './wording/wording.controller.ts'
import { WithdrawWordingHandler, WordingsHandler } from './wording/wording.handlers.ts'
import { Wordings } from './wordings.ts'

const codebook = [
  CodebookReader,
  CodebookExchange,
  DefineThemeHandler,
  RewordThemeHandler,
  ArrangeThemeHandler,
  CodebookQueryHandler,
  ExportCodebookHandler,
  PreviewCodebookHandler,
  ImportCodebookHandler,
  SplitThemeHandler,
]
const coding = [Codings, CodeContributionHandler, UndoCodingHandler, ShowSortingHandler, SortCodingHandler]
const analysis = [AnalysisIndex, ContributionTexts, ListContributionsHandler, ShowContributionHandler]
const project = [ProjectReader, ExportProjectHandler]
const memo = [Memos, MemoWords, ListMemosHandler, WriteMemoHandler, ChangeMemoHandler, RemoveMemoHandler]
const doubleCoding = [
  DoubleCodings,
  ListDoubleCodingsHandler,
  ShowDoubleCodingHandler,
  NextToCodeAgainHandler,
  DrawDoubleCodingHandler,
  CodeAgainHandler,
  SettleDifferenceHandler,
]
const suggestion = [
  SuggestionModels,
  Offers,
  SuggestionsReader,
  SuggestingHandler,
  SwitchSuggestionsHandler,
  LearnSuggestionsHandler,
  SuggestThemesHandler,
  AnswerSuggestionHandler,
]
const tables = [
  StaffTables,
  TablesAudit,
  Telling,
  ReleasedTables,
  ProposeTablesHandler,
  ReleaseTablesHandler,
  PutBackTablesHandler,
  StaffTablesHandler,
  PublicTablesHandler,
  PublicTablesFileHandler,
]
const reach = [Populations, ReachHandler, SetPopulationHandler, TakePopulationBackHandler]
const assessment = [
  Assessments,
  AssessmentHandler,
  AssessmentVersionHandler,
  WritePartHandler,
  ConcludeHandler,
  ProposeAssessmentHandler,
  ApproveAssessmentHandler,
  PutBackAssessmentHandler,
]
const conversation = [
  AskedConversations,
  CountedResponses,
  CountedResults,
  WordedResults,
  ConversationResultsHandler,
  ReleaseResultsHandler,
  PublicResultsHandler,
  ListResultsHandler,
]
const recommendation = [
  Evidence,
  Drafting,
  DraftHandler,
  RedraftHandler,
  SendDraftHandler,
  ReplyToDraftHandler,
  PublishHandler,
  WithdrawHandler,
  RespondHandler,
  Silences,
]
const draftCheck = [
  CheckAnswers,
  CheckAsking,
  AskDraftCheckHandler,
  CloseDraftCheckHandler,
  DraftCheckWordsHandler,
  MyDraftChecksHandler,
  AnswerMyDraftCheckHandler,
  ChampionDraftChecksHandler,
  AnswerChampionDraftCheckHandler,
]
const commitment = [
  Keeping,
  CommitmentFiles,
  SendFileAheadHandler,
  PublishedFileHandler,
  SealedMilestones,
  MakeCommitmentHandler,
  ImportCommitmentsHandler,
  KeepCommitmentHandler,
  AddMilestoneHandler,
  SettleMilestoneHandler,
]
const verdict = [
  { provide: RateLimiter, useFactory: residentLimiter },
  Receipts,
  Ballots,
  Voters,
  Asking,
  Verdicts,
  MyVerdictsHandler,
  GiveMyVerdictHandler,
  ChampionVerdictsHandler,
  GiveChampionVerdictHandler,
]
const accountability = [
  HistoryReader,
  Accountability,
  ThemeNames,
  PublicReportHandler,
  RecommendationHistoryHandler,
  CommitmentHistoryHandler,
  GatheringOutcomesHandler,
  StaffAccountabilityHandler,
  EvidenceHandler,
  AddressedHandler,
]

const report = [
  NextReport,
  ReportDocuments,
  ReportVersions,
  ReportTasks,
  ReportDeskHandler,
  WordReportHandler,
  DropReportLanguageHandler,
  ProposeReportHandler,
  ApproveReportHandler,
  PutBackReportHandler,
  ReportVersionsHandler,
  ReportVersionHandler,
  ReportVersionFileHandler,
]

/** The reporting service: themes and coding, analysis, recommendations, commitments, reports, the auditor's views. */
export const reporting = defineService({
  name: 'reporting',
  routes: [
    contract.showCodebook,
    contract.exportCodebook,
    contract.previewCodebook,
    contract.importCodebook,
    contract.defineTheme,
    contract.rewordTheme,
    contract.moveTheme,
    contract.retireTheme,
    contract.bringBackTheme,
    contract.mergeTheme,
    contract.undoMerge,
    contract.splitTheme,
    contract.showSorting,
    contract.sortCoding,
    contract.finishSplit,
    contract.undoSplit,
    contract.listContributions,
    contract.showContribution,
    contract.codeContribution,
    contract.undoCoding,
    contract.exportProject,
    contract.listMemos,
    contract.writeMemo,
    contract.changeMemo,
    contract.removeMemo,
    contract.listDoubleCodings,
    contract.drawDoubleCoding,
    contract.showDoubleCoding,
    contract.nextToCodeAgain,
    contract.codeAgain,
    contract.settleDifference,
    contract.showSuggesting,
    contract.switchSuggestions,
    contract.learnSuggestions,
    contract.suggestThemes,
    contract.answerSuggestion,
    contract.showTables,
    contract.proposeTables,
    contract.releaseTables,
    contract.putBackTables,
    contract.publicTables,
    contract.publicTablesFile,
    contract.showReach,
    contract.setPopulation,
    contract.takePopulationBack,
    contract.showAssessment,
    contract.writeAssessmentPart,
    contract.concludeAssessment,
    contract.proposeAssessment,
    contract.approveAssessment,
    contract.putBackAssessment,
    contract.assessmentVersion,
    contract.conversationResults,
    contract.releaseConversationResults,
    contract.publicConversationResults,
    contract.publicConversationResultsFile,
    contract.listConversationResults,
    contract.draftRecommendation,
    contract.redraftRecommendation,
    contract.sendDraft,
    contract.replyToDraft,
    contract.askDraftCheck,
    contract.closeDraftCheck,
    contract.draftCheckWords,
    contract.myDraftChecks,
    contract.answerMyDraftCheck,
    contract.championDraftChecks,
    contract.answerChampionDraftCheck,
    contract.publishRecommendation,
    contract.withdrawRecommendation,
    contract.respond,
    contract.amendResponse,
    contract.makeCommitment,
    contract.importCommitments,
    contract.amendCommitment,
    contract.addMilestone,
    contract.moveMilestone,
    contract.reachMilestone,
    contract.dropMilestone,
    contract.sendFileAhead,
    contract.reportProgress,
    contract.claimOutcome,
    contract.recordVerdict,
    contract.myVerdicts,
    contract.giveMyVerdict,
    contract.championVerdicts,
    contract.giveChampionVerdict,
    contract.listRecommendations,
    contract.recommendationEvidence,
    contract.addressedToUs,
    contract.recommendationHistory,
    contract.commitmentHistory,
    contract.publishedFile,
    contract.gatheringOutcomes,
    contract.showReportDesk,
    contract.wordReport,
    contract.dropReportLanguage,
    contract.proposeReport,
    contract.approveReport,
    contract.putBackReport,
    contract.publicReport,
    contract.reportVersions,
    contract.reportVersion,
    contract.reportVersionFile,
    contract.listWordings,
    contract.withdrawWording,
    contract.auditOverview,
    contract.showEvidence,
    contract.exportEvidence,
    contract.exploreRecord,
    contract.markVisit,
    contract.listAssurance,
    contract.recordAssurance,
    contract.reviseAssurance,
    contract.endAssurance,
    contract.reportingTasks,
  ],
  facts: { ...contract.reportingFacts, ...contract.auditFacts, ...contract.assuranceFacts },
  ledger: reportingLedger,
  projections: [
    programmeOutlineProjection,
    codebookProjection,
    suggestionsProjection,
    doubleProjection,
    memosProjection,
    conversationQuestionsProjection,
    accountabilityProjection,
    heardGatheringsProjection,
    championAccountsProjection,
    auditRecordProjection,
  ],
  controllers: [
    CodebookController,
    SplitController,
    CodingController,
    ContributionsController,
    SuggestionController,
    DoubleCodingController,
    MemoController,
    ProjectController,
    TablesController,
    ReachController,
    AssessmentController,
    ConversationResultsController,
    RecommendationController,
    CheckController,
    CommitmentController,
    CommitmentFileController,
    MilestoneController,
    VerdictController,
    AccountabilityController,
    ReportController,
    WordingController,
    AuditController,
    AssuranceController,
    TasksController,
  ],
  providers: [
    ProgrammeOutline,
    ProgrammeTerms,
    Wordings,
    WordingsHandler,
    WithdrawWordingHandler,
    ...codebook,
    ...coding,
    ...analysis,
    ...memo,
    ...project,
    ...suggestion,
    ...doubleCoding,
    ...tables,
    ...reach,
    ...assessment,
    ...conversation,
    ...recommendation,
    ...draftCheck,
    ...commitment,
    ...verdict,
    ...accountability,
    ...report,
    ...audit,
    AssuranceQueryHandler,
    AssuranceRequestHandler,
  ],
  policies: [
    ImportedThemes,
    SilenceOnPublication,
    PurgeAnalysisIndex,
    WithdrawFromVault,
    ForgetOldMemos,
    ForgetReplies,
    ForgetChecks,
    ForgetSources,
    ForgetReplacedWords,
    ForgetVerdicts,
    readModelAnswersErasure('reporting'),
  ],
  watches: [SilenceWatch, CheckWatch, VerdictWatch, ReminderWatch],
})

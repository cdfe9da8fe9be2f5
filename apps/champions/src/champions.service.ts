import {
  acceptOffer,
  activityReport,
  applicationForm,
  applyAsChampion,
  askSupport,
  beginBoard,
  beginCampaign,
  beginChampionWork,
  beginTraining,
  campaignDesk,
  campaignResults,
  championsFacts,
  championsTasks,
  claimExpense,
  correctActivity,
  correctExpense,
  endChampionWork,
  endVolunteering,
  equalTreatment,
  expensesDesk,
  linkApplication,
  listApplications,
  listBoards,
  listCampaigns,
  listChampions,
  listChampionWork,
  listTraining,
  logActivity,
  myApplication,
  myBoards,
  myCare,
  myCertificate,
  myExpenses,
  myVolunteering,
  publicBoards,
  renewReceipt,
  reportBoard,
  setExpenses,
  setRecruiting,
  setSupportContacts,
  showApplication,
  showCampaign,
  showChampionCare,
  showExpense,
  showRecruiting,
  stepApplication,
  stepBoard,
  stepCampaign,
  stepChampion,
  stepChampionCare,
  stepExpense,
  stepMyVolunteering,
  stepTraining,
  takeBackActivity,
  takeBackExpense,
  withdrawMyApplication,
} from '@heard/contracts/champions'
import {
  defineService,
  ProgrammeOutline,
  programmeOutlineProjection,
  RateLimiter,
  Receipts,
  readModelAnswersErasure,
  Submissions,
} from '@heard/service-kit'
import { activitiesProjection } from './activity/activities.projection.ts'
import { Activities, ActivityLog, ActivityReport } from './activity/activities.ts'
import { ActivityController } from './activity/activity.controller.ts'
import { Acknowledge } from './application/acknowledge.ts'
import { ApplicationController, ReviewController } from './application/application.controller.ts'
import { ApplyHandler, EndHandler } from './application/application.handlers.ts'
import { ListApplicationsHandler, ShowApplicationHandler } from './application/application.queries.ts'
import { ApplicationReader } from './application/application.reader.ts'
import { applicationListProjection } from './application/application-list.projection.ts'
import { Applications } from './application/applications.ts'
import { EqualTreatmentHandler } from './application/equal-treatment.query.ts'
import { MyApplicationHandler, MyApplications, SayByReceiptHandler } from './application/my-application.handlers.ts'
import { RenewReceiptHandler } from './application/renew-receipt.handler.ts'
import { StepApplicationHandler } from './application/step.handler.ts'
import { TasksController } from './application/tasks.controller.ts'
import { BoardController } from './board/board.controller.ts'
import { boardsProjection } from './board/boards.projection.ts'
import { Boards } from './board/boards.ts'
import { NothingUnpublished } from './board/nothing-unpublished.ts'
import { SpeaksNoLonger } from './board/speaks-no-longer.ts'
import { WithdrawWords } from './board/withdraw-words.ts'
import { CampaignController } from './campaign/campaign.controller.ts'
import { campaignsProjection } from './campaign/campaigns.projection.ts'
import { Campaigns } from './campaign/campaigns.ts'
import { CareController } from './care/care.controller.ts'
import { ShowCareHandler, StepCareHandler } from './care/care.handlers.ts'
import { careProjection } from './care/care.projection.ts'
import { CareTasks } from './care/care-tasks.ts'
import { Cares } from './care/cares.ts'
import { MyCare } from './care/my-care.ts'
import { ChampionsController } from './champion/champions.controller.ts'
import { ListChampionsHandler, ListWorkHandler, StepChampionHandler } from './champion/champions.handlers.ts'
import { championsProjection } from './champion/champions.projection.ts'
import { Champions } from './champion/champions.ts'
import { MyVolunteeringController } from './champion/my-volunteering.controller.ts'
import { LinkApplicationHandler, MyVolunteeringHandler, StepMyVolunteeringHandler } from './champion/my-volunteering.handlers.ts'
import { OwnApplication } from './champion/my-volunteering.ts'
import { championsLedger } from './champions.audit.ts'
import { ExpenseController } from './expense/expense.controller.ts'
import { ExpenseDesk } from './expense/expense-desk.ts'
import { expensesProjection } from './expense/expenses.projection.ts'
import { Expenses } from './expense/expenses.ts'
import { ExpensesRule } from './expense/expenses-rule.ts'
import { MyExpenses } from './expense/my-expenses.ts'
import { LetGo } from './link/let-go.ts'
import { Links } from './link/links.ts'
import { RecruitingController } from './recruiting/recruiting.controller.ts'
import { Recruiting } from './recruiting/recruiting.ts'
import { TrainingController } from './training/training.controller.ts'
import { TrainingWatch } from './training/training-watch.ts'
import { Trainings } from './training/trainings.ts'
import { PublishedWords } from './wording/published-words.ts'
import { Works } from './work/works.ts'

/** The champions service. */
export const champions = defineService({
  name: 'champions',
  routes: [
    applicationForm,
    applyAsChampion,
    myApplication,
    acceptOffer,
    withdrawMyApplication,
    listApplications,
    showApplication,
    stepApplication,
    renewReceipt,
    endVolunteering,
    equalTreatment,
    setRecruiting,
    showRecruiting,
    championsTasks,
    myVolunteering,
    linkApplication,
    stepMyVolunteering,
    listChampions,
    stepChampion,
    listChampionWork,
    beginChampionWork,
    endChampionWork,
    logActivity,
    correctActivity,
    takeBackActivity,
    activityReport,
    myExpenses,
    claimExpense,
    correctExpense,
    takeBackExpense,
    expensesDesk,
    setExpenses,
    showExpense,
    stepExpense,
    listBoards,
    publicBoards,
    myBoards,
    beginBoard,
    stepBoard,
    reportBoard,
    listCampaigns,
    showCampaign,
    campaignDesk,
    beginCampaign,
    stepCampaign,
    campaignResults,
    listTraining,
    beginTraining,
    stepTraining,
    setSupportContacts,
    showChampionCare,
    stepChampionCare,
    myCare,
    askSupport,
    myCertificate,
  ],
  facts: championsFacts,
  ledger: championsLedger,
  projections: [
    programmeOutlineProjection,
    applicationListProjection,
    championsProjection,
    activitiesProjection,
    expensesProjection,
    careProjection,
    campaignsProjection,
    boardsProjection,
  ],
  controllers: [
    ApplicationController,
    ReviewController,
    RecruitingController,
    TasksController,
    MyVolunteeringController,
    ChampionsController,
    ActivityController,
    ExpenseController,
    TrainingController,
    CareController,
    CampaignController,
    BoardController,
  ],
  providers: [
    { provide: RateLimiter, useFactory: () => new RateLimiter({ burst: 200, perSecond: 1, mostAddresses: 100_000 }) },
    ProgrammeOutline,
    Receipts,
    Submissions,
    Recruiting,
    Applications,
    ApplicationReader,
    ApplyHandler,
    MyApplications,
    MyApplicationHandler,
    SayByReceiptHandler,
    ListApplicationsHandler,
    ShowApplicationHandler,
    StepApplicationHandler,
    RenewReceiptHandler,
    EndHandler,
    EqualTreatmentHandler,
    Links,
    Activities,
    ActivityLog,
    ActivityReport,
    Expenses,
    ExpensesRule,
    MyExpenses,
    ExpenseDesk,
    Champions,
    Works,
    ListChampionsHandler,
    ListWorkHandler,
    StepChampionHandler,
    OwnApplication,
    MyVolunteeringHandler,
    LinkApplicationHandler,
    StepMyVolunteeringHandler,
    PublishedWords,
    Boards,
    Campaigns,
    Trainings,
    Cares,
    CareTasks,
    ShowCareHandler,
    StepCareHandler,
    MyCare,
  ],
  policies: [readModelAnswersErasure('champions'), LetGo, Acknowledge, SpeaksNoLonger, NothingUnpublished, WithdrawWords],
  watches: [TrainingWatch],
})

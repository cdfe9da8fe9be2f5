import { kindOf } from './marks.fixture.ts'
import type { Shown } from './walk.fixture.ts'

/**
 * Where the design lets marks stand in clear, by kind: the list that is read when something is found. Whatever is not here is a leak.
 * `words`, `quoted`, `imported`: of a contribution, de-identified; `redacted`: what was taken out of it; `wording`, `theme`, `unpublished`: what staff and
 * organisations publish or prepare.
 */
type Place = { readonly kinds: readonly string[]; readonly why: string }

const story = ['words', 'quoted', 'redacted', 'imported', 'attributes']
const deidentified = ['words', 'quoted', 'imported']
const published = ['wording', 'theme']
const prepared = [...published, 'unpublished']

const holder = 'whoever has the receipt sees what is held of them'
const opens = 'opening it is what the permission is for, and each opening is recorded'
const analysis = 'analysis works with de-identified text'
const files = 'whoever imports a file sees the file'
const wording = 'wording that staff and organisations publish'

/** Answers of routes, by id. */
const allowedAnswers: Readonly<Record<string, Place>> = {
  refusal: {
    kinds: ['name-of-field', 'address-of-page'],
    why: 'a refusal names the field that is not known; a page links to itself in other languages',
  },
  openMyFile: { kinds: ['recording'], why: holder },
  openFile: { kinds: ['recording'], why: opens },
  fileWords: { kinds: story, why: opens },
  myContribution: { kinds: [...story, 'theme', 'wording'], why: holder },
  downloadMine: { kinds: [...story, 'recording', 'address', 'theme', 'wording'], why: holder },
  myEquality: { kinds: ['equality', 'ended-equality'], why: holder },
  myCases: { kinds: ['case-answer'], why: holder },
  myEnquiry: { kinds: ['enquiry', 'mailed-answer', 'address'], why: holder },
  downloadMyEnquiry: { kinds: ['enquiry', 'mailed-answer', 'address'], why: holder },
  recallDraft: { kinds: ['draft'], why: 'whoever has the key of a draft goes on with it' },
  proposeIdentifiers: { kinds: story, why: opens },
  showContribution: { kinds: story, why: opens },
  listQuarantined: { kinds: story, why: opens },
  listQuotations: { kinds: ['quoted'], why: opens },
  publicQuotations: { kinds: ['quoted'], why: 'quotations that two people approved, with the consent of their tellers' },
  showConversation: { kinds: published, why: wording },
  listConversations: { kinds: published, why: wording },
  showQuestionnaire: { kinds: published, why: wording },
  listOwnConversations: { kinds: published, why: wording },
  paperDifferences: { kinds: [...story, 'taken-back', ...published], why: opens },
  paperToKeyAgain: { kinds: published, why: wording },
  conversationResults: { kinds: published, why: wording },
  publicConversationResults: { kinds: published, why: wording },
  publicConversationResultsFile: { kinds: published, why: wording },
  listConversationResults: { kinds: published, why: wording },
  myApplication: { kinds: ['application'], why: holder },
  showApplication: { kinds: ['application'], why: opens },
  listChampionWork: { kinds: ['wording'], why: wording },
  listBoards: { kinds: ['wording'], why: wording },
  myBoards: { kinds: ['wording'], why: wording },
  publicBoards: { kinds: ['wording'], why: wording },
  listCampaigns: { kinds: ['wording'], why: wording },
  showCampaign: { kinds: ['wording'], why: wording },
  campaignDesk: { kinds: ['wording'], why: wording },
  campaignResults: { kinds: ['wording'], why: wording },
  showChampionCare: { kinds: ['application'], why: opens },
  listTraining: { kinds: ['wording'], why: wording },
  setSupportContacts: { kinds: ['wording'], why: wording },
  expensesDesk: { kinds: ['wording'], why: wording },
  showExpense: { kinds: ['application'], why: opens },
  myExpenses: { kinds: ['application', 'wording'], why: holder },
  myCare: { kinds: ['application', 'wording'], why: holder },
  myCertificate: { kinds: ['application', 'wording'], why: holder },
  myVolunteering: { kinds: ['wording'], why: wording },
  listMiniEventRequests: { kinds: ['mini-event', 'enquiry'], why: opens },
  showEnquiry: { kinds: ['enquiry', 'mailed-answer', 'address'], why: opens },
  listEnquiries: { kinds: ['account'], why: 'whoever answers sees whom an enquiry can be given to' },
  showCase: { kinds: ['case', 'case-answer', 'breach'], why: opens },
  showConcern: { kinds: ['concern', 'call', 'account'], why: opens },
  listConcerns: { kinds: ['account'], why: 'colleagues see who looks after a concern' },
  listColleagues: { kinds: ['account'], why: 'a concern is handed over by name' },
  listReaders: { kinds: ['account'], why: 'a contribution is handed over by name' },
  myCalls: { kinds: ['call', 'ended-call'], why: holder },
  listHolds: { kinds: ['hold'], why: 'auditors see why something is kept (retention.view)' },
  listContributions: { kinds: deidentified, why: analysis },
  nextToCodeAgain: { kinds: deidentified, why: 'whoever codes reads the de-identified text; the opening is recorded' },
  showSorting: { kinds: deidentified, why: 'whoever sorts reads the de-identified text; the opening is recorded' },
  suggestThemes: { kinds: deidentified, why: 'words of the text that whoever codes is reading' },
  recommendationEvidence: { kinds: [...deidentified, 'theme'], why: analysis },
  showCodebook: { kinds: ['theme', 'label'], why: 'labels of a file that was declared de-identified become themes' },
  listMemos: { kinds: ['memo'], why: 'analysts share what they note; opening what is on a person is recorded' },
  exportProject: { kinds: [...deidentified, 'theme', 'label', 'memo'], why: 'whoever takes the analysis along has what analysts read' },
  exportCodebook: { kinds: ['theme', 'label'], why: 'the codebook as a file' },
  previewCodebook: { kinds: ['theme'], why: 'whoever brings a codebook in sees what it would add' },
  showTables: { kinds: ['theme', 'label'], why: analysis },
  showReach: { kinds: ['wording'], why: wording },
  uploadImport: { kinds: ['imported', 'file', 'label', 'attributes', 'rejected', 'forgotten'], why: files },
  proposeImportMap: { kinds: ['imported', 'file', 'label', 'attributes', 'rejected', 'forgotten'], why: files },
  previewImport: { kinds: ['imported', 'file', 'label', 'attributes', 'rejected', 'forgotten'], why: files },
  previewRejectedRows: { kinds: ['file', 'rejected'], why: files },
  rejectedRows: { kinds: ['file', 'rejected'], why: files },
  listImportMaps: { kinds: ['import-map'], why: 'whoever imports chooses among the maps that were saved' },
  listRecommendations: { kinds: prepared, why: wording },
  addressedToUs: { kinds: published, why: wording },
  recommendationHistory: { kinds: published, why: wording },
  commitmentHistory: { kinds: published, why: wording },
  publishedFile: { kinds: published, why: wording },
  publicReport: { kinds: published, why: wording },
  myVerdicts: { kinds: published, why: wording },
  championVerdicts: { kinds: published, why: wording },
  myDraftChecks: { kinds: [...published, 'forgotten'], why: holder },
  championDraftChecks: { kinds: [...published, 'forgotten'], why: 'a champion sees what they said themselves' },
  draftCheckWords: { kinds: ['forgotten'], why: opens },
  showReportDesk: { kinds: prepared, why: wording },
  showAssessment: { kinds: ['unpublished'], why: 'staff see what they wrote together' },
  reportVersions: { kinds: published, why: wording },
  reportVersion: { kinds: published, why: wording },
  reportVersionFile: { kinds: published, why: wording },
  publicTables: { kinds: published, why: wording },
  publicTablesFile: { kinds: published, why: wording },
  myRegistration: { kinds: ['registration'], why: holder },
  listRegistrations: { kinds: ['registration'], why: opens },
  showPreparation: { kinds: ['preparation'], why: opens },
  showRegistration: { kinds: ['registration'], why: opens },
  listEvaluations: { kinds: ['evaluation'], why: opens },
  showHeard: { kinds: ['wording'], why: wording },
  listTemplates: { kinds: ['wording', 'unpublished'], why: 'whoever plans gatherings sees what others can begin with' },
  gatheringOutcomes: { kinds: published, why: wording },
  listGatherings: { kinds: ['wording'], why: wording },
  listLedgerEntries: { kinds: ['wording'], why: 'published wording, beside the entry of the ledger that it belongs to' },
  listWordings: { kinds: [...published, 'withdrawn-wording'], why: 'whoever may withdraw a published text sees all of them' },
  listPieces: { kinds: ['directory'], why: 'whoever keeps the support directory sees it' },
  showPiece: { kinds: ['directory'], why: 'whoever keeps the support directory sees it' },
  myReferral: { kinds: ['referral', 'directory'], why: holder },
  openReferral: { kinds: ['referral', 'directory'], why: 'whom a person asked to get in touch sees what they passed on, once' },
  showAgreement: { kinds: ['partner', 'directory'], why: 'whoever agrees with a service sees what was agreed' },
  referralForm: { kinds: ['directory'], why: wording },
  listReferrals: { kinds: ['directory'], why: wording },
  signpostingCounts: { kinds: ['directory'], why: wording },
  listInformation: { kinds: ['directory'], why: wording },
  findSupport: { kinds: ['directory'], why: wording },
  showSupport: { kinds: ['directory'], why: wording },
  listAssurance: { kinds: ['assurance'], why: 'the register of assurance is for whoever keeps and audits it' },
  listAccounts: { kinds: ['account'], why: 'who runs the installation sees whom it knows' },
  signIn: { kinds: ['account'], why: 'who signs in sees their own name' },
  signInByLink: { kinds: ['account'], why: 'who signs in sees their own name' },
  signInByOrganisation: { kinds: ['account'], why: 'who signs in sees their own name' },
  showInvitation: { kinds: ['account'], why: 'who is invited sees whom the invitation is for' },
  myAccount: { kinds: ['account'], why: 'who signs in sees their own account' },
  listSavedViews: { kinds: ['account'], why: 'who keeps filters under names of their own sees them' },
  engagementTasks: { kinds: ['account'], why: 'colleagues see who looks after a concern' },
  whoAmI: { kinds: ['account'], why: 'who signs in sees their own name' },
}

/** Secrets in answers: a receipt is shown once to whoever shared, and what somebody signs in with to whoever chooses it. */
const allowedSecrets: Readonly<Record<string, RegExp>> = {
  shareStory: /^receipt/,
  giveAnswers: /^receipt/,
  keyPaperAnswers: /^receipt/,
  noteTable: /^receipt/,
  takeTableNotes: /^receipt/,
  passOnHeard: /^receipt/,
  askForCall: /^receipt/,
  askConnector: /^receipt/,
  recordEnquiry: /^receipt/,
  applyAsChampion: /^receipt/,
  renewReceipt: /^receipt/,
  referMyself: /^receipt/,
  registerForGathering: /^receipt/,
  permitGuest: /^receipt/,
  inviteAgain: /^invitation/,
  showInvitation: /^app/,
  joinByPassword: /^recovery-code/,
  setPasswordAndApp: /^recovery-code/,
  renewRecoveryCodes: /^recovery-code/,
}

/** Pages, by who looks at them. What somebody typed comes back to them on their own page. */
const allowedPages: Readonly<Record<string, Place>> = {
  'a resident on pages': { kinds: [...story, 'address', 'case', 'case-answer', 'failing', 'receipt of a resident on pages'], why: holder },
  'a resident who stops': { kinds: ['draft'], why: holder },
  'a resident who leaves': { kinds: ['draft'], why: holder },
  'a volunteer on pages': { kinds: ['application', 'receipt of a volunteer on pages'], why: holder },
  'a group that invites on pages': { kinds: ['mini-event'], why: 'a form that is not complete comes back with what was typed' },
  'a group on pages': { kinds: ['failing'], why: 'a form that cannot be taken comes back with what was typed' },
  'the auditor on pages': {
    kinds: ['account', 'hold', ...deidentified, ...prepared, 'label'],
    why: 'an auditor sees analysis and holds, and opens nothing',
  },
  'anybody on pages': { kinds: ['quoted', 'directory', ...published], why: wording },
}

type PlaceInFiles = Place & { readonly file: RegExp }

/** Files below the data folder, also after everybody was erased. */
const forEver: readonly PlaceInFiles[] = [
  {
    file: /^ledger\/wording\/[\w-]+\.json$/,
    kinds: ['wording'],
    why: 'published wording lies beside the public ledger, for everybody to check, until it is withdrawn (LEDGER.md)',
  },
]

/** Files below the data folder, before anybody is erased. */
const untilErased: readonly PlaceInFiles[] = [
  ...forEver,
  {
    file: /^read\/analysis\.sqlite(-wal)?$/,
    kinds: [...deidentified, 'attributes'],
    why: 'the analysis index: disposable, never backed up, purged by erasure (PRIVACY.md)',
  },
  {
    file: /^accounts\.sqlite(-wal)?$/,
    kinds: ['account'],
    why: 'names and addresses of staff who have an account (record of processing, `accounts`)',
  },
]

/** Mails: whose address it is, and the links that confirm and end it. */
export const allowedInMails: Place = {
  kinds: [
    'address',
    'directory',
    'ended-address',
    'mailed-answer',
    'token that confirms',
    'account',
    'invitation',
    'sign-in-link',
    'partner',
    'token of a partner',
    'registration',
    'ended-registration',
    'wording',
  ],
  why: 'a mail has an address, what somebody answers, and the link that confirms it or signs in; an invitation and a link to sign in greet by name',
}

/** Fields that nobody types into: the files of the programmes are their source, or they hold bindings alone. */
export const nobodyTypes = /^programme\.|^report\.document$/

/** Places of requests where a person does not type a text. */
export const notTyped: readonly (readonly [RegExp, string])[] = [
  [/ .*noticeHash$/, 'the hash of the notice that was shown'],
  [/^answerEquality answers\.\*\.choice$/, 'one of the answers that are offered'],
  [/^(shareStory|giveAnswers) proof$/, 'what a browser made of a challenge'],
  [/^showInvitation invitation$|^joinBy(Passkey|Password|Link) (invitation|app)$|^signInByLink link$/, 'the token of a link, and the name of a key'],
  [/^(signIn|confirm)ByOrganisation (ticket|answer)$/, 'what the provider sent the browser back with, which the walk passes on'],
  [/^giveEvaluation by\.link$/, 'the token of a link, which the walk follows'],
  [/^unfollow token$/, 'the token of a link, which the walk follows'],
  [/^(upload|proposeImportMap).* layout\.sheet$/, 'the name of a sheet of the file; the file has a marked one'],
  [/^(preview|start)Import map\./, 'names columns and values of the file, which carry marks; saveImportMap is given marks in every place'],
  [
    /^saveImportMap map\.(labels\[\]\.(separator|marks\[\])|stages\.separator|(community|language)\.constant)$/,
    'signs of at most five letters, or one of two ways',
  ],
]

const freshly = 'takes no text; what it needs, a sign-in at the provider by a session of there, is done in organisation.int.spec.ts'
const authenticator = 'needs a device that makes passkeys; real Chromium does it in sign-in.e2e.spec.ts'

/** Writes that the walk need not have done. */
export const notWalked: Readonly<Record<string, string>> = {
  releaseEquality: 'takes no text; of so few nothing may be released, and it is asked for and refused',
  drawDoubleCoding: 'takes no text; a sample needs more contributions than the walk has coded',
  codeAgain: 'takes no text; there is no sample in the walk',
  settleDifference: 'takes no text; there is no sample in the walk',
  switchSuggestions: 'takes no text; a model needs more contributions than the walk has',
  learnSuggestions: 'takes no text; a model needs more contributions than the walk has',
  answerSuggestion: 'takes no text; there is no model that suggests anything to the walk',
  releaseTables: 'takes no text; asked for tables that nobody proposed, and refused',
  putBackTables: 'takes no text; asked for tables that nobody proposed, and refused',
  releaseConversationResults: 'takes no text; a release needs more people than the walk has, and is asked for and refused',
  signInByPasskey: authenticator,
  confirmByOrganisation: freshly,
  removePassword: 'takes no text; a password goes only where there is a passkey',
  addPasskey: authenticator,
  renamePasskey: authenticator,
  removePasskey: authenticator,
  joinByPasskey: authenticator,
}

/** Kinds of marks that no row of the vault keeps until the walk is over. */
export const neverSealed: ReadonlySet<string> = new Set([
  'failing',
  'name-of-field',
  'address-of-page',
  'password',
  'account',
  'file',
  'rejected',
  'forgotten',
  'draft',
  'ended-address',
  'ended-call',
  'ended-equality',
  'withdrawn-wording',
  'withdrawn-referral',
  'taken-back',
  'ended-registration',
  'ended-evaluation',
])

/** What stands in an answer or on a page without being allowed there. */
export const leaksIn = ({ where, as, marks }: Shown): readonly string[] => {
  const kinds = (where.startsWith('page ') ? allowedPages[as] : allowedAnswers[where])?.kinds ?? []
  return marks.filter((name) => !kinds.includes(kindOf(name)) && !allowedSecrets[where]?.test(name)).map((name) => `${name}: ${where} as ${as}`)
}

/** Of `name in file`, what is not allowed there. */
const notIn =
  (places: readonly PlaceInFiles[]) =>
  (found: readonly string[]): readonly string[] =>
    found.filter((line) => {
      const at = line.lastIndexOf(' in ')
      const [name, file] = [line.slice(0, at), line.slice(at + 4)]
      return !places.some((place) => place.file.test(file) && place.kinds.includes(kindOf(name)))
    })

/** What is not allowed in files before anybody is erased. */
export const leaksInFiles = notIn(untilErased)

/** What is not allowed in files once everybody is erased. */
export const leftInFiles = notIn(forEver)

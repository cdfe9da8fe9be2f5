import { readdirSync, readFileSync } from 'node:fs'
import type { AnswerOf, Call, Called, LocalText, Route } from '@heard/contracts'
import { httpClient } from '@heard/contracts'
import { HeldWords, type MyContribution, type MyData, myCases, OpeningOfMine, ProgrammeView, ShareStory } from '@heard/contracts/engagement'
import { ledgerNow, shownEntries, shownEntry } from './ledger.fixture.ts'

type Wording = Readonly<Record<string, string>>
type Definition = {
  readonly id: string
  readonly kind: ProgrammeView['kind']
  readonly minimumAge: number
  readonly languages: readonly string[]
  readonly notices: readonly { purpose: string; required: boolean; wording: Wording }[]
  readonly support: readonly ({ name: Wording; what: Wording } & Record<string, unknown>)[]
} & Record<'name' | 'summary', Wording> &
  Record<
    'communities' | 'audiences' | 'wards' | 'stages' | 'objectives' | 'organisations',
    readonly ({ id: string; name: Wording; hint?: Wording } & Record<string, unknown>)[]
  >

const textIn = (language: string, wording: Wording): LocalText => {
  const spoken = wording[language] === undefined ? 'en' : language
  return { language: spoken, text: wording[spoken] ?? '' }
}

const viewOf = (definition: Definition, language: string): ProgrammeView => {
  const named = (list: Definition['stages']) =>
    list.map(({ id, name, hint }) => ({ id, name: textIn(language, name), ...(hint ? { hint: textIn(language, hint) } : {}) }))
  return {
    id: definition.id,
    edition: '2026',
    kind: definition.kind,
    status: 'open',
    name: textIn(language, definition.name),
    summary: textIn(language, definition.summary),
    opens: '2026-11-22',
    closes: '2027-11-22',
    minimumAge: definition.minimumAge,
    languages: [...definition.languages],
    communities: named(definition.communities),
    audiences: named(definition.audiences),
    wards: named(definition.wards ?? []),
    stages: named(definition.stages),
    objectives: named(definition.objectives),
    organisations: definition.organisations.map((organisation) => ({
      ...organisation,
      name: textIn(language, organisation.name),
    })) as ProgrammeView['organisations'],
    notices: definition.notices
      .filter(({ purpose }) => purpose !== 'equality')
      .map(({ purpose, required, wording }) => ({
        purpose,
        required,
        version: 1,
        hash: `hash-of-${purpose}`,
        wording: textIn(language, wording),
      })),
    support: definition.support.map((support) => ({
      ...support,
      name: textIn(language, support.name),
      what: textIn(language, support.what),
    })) as ProgrammeView['support'],
  }
}

const folder = new URL('../../../programmes/', import.meta.url)
const definitions = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Definition)

type Body = Record<string, unknown>
type Reply = { readonly status: number; readonly body?: unknown }
const problem = (status: number, code: string, more: Body = {}): Reply => ({
  status,
  body: { type: `/problems/${code}`, title: code, status, ...more },
})

const shownReply = (pathname: string): Reply => {
  const body = shownEntry(Number(pathname.split('/').at(-1)))
  return body ? { status: 200, body } : problem(404, 'unknown-entry')
}

/** What the portal needs of the services, in memory. `refuseNext` answers the next call of an operation with a problem. */
export class FakeServices {
  readonly drafts = new Map<string, unknown>()
  readonly stories = new Map<string, { receipt: string; story: ShareStory; programme: string }>()
  cases: AnswerOf<typeof myCases>['cases'] = []
  follow: MyContribution['follow'] = 'none'
  readonly calls: { id: string; query: string; headers: Headers; body: Body }[] = []
  /** Whole answers by operation, before anything else that this knows. */
  readonly answers = new Map<string, unknown>()
  readonly #refusals = new Map<string, Reply>()

  refuseNext(id: string, status: number, code: string, more?: Body): void {
    this.#refusals.set(id, problem(status, code, more))
  }

  readonly call: Call = (route, input, options) => this.#client(route)(route, input, options) as Promise<Called<typeof route>>

  readonly #client = (route: Route): Call =>
    httpClient('http://fake', async (url, init) => {
      const { pathname, searchParams } = new URL(url)
      const headers = new Headers(init?.headers)
      const body = (typeof init?.body === 'string' ? JSON.parse(init.body) : {}) as Body
      this.calls.push({ id: route.id, query: searchParams.toString(), headers, body })
      const refusal = this.#refusals.get(route.id)
      this.#refusals.delete(route.id)
      const known = this.answers.has(route.id) ? { status: 200, body: this.answers.get(route.id) } : undefined
      const { status, body: answer } = refusal ?? known ?? this.#answer(route.id, pathname, searchParams.get('language') ?? 'en', body, headers)
      return new Response(answer === undefined ? null : JSON.stringify(answer), { status, headers: { 'content-type': 'application/json' } })
    })

  #answer(id: string, pathname: string, language: string, body: Body, headers: Headers): Reply {
    const programme = definitions.find((definition) => pathname.split('/').includes(definition.id))
    const key = String(body.key)
    if (id === 'listProgrammes') return { status: 200, body: { programmes: definitions.map((definition) => viewOf(definition, language)) } }
    if (id === 'showProgramme') return programme ? { status: 200, body: viewOf(programme, language) } : problem(404, 'not-found')
    if (id === 'listInformation') return { status: 200, body: { items: [] } }
    if (id === 'keepDraft') this.drafts.set(key, body.content)
    if (id === 'dropDraft') this.drafts.delete(key)
    if (id === 'keepDraft' || id === 'dropDraft' || id === 'signOut') return { status: 204 }
    if (id === 'recallDraft') return { status: 200, body: this.drafts.has(key) ? { content: this.drafts.get(key) } : {} }
    if (id === 'shareStory' && programme) return this.#share(programme.id, headers.get('idempotency-key') ?? '', body as ShareStory)
    if (id === 'eraseMyContribution') return { status: 200, body: { erasure: '01936f00-0000-7000-8000-0000000000ee', state: 'requested' } }
    if (id === 'changeConsent') return { status: 200, body: { purpose: 'analysis', given: false } }
    if (id === 'askForRight' || id === 'complain') return { status: 201, body: { case: '01936f00-0000-7000-8000-0000000000cc', due: '2026-12-23' } }
    if (id === 'myCases') return { status: 200, body: { cases: this.cases } }
    if (id === 'follow') this.follow = 'asked'
    if (id === 'follow') return { status: 200, body: { follow: this.follow } }
    if (id === 'confirmFollow') return { status: 200, body: { follow: 'confirmed' } }
    if (id === 'unfollow') return { status: 200, body: { follow: 'none' } }
    if (id === 'correctWords') return { status: 200, body: { contribution: '01936f00-0000-7000-8000-000000000001' } }
    if (id === 'openingsOfMine') return { status: 200, body: { openings } }
    if (id === 'downloadMine') return this.#everything(String(body.receipt))
    if (id === 'myContribution') return this.#mine(String(body.receipt))
    if (id === 'myVerdicts') return { status: 200, body: { programme: 'luton-cancer', asked: [] } }
    if (id === 'myDraftChecks') return { status: 200, body: { programme: 'luton-cancer', checks: [] } }
    if (id === 'myEquality') return { status: 200, body: { answers: {} } }
    if (id === 'whoAmI') return { status: 200, body: headers.get('cookie')?.includes('__Host-session=ada') ? { principal } : {} }
    if (id === 'ledgerStatus') return { status: 200, body: ledgerNow }
    if (id === 'listLedgerEntries') return { status: 200, body: { size: ledgerNow.size, entries: shownEntries.toReversed(), more: false } }
    if (id === 'showLedgerEntry') return shownReply(pathname)
    return problem(404, 'not-found')
  }

  #share(programme: string, key: string, story: ShareStory): Reply {
    const number = this.stories.size + 1
    const known = this.stories.get(key) ?? { receipt: `0123456789ABCDEFGHJKMNPQ${number.toString().padStart(2, '0')}`, story, programme }
    this.stories.set(key, known)
    return { status: 201, body: { contribution: '01936f00-0000-7000-8000-000000000001', receipt: known.receipt } }
  }

  #mine(receipt: string): Reply {
    const found = [...this.stories.values()].find((known) => known.receipt === receipt)
    if (!found) return problem(404, 'unknown-receipt')
    const { programme, story } = found
    const view = viewOf(definitions.find(({ id }) => id === programme) as Definition, story.language)
    const body: MyContribution = {
      contribution: '01936f00-0000-7000-8000-000000000001',
      programme,
      about: story.about,
      stages: story.stages,
      ...(story.community ? { community: story.community } : {}),
      language: story.language,
      barriers: story.barriers,
      files: [],
      words: { status: 'open', words: HeldWords.parse(story.words) },
      consents: story.consents.map(({ purpose, given, noticeVersion }) => ({
        purpose,
        given,
        standing: given ? 'given' : 'refused',
        noticeVersion,
        at: '2026-11-23T10:00:00Z',
        wording: view.notices.find((notice) => notice.purpose === purpose)?.wording ?? { language: 'en', text: '' },
      })),
      steps: [{ what: 'received', at: '2026-11-23T10:00:00Z' }],
      published: [],
      follow: this.follow,
    }
    return { status: 200, body }
  }

  #everything(receipt: string): Reply {
    const { status, body } = this.#mine(receipt)
    if (status !== 200) return { status, body }
    const { contribution, programme, about, stages, language, words, consents, steps } = body as MyContribution
    const mine: MyData = {
      format: 'heard/my-contribution/2',
      madeAt: '2026-11-24T10:00:00Z',
      contribution,
      programme,
      origin: 'story',
      receivedAt: '2026-11-23T10:00:00Z',
      about,
      stages,
      language,
      words,
      correctedAt: [],
      files: [],
      consents: consents.map(({ purpose, standing, at, noticeVersion, wording }) => ({
        purpose,
        history: [{ what: standing, at, noticeVersion, wording, language: wording.language, noticeHash: `hash-of-${purpose}` }],
      })),
      steps,
      deidentifications: [],
      openings,
      published: [],
      follow: { state: 'none' },
    }
    return { status, body: mine }
  }
}

const openings: OpeningOfMine[] = [
  { at: '2026-11-24T09:00:00Z', purpose: 'narrative', reason: 'code', by: ['analyst'] },
  { at: '2026-11-23T12:00:00Z', purpose: 'narrative', reason: 'receipt', by: ['you'] },
]

const principal = {
  account: '01936f00-0000-7000-8000-0000000000aa',
  name: 'Ada Analyst',
  grants: [{ role: 'analyst', programme: '*' }],
}

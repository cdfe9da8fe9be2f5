import { type Call, type Called, httpClient, type Route } from '@heard/contracts'
import { deidentifyContribution, shareStory, showProgramme } from '@heard/contracts/engagement'
import { announceGathering, cancelGathering } from '@heard/contracts/events'
import { signIn } from '@heard/contracts/identity'
import {
  amendCommitment,
  approveReport,
  claimOutcome,
  codeContribution,
  defineTheme,
  draftRecommendation,
  listContributions,
  makeCommitment,
  proposeReport,
  proposeTables,
  publishRecommendation,
  type ReportText,
  recordVerdict,
  releaseTables,
  reportProgress,
  respond,
  showReportDesk,
  withdrawRecommendation,
  wordReport,
} from '@heard/contracts/reporting'
import { developmentPassword } from '@heard/identity'

export type Acting = { readonly call: Call; as(account: string): Promise<Headers> }

/** Acts on a running platform with its development accounts. */
export const actingAt = (url: string): Acting => {
  const call = httpClient(url, fetch)
  const sessions = new Map<string, Promise<Headers>>()
  const enter = async (account: string): Promise<Headers> => {
    const called = await call(signIn, { body: { email: `${account}@heard.example`, password: developmentPassword } })
    if (!called.ok) throw new Error(`cannot sign in as ${account}: ${called.problem.title}`)
    const cookies = called.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
    return new Headers({ cookie: cookies.join('; ') })
  }
  return {
    call,
    as(account) {
      const session = sessions.get(account) ?? enter(account)
      sessions.set(account, session)
      return session
    },
  }
}

/** The day so many days from now; before now when negative. */
export const dayFromNow = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

const done = <R extends Route>(called: Called<R>): Extract<Called<R>, { ok: true }> => {
  if (!called.ok) throw new Error(`${called.problem.title} ${JSON.stringify(called.problem.errors ?? [])}`)
  return called
}

/** Acts one after the other, each seeing what the one before did. */
const actor = async ({ call, as }: Acting, account: string) => {
  const session = await as(account)
  let position: string | null = null
  return async <R extends Route>(route: R, input: Parameters<typeof call<R>>[1]) => {
    const headers = new Headers(session)
    if (position) headers.set('heard-after', position)
    const called = done(await call(route, input, { headers }))
    position = called.headers.get('heard-position') ?? position
    return called.body
  }
}

const PEOPLE = 14
const SPOKE_OF_WAITING = 12

/**
 * Fourteen people in one programme say something, and an analyst codes what twelve of them said with a theme: enough for a public number, and not all of
 * them. `quotable` is de-identified; `receipts` are the codes of the twelve, the newest first: the first three spoke of letters too.
 */
export const manySpeak = async (
  acting: Acting,
  programme: string,
): Promise<{ readonly waiting: string; readonly letters: string; readonly quotable: string; readonly receipts: readonly string[] }> => {
  const { notices, communities } = done(await acting.call(showProgramme, { params: { programme } })).body
  const consents = notices.map(({ purpose, version, hash, wording }) => ({
    purpose,
    given: true,
    noticeVersion: version,
    noticeHash: hash,
    language: wording.language,
  }))
  const receipts: string[] = []
  for (let person = 0; person < PEOPLE; person++) {
    const words = { happened: `I waited ${person + 2} weeks to be told.`, worked: 'The nurse rang me.' }
    const community = communities[0]?.id ?? 'none-of-these'
    const body = { about: 'myself' as const, stages: ['diagnosis'], community, words, language: 'en', consents, oldEnough: true as const }
    receipts.unshift(done(await acting.call(shareStory, { params: { programme }, body })).body.receipt)
  }
  const analyst = await actor(acting, 'analyst')
  const { theme: waiting } = await analyst(defineTheme, { params: { programme }, body: { name: 'Waiting to be told' } })
  const { theme: letters } = await analyst(defineTheme, { params: { programme }, body: { name: 'Letters nobody can read' } })
  const { contributions } = await analyst(listContributions, { params: { programme }, query: { limit: 50 } })
  for (const [index, { contribution }] of contributions.slice(0, SPOKE_OF_WAITING).entries()) {
    await analyst(codeContribution, { params: { programme, contribution }, body: { theme: waiting } })
    if (index < 3) await analyst(codeContribution, { params: { programme, contribution }, body: { theme: letters } })
  }
  const quotable = contributions[0]?.contribution ?? ''
  await analyst(deidentifyContribution, { params: { programme, contribution: quotable }, body: { spans: [] } })
  const publisher = await actor(acting, 'publisher')
  const { release } = await analyst(proposeTables, { params: { programme } })
  await publisher(releaseTables, { params: { programme, release } })
  return { waiting, letters, quotable, receipts: receipts.slice(0, SPOKE_OF_WAITING) }
}

/** An analyst writes the next version of a programme's report and proposes it, a publisher approves it. */
export const publishVersion = async (acting: Acting, programme: string, text: ReportText, language = 'en'): Promise<void> => {
  const params = { programme }
  const analyst = await actor(acting, 'analyst')
  const publisher = await actor(acting, 'publisher')
  const { draft } = await analyst(showReportDesk, { params })
  const saves = draft?.saves ?? 0
  await analyst(wordReport, { params: { programme, language }, body: { ...text, saves } })
  const { report } = await analyst(proposeReport, { params, body: { saves: saves + 1 } })
  await publisher(approveReport, { params: { programme, report } })
}

export type Account = {
  readonly waiting: string
  readonly silent: string
  readonly awaiting: string
  readonly accepted: string
  readonly withdrawn: string
  readonly overdue: string
  readonly disputed: string
  readonly receipts: readonly string[]
}

/** A whole account of programme A: asked, answered, silent, promised, overdue, claimed and judged. */
export const accountInLuton = async (acting: Acting): Promise<Account> => {
  const programme = 'luton-cancer'
  const { waiting, letters, receipts } = await manySpeak(acting, programme)
  const publisher = await actor(acting, 'publisher')
  const asked = async (organisation: string, title: string, text: string, theme: string, dueBy: string): Promise<string> => {
    const body = { organisations: [organisation], title, text, themes: [theme] }
    const { recommendation } = await publisher(draftRecommendation, { params: { programme }, body })
    await publisher(publishRecommendation, {
      params: { programme, recommendation },
      body: { askedOn: dayFromNow(-200), dueBy, cannotWait: { reason: 'It was put to them in a meeting.', language: 'en' } },
    })
    return recommendation
  }
  const accepted = await asked(
    'public-health',
    'Tell people their result within a week',
    'Tell everybody the result of a cancer test within seven days.\n\n- Ring people, do not only write.\n- Offer an interpreter on the phone.',
    waiting,
    dayFromNow(-140),
  )
  const silent = await asked(
    'blmk-ccg',
    'Pay for interpreters at every appointment',
    'Pay for interpreters, so that nobody’s child has to translate.',
    waiting,
    dayFromNow(-84),
  )
  const awaiting = await asked(
    'healthwatch',
    'Ask people again in a year',
    'Ask the same communities again in a year and publish it.',
    waiting,
    dayFromNow(30),
  )
  const inPart = await asked(
    'public-health',
    'Write letters that people can read',
    'Send every letter in plain words and in the reader’s language.',
    letters,
    dayFromNow(-100),
  )
  const declined = await asked('public-health', 'Open the clinic on Sundays', 'Open the breast clinic on Sundays.', letters, dayFromNow(-90))
  const withdrawn = await asked('healthwatch', 'Ask the sponsor for more money', 'This was put to the wrong organisation.', waiting, dayFromNow(60))
  await publisher(withdrawRecommendation, {
    params: { programme, recommendation: withdrawn },
    body: { reason: 'It was put to the wrong organisation.' },
  })
  await publisher(draftRecommendation, {
    params: { programme },
    body: {
      organisations: ['blmk-icb'],
      title: 'Free parking for treatment',
      text: 'Let people park free of charge while they are treated.',
      themes: [waiting],
    },
  })

  const icb = await actor(acting, 'stakeholder.luton-cancer')
  const answer = (recommendation: string, body: { answer: 'accepted' | 'accepted-in-part' | 'declined'; text: string; reasons?: string }) =>
    icb(respond, { params: { programme, recommendation }, body })
  await answer(accepted, { answer: 'accepted', text: 'Yes. We change how results are given in all practices.' })
  await answer(inPart, {
    answer: 'accepted-in-part',
    text: 'We rewrite the forty most used letters.',
    reasons: 'Letters that hospitals write are not ours to change.',
  })
  await answer(declined, { answer: 'declined', text: 'We cannot do this now.', reasons: 'There are not enough radiographers for a seventh day.' })
  const promise = async (recommendation: string, text: string, measure: string, due: string): Promise<string> => {
    const body = { organisation: 'public-health', recommendation, text, measure, ownerRole: 'Head of cancer services', due, madeOn: dayFromNow(-130) }
    return (await icb(makeCommitment, { params: { programme }, body })).commitment
  }
  const overdue = await promise(
    accepted,
    'Every practice rings people with their result within seven days',
    'Nine in ten results are given by phone within seven days',
    dayFromNow(-60),
  )
  const disputed = await promise(
    inPart,
    'Rewrite the forty most used letters in plain words',
    'Forty letters rewritten and tested with twenty readers',
    dayFromNow(-20),
  )
  await promise(accepted, 'An interpreter can join every call about a result', 'A three-way call is possible in all practices', dayFromNow(200))
  const confirmed = await promise(inPart, 'Put the ten most asked languages on the website', 'Ten languages are on the website', dayFromNow(-30))
  const step = (commitment: string) => ({ programme, commitment })
  await icb(amendCommitment, {
    params: step(overdue),
    body: {
      due: dayFromNow(-40),
      text: 'Every practice rings people with their result within eight days',
      reason: 'Two practices need new phone lines.',
    },
  })
  await icb(reportProgress, {
    params: step(overdue),
    body: { state: 'delayed', note: 'Half of the practices ring people now.', on: dayFromNow(-50) },
  })
  await icb(claimOutcome, { params: step(disputed), body: { level: 'complete', text: 'All forty letters are rewritten.', on: dayFromNow(-25) } })
  await icb(claimOutcome, { params: step(confirmed), body: { level: 'complete', text: 'Ten languages are online.', on: dayFromNow(-35) } })
  const coordinator = await actor(acting, 'coordinator')
  await coordinator(recordVerdict, {
    params: step(disputed),
    body: { from: 'residents', verdict: 'limited', note: 'Appointment letters are better, result letters are not.', people: 23, on: dayFromNow(-10) },
  })
  await coordinator(recordVerdict, { params: step(confirmed), body: { from: 'champions', verdict: 'complete', people: 4, on: dayFromNow(-9) } })
  await publishVersion(acting, programme, {
    title: 'Our first year',
    summary: 'In our first year six things were asked and three were answered.',
    easyRead: 'People asked for six things.\nThree got an answer.',
    objectives: [],
  })
  return { waiting, silent, awaiting, accepted, withdrawn, overdue, disputed, receipts }
}

/** A strategy with promises under two of its objectives, over two years. */
export const accountInEastLondon = async (acting: Acting): Promise<void> => {
  const programme = 'elft-big-conversation'
  const elft = await actor(acting, 'stakeholder.elft-big-conversation')
  const promise = async (objective: string, text: string): Promise<string> => {
    const body = {
      organisation: 'elft',
      objective,
      text,
      measure: 'Counted and published each year',
      ownerRole: 'Director of people',
      due: dayFromNow(120),
      madeOn: dayFromNow(-500),
    }
    return (await elft(makeCommitment, { params: { programme }, body })).commitment
  }
  const commitment = await promise('experience-of-care', 'Peer support workers in every team')
  await promise('staff-experience', 'Every member of staff has a yearly talk about wellbeing')
  await elft(reportProgress, {
    params: { programme, commitment },
    body: { state: 'under-way', note: 'Thirty of sixty teams have one.', on: dayFromNow(-20) },
  })
  await elft(reportProgress, {
    params: { programme, commitment },
    body: { state: 'under-way', note: 'The first ten teams have one.', on: dayFromNow(-380) },
  })
}

/** A gathering to come, a cancelled one, and one in Urdu. */
export const gatheringsInLuton = async (acting: Acting): Promise<string> => {
  const programme = 'luton-cancer'
  const coordinator = await actor(acting, 'coordinator')
  const announce = async (days: number, language: string, title: string, place: string, about: string, capacity?: number): Promise<string> => {
    const day = dayFromNow(days)
    const words = { language, title, place, about }
    const times = { startsAt: `${day}T10:00:00Z`, endsAt: `${day}T13:00:00Z` }
    const open = capacity === undefined ? {} : { capacity }
    const body = {
      kind: 'hear-me' as const,
      ...times,
      communities: ['south-asian'],
      meeting: 'venue' as const,
      access: ['step-free' as const],
      ...open,
      words,
    }
    return (await coordinator(announceGathering, { params: { programme }, body })).gathering
  }
  const coming = await announce(
    20,
    'en',
    'Hear Me: finding out',
    'Central Library, St George’s Square, Luton',
    'Speakers, lunch and small groups. There is a quiet room.',
    1,
  )
  const cancelled = await announce(10, 'en', 'Hear Me at the market', 'The Mall, Luton', 'A stall where you can say what matters to you.')
  await coordinator(cancelGathering, {
    params: { programme, gathering: cancelled },
    body: { language: 'en', reason: 'The market is closed that day.', following: false },
  })
  await announce(30, 'ur', 'ہیئر می: علاج کے بعد', 'ڈیلو کمیونٹی سینٹر، لوٹن', 'کھانا، گفتگو اور مدد۔')
  return coming
}

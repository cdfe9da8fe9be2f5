import type { Call } from '@heard/contracts'
import MiniSearch from 'minisearch'
import { publicDocuments } from './documents.server.ts'
import { excerptOf } from './excerpt.ts'
import type { Document, Found } from './found.ts'

const MINUTE_MS = 60_000
const MOST = 50

type Index = {
  readonly documents: readonly Document[]
  readonly find: MiniSearch<{ readonly id: number; readonly title: string; readonly text: string }>
}
type Kept = { readonly until: number; readonly index: Promise<Index> }

const indexOf = async (call: Call, language: string): Promise<Index> => {
  const documents = await publicDocuments(call, language)
  const find = new MiniSearch<{ id: number; title: string; text: string }>({ fields: ['title', 'text'] })
  find.addAll(documents.map(({ title, text }, id) => ({ id, title: title.text, text })))
  return { documents, find }
}

/** An index in memory per language, made anew after a minute: what was taken down or withdrawn is found no longer than that. What people look for is kept nowhere. */
export const createSiteSearch = (now: () => number) => {
  const kept = new Map<string, Kept>()
  const fresh = (call: Call, language: string): Promise<Index> => {
    const known = kept.get(language)
    if (known && known.until > now()) return known.index
    const index = indexOf(call, language)
    kept.set(language, { until: now() + MINUTE_MS, index })
    index.catch(() => kept.delete(language))
    return index
  }
  return async (call: Call, language: string, query: string): Promise<readonly Found[]> => {
    const { documents, find } = await fresh(call, language)
    const hits = find.search(query, { prefix: true, fuzzy: 0.2, boost: { title: 3 }, combineWith: 'AND' })
    return hits.slice(0, MOST).flatMap(({ id, terms }) => {
      const document = documents[Number(id)]
      return document ? [{ href: document.href, part: document.part, title: document.title, excerpt: excerptOf(document.text, terms) }] : []
    })
  }
}

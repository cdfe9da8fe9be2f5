import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { ReadList } from './list.server.ts'
import { type ListView, nextPage, searchOf } from './view.ts'

const fetchList = async (programme: string, search: string, signal: AbortSignal): Promise<ReadList> => {
  const answer = await fetch(`/staff/${programme}/contributions.json${search}`, { signal, headers: { accept: 'application/json' } })
  if (!answer.ok) throw new Error(`the list answered ${answer.status}`)
  return (await answer.json()) as ReadList
}

const queryFor = (programme: string, search: string) => ({
  queryKey: ['contributions', programme, search],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) => fetchList(programme, search, signal),
})

/** The page of the list at hand: what came with the document at first, then what is asked for live. The next page is fetched beforehand. */
export const useList = (programme: string, view: ListView, loaded: { readonly search: string; readonly list: ReadList }) => {
  const queries = useQueryClient()
  const search = searchOf(view)
  const query = useQuery({
    ...queryFor(programme, search),
    ...(search === loaded.search ? { initialData: loaded.list } : {}),
    placeholderData: keepPreviousData,
  })
  const list = query.data ?? loaded.list
  const next = query.isPlaceholderData ? undefined : list.next
  const ahead = next === undefined ? undefined : searchOf(nextPage(view, next))
  useEffect(() => {
    if (ahead !== undefined) void queries.prefetchQuery(queryFor(programme, ahead))
  }, [queries, programme, ahead])
  return { list, waiting: query.isPlaceholderData, failed: query.isError }
}

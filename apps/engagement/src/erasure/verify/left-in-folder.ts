import { ErasedStore } from '@heard/contracts/engagement'
import type { Asked } from '../erasure.state.ts'
import { isAnalysed, readModelsNaming } from './raw-read-models.ts'

/** The purpose that a contribution's words and attributes are sealed for. */
export const NARRATIVE = 'narrative'

/** What a folder of read models still has of who was to be erased. What was erased for some purposes only may be named for others. */
export const leftInFolder = (folder: string, { person, purposes }: Pick<Asked, 'person' | 'purposes'>): readonly ErasedStore[] => {
  const left: readonly string[] = [
    ...(purposes ? [] : readModelsNaming(folder, person)),
    ...((purposes?.includes(NARRATIVE) ?? true) && isAnalysed(folder, person) ? ['analysis-index'] : []),
  ]
  return ErasedStore.options.filter((store) => left.includes(store))
}

import { Refused } from '@heard/service-kit'
import { MapDoesNotFit } from '../map/row-mapper.ts'
import { TableRefused } from '../table/table.ts'

/** What stops an import, as the problems that its routes list. */
export const plainly = async <Value>(doing: Promise<Value>): Promise<Value> => {
  try {
    return await doing
  } catch (error) {
    if (error instanceof TableRefused) throw new Refused(error.code)
    if (error instanceof MapDoesNotFit) throw new Refused('map-does-not-fit')
    throw error
  }
}

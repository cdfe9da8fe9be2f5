import { join } from 'node:path'
import type { VaultPlace } from '@heard/vault'
import type { Configuration } from './configuration.ts'

/** Where the vault of this installation lies. */
export const vaultPlaceOf = ({ dataDirectory, database }: Pick<Configuration, 'dataDirectory' | 'database'>): VaultPlace =>
  database ?? { file: join(dataDirectory, 'vault.sqlite') }

import { describe } from 'vitest'
import { contextFor, type OpenVault } from './contract/context.ts'
import { disclosingContract } from './contract/disclosing.contract.ts'
import { erasingContract } from './contract/erasing.contract.ts'
import { openingContract } from './contract/opening.contract.ts'
import { rotatingContract } from './contract/rotating.contract.ts'
import { sealingContract } from './contract/sealing.contract.ts'
import { sideTablesContract } from './contract/side-tables.contract.ts'
import { withdrawingContract } from './contract/withdrawing.contract.ts'

export type { ContractOptions, Damage, OpenVault, Subjected } from './contract/context.ts'

/** What every adapter of `Vault` must do. `open` makes an empty vault, with a hand on its medium. */
export const vaultContract = (name: string, open: OpenVault): void => {
  describe(`${name} keeps the contract of a vault`, () => {
    const start = contextFor(open)
    describe('sealing', () => sealingContract(start))
    describe('opening', () => openingContract(start))
    describe('erasing and sweeping', () => erasingContract(start))
    describe('withdrawing wording', () => withdrawingContract(start))
    describe('disclosing wording', () => disclosingContract(start))
    describe('rotating its epoch', () => rotatingContract(start))
    describe('links, fingerprints and short-lived records', () => sideTablesContract(start))
  })
}

/** Pieces of files, as recorders write them. */
export const ascii = (text: string): Buffer => Buffer.from(text, 'latin1')
export const hex = (digits: string): Buffer => Buffer.from(digits.replaceAll(' ', ''), 'hex')
export const big = (...values: readonly number[]): Buffer =>
  Buffer.concat(
    values.map((value) => {
      const four = Buffer.alloc(4)
      four.writeUInt32BE(value)
      return four
    }),
  )
export const little = (value: number, width: 2 | 4 | 8 = 4): Buffer => {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(BigInt(value))
  return bytes.subarray(0, width)
}

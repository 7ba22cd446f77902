import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bucketOf, md5 } from '../../compiler/md5.ts'

const reference = (text: string) => createHash('md5').update(text, 'utf8').digest('hex')

describe('md5', () => {
  /** RFC 1321, A.5. */
  test.each([
    ['', 'd41d8cd98f00b204e9800998ecf8427e'],
    ['a', '0cc175b9c0f1b6a831c399e269772661'],
    ['abc', '900150983cd24fb0d6963f7d28e17f72'],
    ['message digest', 'f96b697d7cb7938d525a2f31aaf161d0'],
    ['abcdefghijklmnopqrstuvwxyz', 'c3fcd3d76192e4007dfb496cca67e13b'],
    [
      '12345678901234567890123456789012345678901234567890123456789012345678901234567890',
      '57edf4a22be3c955ac49da2e2107b67a',
    ],
  ])('of %j', (text, digest) => {
    expect(md5(text)).toBe(digest)
  })

  test('agrees with Node on any text, around the ends of blocks too', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        expect(md5(text)).toBe(reference(text))
      }),
      { numRuns: 1000 },
    )
    for (let length = 50; length < 140; length += 1) expect(md5('x'.repeat(length))).toBe(reference('x'.repeat(length)))
  })

  test.each(['c1', '42', 'é🎉'])('the bucket of %j is the first 8 hex digits modulo N', (id) => {
    expect(bucketOf(id, 'exp1', 100)).toBe(Number(BigInt(`0x${reference(`exp1:${id}`).slice(0, 8)}`) % 100n))
  })
})

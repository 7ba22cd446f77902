import fc from 'fast-check'

const odd = [
  "'",
  "''",
  '"',
  '\\',
  "\\'",
  '%',
  '_',
  ';',
  '--',
  '/*',
  '*/',
  '$1',
  '?',
  '{value}',
  '$$',
  '`',
  '\n',
  '\t',
  'é',
  '🎉',
  ' ',
  'E',
  ':a',
  '@',
]

/** Text that would break out of a literal badly made. */
export const hostileText = fc
  .array(fc.oneof(fc.constantFrom(...odd), fc.string({ maxLength: 3 })), { maxLength: 12 })
  .map((parts) => parts.join('').replaceAll('\0', ''))
  // Half of a surrogate pair is no text that a database can hold.
  .filter((body) => body.isWellFormed())

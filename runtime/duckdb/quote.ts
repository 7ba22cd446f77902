/** Names and texts inside statements that the runtime writes itself (file names, columns of the catalog). */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`

export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`

export const quoteTable = (name: readonly string[]): string => name.map(quoteName).join('.')

export const quoteList = (texts: readonly string[]): string => `[${texts.map(quoteText).join(', ')}]`

/** A file name that DuckDB takes as it is: what its globbing would expand stands in brackets. */
export const quoteFile = (file: string): string => quoteText(file.replaceAll(/[*?[]/g, '[$&]'))

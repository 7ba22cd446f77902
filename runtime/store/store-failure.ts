import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { failure } from '../failures.ts'

/** The only thing that the store's functions reject with. */
export class StoreFailure extends Error {
  readonly diagnostic: Diagnostic

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message)
    this.name = 'StoreFailure'
    this.diagnostic = diagnostic
  }
}

const sqliteReasons: Readonly<Record<number, string>> = {
  5: 'another program has been writing to it for too long',
  8: 'it may not be written',
  10: 'the disk failed',
  11: 'it is damaged',
  13: 'the disk is full',
  14: 'it cannot be opened',
  26: 'it is no SQLite database',
}

const otherReasons: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  EACCES: 'this user may not write it',
  EROFS: 'the disk is read-only',
  ENOTDIR: 'its folder is a file',
  EEXIST: 'its folder is a file',
  ECONNREFUSED: 'no server answers there',
  ENOTFOUND: 'its host is unknown',
  '28P01': 'the server does not accept its password',
  '28000': 'the server does not accept its user',
  '3D000': 'its database does not exist',
  '42501': 'its user lacks a permission there',
}

/** Why the store cannot be used, without what it was asked: that may hold secrets. */
export const storeFailure = (error: unknown, store: string): StoreFailure => {
  if (error instanceof StoreFailure) return error
  const { code = '', errcode = 0, message } = error as { code?: string; errcode?: number; message?: string }
  const reason = sqliteReasons[errcode & 0xff] ?? otherReasons[code] ?? String(message ?? error).replace(/\.$/, '')
  return new StoreFailure(failure('E993', { store, reason }))
}

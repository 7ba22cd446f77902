/** Keys of `Program.definitions`. */
export const segmentKey = (name: string): string => `segment:${name}`
export const traitKey = (set: string, trait: string): string => `trait:${set}.${trait}`

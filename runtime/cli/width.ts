/** East Asian wide and full-width letters and emoji, which take two cells of a terminal. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u
const invisible = /[\p{Mn}\p{Me}\p{Cf}]/u

/** How many cells of a terminal a text takes. */
export const cellWidth = (text: string): number => {
  let width = 0
  for (const character of text) width += wide.test(character) ? 2 : invisible.test(character) ? 0 : 1
  return width
}

import {mask} from '../../syntax/prose.ts'
import {fullWidthMarks} from './characters.ts'

const documents = 'md|mdx|markdown|html?|pdf|txt|csv|docx?|xlsx?|pptx?|zip|mp4'
const pictures = 'png|jpe?g|gif|svg|webp|avif|bmp|heic'
/** A web address or one of mail. */
export const isWeb = new RegExp(`^(?:https?://|mailto:)[^\\s<>"\`${mask}${fullWidthMarks}]+$`, 'i')
/** A path that begins with `./` or `../`. */
export const isRelative = new RegExp(`^\\.{1,2}/[^\\s<>"\`|${mask}]+$`)
/** A path that ends with the extension of a document or a picture. */
export const isFile = new RegExp(
  `^[^\\s<>"\`|#:?${mask}]+\\.(?:${documents}|${pictures})(?:#[^\\s<>"]*)?$`,
  'i'
)
/** A path that ends with the extension of a picture. */
export const isPicture = new RegExp(`\\.(?:${pictures})$`, 'i')
/** An anchor, or a path from the root of the site. */
export const isAnchorOrRoot = /^(?:#[\p{L}_%][\p{L}\p{N}\w%-]*|\/[\p{L}\w%][^\s<>"`|]*)$/u

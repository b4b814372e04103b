/** Decodes the percent-encoding of a text; returns the text itself if it is malformed. */
export function percentDecode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

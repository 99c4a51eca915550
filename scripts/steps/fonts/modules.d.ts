/** What is used of two packages that have no types of their own. */
declare module 'subset-font' {
  /** The font reduced to the characters of the text, with what their layout needs. */
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options?: { targetFormat?: 'woff2' | 'truetype'; noHinting?: boolean; keepFeatures?: string[] },
  ): Promise<Buffer>;
}
declare module 'fontkit' {
  export interface Font {
    /** Code points. */
    characterSet: number[];
    familyName: string;
    unitsPerEm: number;
    hasGlyphForCodePoint(code: number): boolean;
    /** Its width in font units. */
    glyphForCodePoint(code: number): { advanceWidth: number };
  }
  export function create(font: Uint8Array): Font;
}

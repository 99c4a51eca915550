/** Types of the used functions of two packages that have none. */
declare module 'subset-font' {
  /** Reduces the font to the characters of the text, with the tables that their layout needs. */
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

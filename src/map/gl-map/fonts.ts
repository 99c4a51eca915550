/** Fonts of the map's labels: a subset that is built with the atlas, and the system's fonts as a fallback. */
import type { BuiltFile, FontFile } from '../../domain/layer/catalogue.ts';

const FAMILY = 'Atlas Sans';
const SYSTEM = ['Noto Sans SC', 'Noto Sans CJK SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei'];

/** MapLibre reads the weight from the first name of `text-font`. That name need not exist; the next names are used. */
export const TEXT_FONT: Readonly<Record<400 | 700, string[]>> = {
  400: [FAMILY, ...SYSTEM, 'sans-serif'],
  700: [`${FAMILY} Bold`, FAMILY, ...SYSTEM, 'sans-serif'],
};

/** Loads the subsets that labels need and returns error messages. Without the subsets, the system's fonts are used. */
export async function loadFonts(
  fonts: readonly FontFile[],
  address: (file: BuiltFile) => string,
): Promise<readonly string[]> {
  const tries = await Promise.all(
    fonts
      .filter((font) => font.use === 'labels')
      .map(async (font) => {
        try {
          const face = new FontFace(FAMILY, `url(${JSON.stringify(address(font))})`, {
            weight: String(font.weight),
            ...(font.range === undefined ? {} : { unicodeRange: font.range }),
          });
          document.fonts.add(await face.load());
          return null;
        } catch (error) {
          return `label font ${font.href}: ${String(error)}`;
        }
      }),
  );
  return tries.filter((failure) => failure !== null);
}

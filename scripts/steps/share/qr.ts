/** The code that leads from a picture to the atlas. */
import { encode } from 'uqr';

/** Rows of modules, true is dark; without a quiet zone, for the paper around it is quiet. */
export const qrOf = (address: string): boolean[][] => encode(address, { ecc: 'M', border: 0 }).data;

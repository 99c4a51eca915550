/** The QR code that leads from a picture to the atlas. */
import { encode } from 'uqr';

/** Rows of modules; true is dark. It has no quiet zone, because the paper around it is empty. */
export const qrOf = (address: string): boolean[][] => encode(address, { ecc: 'M', border: 0 }).data;

import type { NetworkInterfaceInfo } from 'node:os';
type Address = Pick<NetworkInterfaceInfo, 'family' | 'internal' | 'address'>;
export function portFrom(given?: string): number;
export function freePort(from: number, host: string): Promise<number>;
export function siteAt(
  host: string,
  port: number,
  interfaces?: Readonly<Record<string, readonly Address[] | undefined>>,
): string | null;

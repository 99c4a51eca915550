/** Whether the atlas's server has a file at that address. */
export async function isThere(address: string): Promise<boolean> {
  const response = await fetch(address, { method: 'HEAD' }).catch(() => null);
  return response?.ok ?? false;
}

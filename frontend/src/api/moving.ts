import { exportMoving } from "./generated/sdk.gen";
import type { Accepted } from "./generated/types.gen";
import { sendFile } from "./uploads";

/** What is moved in: a zipped folder of the old program, or a pack. */
export type Cargo = "legacy" | "pack";

/** Sends a ZIP file to be moved in; a rehearsal brings nothing. `onProgress` is as for pictures. */
export function moveIn(
  cargo: Cargo,
  file: File,
  rehearse: boolean,
  onProgress: (part: number) => void,
): Promise<Accepted> {
  return sendFile("POST", `/api/import/${cargo}`, file, { dry_run: String(rehearse) }, onProgress);
}

/** Packs everything that the user has. */
export async function packEverything(): Promise<Accepted> {
  return (await exportMoving({ body: {}, throwOnError: true })).data;
}

/** Packs some entities of a type, with all that they use and the images that show them. */
export async function packEntities(entityType: string, ids: string[]): Promise<Accepted> {
  const entities = ids.map((id) => ({ entity_type: entityType, entity_id: id }));
  return (await exportMoving({ body: { entities }, throwOnError: true })).data;
}

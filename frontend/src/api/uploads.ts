import type { Entity } from "./entities";
import { client } from "./generated/client.gen";
import type { Kind } from "./kinds";
import { type ApiError, failedWith } from "./transport";

/** Which picture of an entity a user may upload: the end of the address that it is put to. */
export type Upload = NonNullable<Kind["upload"]>;

/**
 * Uploads a picture of an entity; `onProgress` hears how much has been sent, from 0 to 1.
 * Rejects with an `ApiError`.
 */
export function uploadPicture(
  slug: string,
  id: string,
  upload: Upload,
  file: File,
  onProgress: (part: number) => void,
): Promise<Entity> {
  const body = new FormData();
  body.set("file", file);
  // Not fetch: it does not tell how much has been sent.
  const request = new XMLHttpRequest();
  request.open("PUT", `${window.location.origin}/api/${slug}/${id}/${upload}`);
  request.responseType = "json";
  return new Promise((resolve, reject: (error: ApiError) => void) => {
    request.upload.onprogress = (event) =>
      event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () =>
      request.status === 200
        ? resolve(request.response as Entity)
        : reject(failedWith(request.status, request.response));
    request.onerror = () => reject(failedWith(0, null));
    request.send(body);
  });
}

/** Takes away what was uploaded. */
export async function removePicture(slug: string, id: string, upload: Upload): Promise<Entity> {
  const { data } = await client.delete<{ 200: Entity }, unknown, true>({
    url: `/api/{slug}/{id}/${upload}`,
    path: { slug, id },
  });
  return data;
}
